/** What stands in a file in place of a count or a statistic that is withheld. */
export const WITHHELD_WORD = '秘匿';
