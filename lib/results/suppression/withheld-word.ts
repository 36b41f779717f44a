/** What stands on pages, in files and in the report in place of a count or a statistic that is withheld. */
export const WITHHELD_WORD = '秘匿';
