/** What is said of a year wherever its results are shown. */
export type WaveSummary = {
  year: number;
  title: string;
  status: string;
  opensOn: Date | null;
  closesOn: Date | null;
  referenceDate: Date;
  populationAsOf: Date;
  publishedAt: Date | null;
  /** Made-up answers of made-up municipalities. */
  demo: boolean;
  /** Answers solved from published figures. */
  rebuilt: boolean;
};

/** The columns of a wave that a summary is made of; the questionnaire, which is large, stays out. */
export const waveFields = {
  year: true, title: true, status: true, opensOn: true, closesOn: true, referenceDate: true, populationAsOf: true, publishedAt: true, demo: true, rebuilt: true,
} as const;

export const summaryOf = ({ year, title, status, opensOn, closesOn, referenceDate, populationAsOf, publishedAt, demo, rebuilt }: WaveSummary): WaveSummary => ({
  year, title, status, opensOn, closesOn, referenceDate, populationAsOf, publishedAt, demo, rebuilt,
});
