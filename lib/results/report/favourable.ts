import type { Item } from '@/lib/survey/questionnaire/questionnaire';

/**
 * The choices that mean that a municipality is ready, by item key. Where the figures of 2012 join choices (indicators.ts),
 * the same are joined here. What is not named has no better choice: who the vendor is, where a server stands, whether a
 * cloud is shared.
 */
const READY: Record<string, readonly string[]> = {
  'configuration-known': ['known'],
  'backup-frequency': ['continuous', 'daily'],
  'rush-staff': ['decided'],
  'emergency-power': ['servers'],
  manual: ['ict-own', 'within-citywide'],
  'vendor-disaster-arrangement': ['written', 'unwritten'],
  'initial-response-priority-systems': ['both', 'initial-response-only', 'priority-systems-only'],
  'ict-drill': ['yearly', 'less-often'],
  'ict-bcp-status': ['established'],
  'ict-bcp-in-regional-plan': ['positioned'],
  'ict-bcp-guideline': ['part-3'],
  'now-restore-test': ['all'],
  'now-telework': ['in-use', 'prepared'],
  'now-alternate-site': ['tested', 'planned'],
  'now-cyber-plan': ['within-bcp', 'separate'],
};

/**
 * The values of an item (of each row, for a matrix) that mean ready: yes of a yes/no question, else those named above as far
 * as the item still has them. A respondent holds at most one of them, so their counts may be added up.
 * @returns undefined where no choice is better than another, and for questions that are not one choice
 */
export function favourableValues(item: Pick<Item, 'key' | 'kind' | 'cell' | 'choices'>): string[] | undefined {
  if (item.kind === 'yesno') return ['yes'];
  if (item.kind !== 'one' && !(item.kind === 'matrix' && item.cell === 'one')) return undefined;
  const ready = (READY[item.key] ?? []).filter((value) => item.choices?.some((choice) => choice.value === value));
  return ready.length > 0 ? ready : undefined;
}
