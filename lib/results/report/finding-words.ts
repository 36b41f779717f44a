/**
 * What is missing where half or more share it: which counts make it, and our sentence. Values of one `part` are added up (a
 * respondent holds one of them); several cells must each be shared by half. Of everything the questionnaire asks that is
 * not here, findings.ts makes a general sentence.
 */
export type FindingRule = {
  key: string;
  /** Items it rests on. */
  items: readonly string[];
  words: string;
  cells: readonly { item: string; part: string; values: readonly string[] }[];
  /** Not proposed beside this one, which says it already. */
  within?: string;
};

const one = (item: string, words: string, values: readonly string[], part = ''): FindingRule => ({ key: item, items: [item], words, cells: [{ item, part, values }] });
const no = (item: string, words: string): FindingRule => one(item, words, ['no']);
const ALTERNATES = 'alternate-workplace-equipment';

/** In the order of the questionnaire. */
export const findingRules: readonly FindingRule[] = [
  no('building-seismic-isolation', '庁舎に免震の措置がない'),
  no('rack-seismic-isolation', 'サーバラックに免震装置がない'),
  no('device-fall-prevention', '機器の落下を防ぐ措置がない'),
  no('device-topple-prevention', '機器の転倒を防ぐ措置がない'),
  no('risk-assumed', '災害で起こりうるリスクの想定がない'),
  no('external-line-redundant', '対外接続回線が二重になっていない'),
  no('interoffice-line-redundant', '庁舎間の回線が二重になっていない'),
  no('system-redundant', 'システムが冗長化されていない'),
  one('backup-place', 'バックアップを、どれも1か所だけに置いている', ['no'], '*backup-several-places'),
  no('backup-policy-citywide', '全庁に通じるバックアップの方針がない'),
  one('rush-staff', 'かけつけ要員の取り決めがない', ['undecided']),
  {
    key: ALTERNATES,
    items: ['alternate-workplace', 'alternate-equipment'],
    words: '執務室が使えなくなったときの作業場所と、代わりの機器の備えがない',
    cells: [{ item: 'alternate-workplace', part: '', values: ['no'] }, { item: 'alternate-equipment', part: '', values: ['no'] }],
  },
  { ...no('alternate-workplace', '執務室が使えなくなったときの作業場所の備えがない'), within: ALTERNATES },
  { ...no('alternate-equipment', '代わりの機器の備えがない'), within: ALTERNATES },
  one('emergency-power', 'サーバを動かせる非常用電源がない', ['portable-generator-only', 'none']),
  one('satellite-phones', '衛星電話がない', ['0']),
  one('manual', '災害時の対応マニュアルがない', ['none']),
  { key: 'manual-ict-own', items: ['manual'], words: 'ICT部門専用の対応マニュアルがない', cells: [{ item: 'manual', part: '', values: ['within-citywide', 'none'] }], within: 'manual' },
  one('vendor-disaster-arrangement', '被災したときについて、外部事業者との取り決めがない', ['no'], '*vendor-disaster-arrangement'),
  { key: 'vendor-disaster-arrangement-written', items: ['vendor-disaster-arrangement'], words: '被災したときについて、文書にした外部事業者との取り決めがない', cells: [{ item: 'vendor-disaster-arrangement', part: '', values: ['unwritten', 'none'] }], within: 'vendor-disaster-arrangement' },
  no('vendor-disaster-contract', '災害時の行動について、外部事業者との契約がない'),
  no('safety-communication-rules', '安否確認と情報伝達のルールがない'),
  one('initial-response-priority-systems', '初動と、優先して復旧するシステムの想定がない', ['no'], '*initial-response-priority-systems'),
  one('ict-drill', 'ICT部門が災害訓練をしていない', ['no'], '*ict-drill'),
  no('aid-agreement', 'ICT部門の災害対応について、他の自治体との協定がない'),
  one('disaster-system', '災害時に使うシステムがない', ['none']),
  one('ict-bcp-status', 'ICT-BCPをまだ策定していない', ['yes'], '*ict-bcp-not-established'),
  one('ict-bcp-in-regional-plan', '地域防災計画にICT-BCPを位置付けていない', ['under-review', 'not-positioned']),
  one('ict-bcp-guideline', 'ICT-BCPが総務省ガイドラインの第3部までに対応していない', ['part-1', 'part-2', 'own']),
  one('now-restore-test', '遠隔地のバックアップから復元する試験をしたことがない', ['none', 'no-remote-backup']),
  one('now-telework', '災害のときにも使えるテレワーク環境がない', ['considering', 'none']),
  one('now-alternate-site', '代替拠点で業務を再開する手順がない', ['considering', 'none']),
  one('now-cyber-plan', 'サイバー攻撃を想定した計画がない', ['considering', 'none']),
];

/** Matrices: a sentence for each row. */
export const findingRowRules: readonly { item: string; values: readonly string[]; words: (row: string) => string }[] = [
  { item: 'configuration-known', values: ['partly', 'not-known'], words: (row) => `${row}の構成を、すべては把握していない` },
  { item: 'backup-medium', values: ['none'], words: (row) => `${row}のバックアップをしていない` },
  { item: 'backup-frequency', values: ['weekly', 'less-often'], words: (row) => `${row}のバックアップが、毎日より少ない` },
];

/** Whom a conditional item was asked of, shorter than the questionnaire says it. */
export const findingBases: Record<string, string> = {
  'building-seismic-isolation': 'サーバが庁舎内にある団体',
  'rack-seismic-isolation': 'サーバが庁舎内にある団体',
  'device-fall-prevention': 'サーバが庁舎内にある団体',
  'device-topple-prevention': 'サーバが庁舎内にある団体',
  'backup-frequency': 'そのバックアップをしている団体',
  'backup-place': 'バックアップをしている団体',
  'ict-bcp-in-regional-plan': '策定の予定がない団体を除く',
  'ict-bcp-guideline': '策定済の団体',
};

/** Nothing is missing in these, whatever the answer: who, where, how many, when, what is feared. */
export const withoutFinding: readonly string[] = ['ict-staff', 'responsibility', 'server-location', 'vendor', 'ict-bcp-date', 'ict-bcp-concern', 'now-restore-test-date'];
