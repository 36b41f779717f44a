import { canonicalName } from './names';
import type { Answers, AnswerValue, Item } from './questionnaire';

/** true and false count as yes and no; an indicator can be without its answers, or not asked of this respondent. */
type Holds = boolean | 'not answered' | 'not asked';

/**
 * A figure worked out from several answers, or from several choices of one. It stands in the table of `item`, and a
 * figure of the 2012 publication that is not simply one choice is one of these (prisma/published/2012.json names it).
 */
export type Indicator = {
  /** Stable for ever, like an item's key. */
  key: string;
  item: string;
  label: string;
  /** Whom the percentage is of, where that is narrower than whoever answered the item. */
  baseLabel?: string;
  /** … and which answers they gave: the base is a count of that question, and is withheld with it. */
  among?: { field: string; in: string[] };
  /** `answers` are those that count (their conditions hold); `item` is the one named above, as frozen in the wave. */
  of: (answers: Answers, item: Item) => Holds;
};

/** The part under which an indicator is counted; no row, part or follow-up begins with a star. */
export const indicatorPart = (key: string): string => `*${key}`;

const CORE_THREE = ['vendor.juki', 'vendor.tax', 'vendor.welfare'];
const FAMILY_REGISTER = 'vendor.koseki';

const isText = (value: AnswerValue | undefined): value is string => typeof value === 'string';

const sameVendor = (item: Item, a: string, b: string) => canonicalName(a, item.aliases) === canonicalName(b, item.aliases);

function choiceAmong(field: string, choices: string[]): Indicator['of'] {
  return (answers) => {
    const value = answers[field];
    return isText(value) ? choices.includes(value) : 'not answered';
  };
}

/** Counted only of those at this stage of their ICT-BCP. */
function amongStatus(status: string, of: Indicator['of']): Pick<Indicator, 'among' | 'of'> {
  return { among: { field: 'ict-bcp-status', in: [status] }, of: (answers, item) => (answers['ict-bcp-status'] === status ? of(answers, item) : 'not asked') };
}

function sameVendorThreeCore(answers: Answers, item: Item): Holds {
  const [juki, tax, welfare] = CORE_THREE.map((field) => answers[field]);
  if (!isText(juki) || !isText(tax) || !isText(welfare)) return 'not answered';
  return sameVendor(item, juki, tax) && sameVendor(item, juki, welfare);
}

function familyRegisterVendorDiffers(answers: Answers, item: Item): Holds {
  const juki = answers[CORE_THREE[0]!];
  const familyRegister = answers[FAMILY_REGISTER];
  const same = sameVendorThreeCore(answers, item);
  if (typeof same === 'string' || !isText(juki) || !isText(familyRegister)) return 'not answered';
  return same && !sameVendor(item, juki, familyRegister);
}

function familyRegisterVendorIsFujiXerox(answers: Answers, item: Item): Holds {
  const vendor = answers[FAMILY_REGISTER];
  return isText(vendor) ? sameVendor(item, vendor, '富士ゼロックス') : 'not answered';
}

function backupInSeveralPlaces(answers: Answers, item: Item): Holds {
  const rows = (item.rows ?? []).map(({ key }) => answers[`backup-place.${key}`]).filter(Array.isArray);
  if (rows.length === 0) return 'not answered';
  return rows.some((places) => places.length >= 2);
}

const underReview = choiceAmong('ict-bcp-in-regional-plan', ['under-review']);

/** Every derived indicator, in the order of the questionnaire. */
export const indicators: Indicator[] = [
  { key: 'same-vendor-three-core', item: 'vendor', label: '住基・税・福祉の3システムが同じ事業者', of: sameVendorThreeCore },
  { key: 'family-register-vendor-differs', item: 'vendor', label: '4つの基幹システムのうち戸籍だけが別の事業者', of: familyRegisterVendorDiffers },
  { key: 'family-register-vendor-fuji-xerox', item: 'vendor', label: '戸籍システムの事業者が富士ゼロックス（現 富士フイルムビジネスイノベーション）', of: familyRegisterVendorIsFujiXerox },
  { key: 'backup-several-places', item: 'backup-place', label: 'いずれかのバックアップを2か所以上で保管', of: backupInSeveralPlaces },
  { key: 'vendor-disaster-arrangement', item: 'vendor-disaster-arrangement', label: '取り決めがある（文書かどうかを問わない）', of: choiceAmong('vendor-disaster-arrangement', ['written', 'unwritten']) },
  { key: 'initial-response-priority-systems', item: 'initial-response-priority-systems', label: '初動と優先するシステムの少なくとも一方を想定', of: choiceAmong('initial-response-priority-systems', ['both', 'initial-response-only', 'priority-systems-only']) },
  { key: 'ict-drill', item: 'ict-drill', label: '訓練をしている（回数を問わない）', of: choiceAmong('ict-drill', ['yearly', 'less-often']) },
  { key: 'ict-bcp-not-established', item: 'ict-bcp-status', label: 'まだ策定していない', of: choiceAmong('ict-bcp-status', ['planned', 'considering', 'no-plan']) },
  { key: 'ict-bcp-in-regional-plan', item: 'ict-bcp-in-regional-plan', label: '策定済で、地域防災計画に位置付けている', baseLabel: '策定済の団体', ...amongStatus('established', choiceAmong('ict-bcp-in-regional-plan', ['positioned'])) },
  { key: 'ict-bcp-under-review-established', item: 'ict-bcp-in-regional-plan', label: '策定済で、位置付けを見直し中', baseLabel: '策定済の団体', ...amongStatus('established', underReview) },
  { key: 'ict-bcp-under-review-planned', item: 'ict-bcp-in-regional-plan', label: '策定予定で、位置付けを見直し中', baseLabel: '策定予定の団体', ...amongStatus('planned', underReview) },
];
