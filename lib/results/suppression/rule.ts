import type { EditionFacts } from '../editions/edition';
import { LEAST_BASE_OF_PERCENT } from '../counting/numbers';
import { THRESHOLD } from './threshold';

/** The rule by which counts are withheld, as every edition states it: counts from 1 up to below the threshold, and what would betray them. */
export const RULE: EditionFacts['rule'] = { threshold: THRESHOLD, leastBaseOfPercent: LEAST_BASE_OF_PERCENT };
