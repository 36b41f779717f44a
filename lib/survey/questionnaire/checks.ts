import { isoDay } from '../../platform/time';
import { answerText } from './answer-text';
import { prune } from './completeness';
import { type Field, fieldsOf, itemsOf } from './fields';
import type { Answers, AnswerValue, Item, Questionnaire } from './questionnaire';
import { formatYearMonth } from './year-month';

/** Something odd in an answer. It never keeps an answer from being submitted: it may well be right. */
export type Finding = {
  /** Stable name of the check with what it looked at, e.g. `number-jump:satellite-phones`. */
  key: string;
  item: string;
  /** The field to look at. */
  field: string;
  /** What is odd. */
  says: string;
  /** What to check. */
  toCheck: string;
};

type Setting = { questionnaire: Questionnaire; referenceDate: Date; last?: { year: number; answers: Answers } | null };
type Context = { now: Answers; before: Answers; year: number; referenceMonth: string; items: Map<string, Item>; fields: Field[] };
type Rule = (context: Context) => Finding[];

// A number has jumped when it has tripled or fallen to a third, by at least five: 1 → 4 satellite phones is no news.
const TIMES = 3;
const AT_LEAST = 5;

/** What is built or bound by contract, and seldom goes away within a year. */
const BUILT = [
  'building-seismic-isolation', 'rack-seismic-isolation', 'device-fall-prevention', 'device-topple-prevention',
  'external-line-redundant', 'interoffice-line-redundant', 'system-redundant', 'vendor-disaster-contract', 'aid-agreement',
];
/** Items whose better states do not simply vanish: from one of these to one of those. */
const LOST: [item: string, from: string[], to: string[]][] = [
  ['emergency-power', ['servers'], ['none']],
  ['ict-bcp-status', ['established'], ['planned', 'considering', 'no-plan']],
  ['manual', ['ict-own', 'within-citywide'], ['none']],
  ['vendor-disaster-arrangement', ['written'], ['none']],
];

const jump = (a: number, b: number): boolean => Math.abs(a - b) >= AT_LEAST && Math.max(a, b) >= TIMES * Math.min(a, b);

const numberJumps: Rule = ({ now, before, year, fields }) =>
  fields.flatMap((field) => {
    const [then, today] = [before[field.name], now[field.name]];
    if (field.kind !== 'number' || field.role === 'part' || typeof then !== 'number' || typeof today !== 'number' || !jump(then, today)) return [];
    return [{
      key: `number-jump:${field.name}`, item: field.item, field: field.name,
      says: `「${field.label}」が、${year}年度の${answerText(field, then)}から${answerText(field, today)}に大きく変わっています（3倍以上または3分の1以下で、差が5以上のときにお尋ねしています）。`,
      toCheck: '桁や単位の誤りがないか、数える範囲が前年度と同じかを確かめてください。',
    }];
  });

const lost: Rule = ({ now, before, year, fields }) => {
  const built = BUILT.map((key): (typeof LOST)[number] => [key, ['yes'], ['no']]);
  return [...built, ...LOST].flatMap(([key, from, to]) => {
    const field = fields.find(({ name }) => name === key);
    if (!field || !from.includes(String(before[key])) || !to.includes(String(now[key]))) return [];
    return [{
      key: `lost:${key}`, item: key, field: key,
      says: `{${key}}が、${year}年度の「${answerText(field, before[key])}」から「${answerText(field, now[key])}」に変わっています。`,
      toCheck: '庁舎の移転や計画の見直しなど、変わった事情があるかを確かめてください。前年度の回答が誤っていた場合も、その旨をお書きください。',
    }];
  });
};

const rowsWith = (answers: Answers, item: string, ...values: string[]): string[] =>
  Object.entries(answers).flatMap(([name, value]) => (name.startsWith(`${item}.`) && (Array.isArray(value) ? value : [value]).some((one) => values.includes(String(one))) ? [name.slice(item.length + 1)] : []));

const has = (value: AnswerValue | undefined, ...wanted: string[]): boolean => wanted.includes(String(value));

/** One finding of a rule that looks at a single place; null says nothing. */
const one = (key: string, field: string, of: (context: Context) => string | null | false, toCheck: string): Rule => (context) => {
  const asked = context.fields.find(({ name }) => name === field);
  const says = asked && of(context);
  return says ? [{ key, item: asked.item, field, says, toCheck }] : [];
};

const NOBODY = /^(なし|無し|ありません|該当なし|特になし|未定|検討中|不明|[-－ー―]+)$/;

/** Backed up far away, in rows that keep everything near. */
const farButNear: Rule = ({ now, items }) => {
  const near = rowsWith(now, 'backup-medium', 'remote-transfer', 'cloud').filter((row) => {
    const places = now[`backup-place.${row}`];
    return Array.isArray(places) && places.length > 0 && !places.includes('outside-municipality');
  });
  if (near.length === 0) return [];
  const rows = items.get('backup-place')?.rows?.filter(({ key }) => near.includes(key)) ?? [];
  return [{
    key: 'far-but-near', item: 'backup-place', field: `backup-place.${near[0]}`,
    says: `{backup-medium}では${rows.map(({ label }) => label).join('、')}を遠隔地やクラウドに送っていますが、{backup-place}に「市町村の外」が選ばれていません。`,
    toCheck: '転送先やクラウドの置き場所が市町村の外にあれば、「市町村の外」も選んでください。',
  }];
};

const rules: Rule[] = [
  numberJumps,
  lost,
  farButNear,
  one('nobody-responsible', 'responsibility.juki', ({ now }) => now['ict-staff.total'] === 0 && rowsWith(now, 'responsibility', 'ict-department', 'shared').length > 0
    && '{ict-staff}の合計は0人ですが、{responsibility}にICT部門が責任を持つものがあります。',
    '兼務の方も含めた人数か、責任を持つ部署を確かめてください。'),
  one('places-too-few', 'backup-place.places', ({ now }) => {
    const kinds = new Set(['same-building', 'other-building', 'outside-municipality'].filter((place) => rowsWith(now, 'backup-place', place).length > 0));
    const places = now['backup-place.places'];
    return typeof places === 'number' && places < kinds.size && `{backup-place}には${kinds.size}種類の場所が選ばれていますが、「保管場所の数」は${places}か所です。`;
  }, '保管場所の数を数え直してください。'),
  one('power-no-time', 'emergency-power.hours', ({ now }) => now['emergency-power.hours'] === 0 && '{emergency-power}は「サーバを動かせる」ですが、「動かせる時間」が0時間です。',
    'サーバを動かせる時間を、満量の燃料で数えて記入してください。動かせない場合は「ポータブル発電機のみ」か「なし」を選んでください。'),
  one('power-long', 'emergency-power.hours', ({ now }) => typeof now['emergency-power.hours'] === 'number' && now['emergency-power.hours'] > 24 * 14 && `{emergency-power}の「動かせる時間」が${now['emergency-power.hours']}時間（2週間を超える長さ）です。`,
    '給油をしないで動かせる時間か、単位（時間）に誤りがないかを確かめてください。'),
  one('contract-without-arrangement', 'vendor-disaster-contract', ({ now }) => has(now['vendor-disaster-contract'], 'yes') && has(now['vendor-disaster-arrangement'], 'none')
    && '{vendor-disaster-arrangement}は「なし」ですが、{vendor-disaster-contract}は「はい」です。',
    '契約に被災時の行動が書かれていれば、{vendor-disaster-arrangement}は「文書で定めている」です。'),
  one('agreement-with-nobody', 'aid-agreement.with', ({ now }) => typeof now['aid-agreement.with'] === 'string' && NOBODY.test(now['aid-agreement.with'].normalize('NFKC').trim())
    && '{aid-agreement}は「はい」ですが、「協定の相手」に相手の名前がありません。',
    '協定を結んでいる自治体の名前を記入してください。相手がいない場合は「いいえ」を選んでください。'),
  one('bcp-in-future', 'ict-bcp-date', ({ now, referenceMonth }) => typeof now['ict-bcp-date'] === 'string' && now['ict-bcp-date'] > referenceMonth
    && `{ict-bcp-date}が、調査基準日（${formatYearMonth(referenceMonth)}）より後の${formatYearMonth(now['ict-bcp-date'])}です。`,
    '策定した年月を確かめてください。基準日の後に策定する場合、{ict-bcp-status}は「策定予定」です。'),
  one('plan-not-there', 'ict-bcp-in-regional-plan', ({ now }) => has(now['ict-bcp-in-regional-plan'], 'positioned') && has(now['ict-bcp-status'], 'planned', 'considering')
    && '{ict-bcp-status}は策定前ですが、{ict-bcp-in-regional-plan}は「位置付けている」です。',
    'ICT-BCPが地域防災計画に書かれているか、別の計画と取り違えていないかを確かめてください。'),
  one('tested-nothing', 'now-restore-test', ({ now }) => has(now['now-restore-test'], 'all', 'some') && rowsWith(now, 'backup-place', 'outside-municipality').length === 0 && rowsWith(now, 'backup-medium', 'remote-transfer', 'cloud').length === 0
    && Object.keys(now).some((name) => name.startsWith('backup-place.')) && '{now-restore-test}をしていますが、{backup-medium}と{backup-place}に遠隔地がありません。',
    '遠隔地のバックアップがあるか、試験をしたのがどのバックアップかを確かめてください。'),
  one('remote-after-all', 'now-restore-test', ({ now }) => has(now['now-restore-test'], 'no-remote-backup') && rowsWith(now, 'backup-place', 'outside-municipality').length > 0
    && '{now-restore-test}は「遠隔地にバックアップがない」ですが、{backup-place}に「市町村の外」があります。',
    '市町村の外に保管しているものがあるかを確かめてください。'),
  one('test-in-future', 'now-restore-test-date', ({ now, referenceMonth }) => typeof now['now-restore-test-date'] === 'string' && now['now-restore-test-date'] > referenceMonth
    && `{now-restore-test-date}が、調査基準日（${formatYearMonth(referenceMonth)}）より後の${formatYearMonth(now['now-restore-test-date'])}です。`,
    '基準日までにした試験のうち、最後のものの年月を記入してください。'),
  one('site-without-room', 'now-alternate-site', ({ now }) => has(now['now-alternate-site'], 'tested', 'planned') && has(now['alternate-workplace'], 'no')
    && '{now-alternate-site}の手順がありますが、{alternate-workplace}は「いいえ」です。',
    '代替拠点にICT部門の作業場所が含まれるかを確かめてください。'),
  one('cyber-in-no-plan', 'now-cyber-plan', ({ now }) => has(now['now-cyber-plan'], 'within-bcp') && has(now['ict-bcp-status'], 'considering', 'no-plan')
    && '{now-cyber-plan}は「業務継続計画に含めている」ですが、{ict-bcp-status}は策定されていません。',
    '含めている計画がICT-BCP以外の業務継続計画であれば、備考に計画の名前をお書きください。'),
];

/**
 * What is odd in these answers, against last year's and against one another, in the order of the form. A rule whose
 * items a year does not ask says nothing.
 * @param setting.last the answers of the newest earlier year, as this year's questionnaire takes them
 */
export function findingsOf(answers: Answers, { questionnaire, referenceDate, last }: Setting): Finding[] {
  const context: Context = {
    now: prune(questionnaire, answers),
    before: last ? withTotals(questionnaire, last.answers) : {},
    year: last?.year ?? 0,
    referenceMonth: isoDay(referenceDate).slice(0, 7),
    items: new Map(itemsOf(questionnaire).map((item) => [item.key, item])),
    fields: fieldsOf(questionnaire),
  };
  const order = new Map(context.fields.map(({ name }, i) => [name, i]));
  const found = rules.flatMap((rule) => rule(context)).flatMap((finding) => named(finding, context.items));
  return found.sort((a, b) => order.get(a.field)! - order.get(b.field)!);
}

/** `{KEY}` becomes the item's number and label in this year's questionnaire; nothing is said of an item that it does not hold. */
function named(finding: Finding, items: Map<string, Item>): Finding[] {
  const text = `${finding.says}${finding.toCheck}`;
  if ([...text.matchAll(/\{([a-z0-9-]+)\}/g)].some(([, key]) => !items.has(key!))) return [];
  const put = (words: string) => words.replace(/\{([a-z0-9-]+)\}/g, (_, key: string) => `「${items.get(key)!.number} ${items.get(key)!.label}」`);
  return [{ ...finding, says: put(finding.says), toCheck: put(finding.toCheck) }];
}

/** What is carried over holds parts, not their sum. */
const withTotals = (questionnaire: Questionnaire, answers: Answers): Answers => ({ ...answers, ...prune(questionnaire, answers) });
