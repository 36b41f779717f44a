/** Larger than any questionnaire that people fill in. */
export const MOST_BYTES = 300_000;

export const TOO_LARGE = '「調査票のファイル」が大きすぎます。300キロバイト以内の、調査票だけのファイルを選んでください。';
