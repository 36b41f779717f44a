import type { Area } from './area';

/** Free tables of the secretariat, comparison with other years, and where a municipality stands. */
export const standing: Area = {};
