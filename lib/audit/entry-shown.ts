/** A line of the log in words, as pages and the CSV show it. */
export type EntryShown = {
  id: string;
  seq: string;
  at: Date;
  /** Who acted. */
  who: string;
  /** 事務局, 自動処理, … */
  capacity: string;
  what: string;
  /** What it was done to, and how. */
  about: string;
  /** For whom: the municipality, the person. */
  forWhom: string;
  from: string;
};

export type EntryPage = { entries: EntryShown[]; total: number; pages: number; page: number };
