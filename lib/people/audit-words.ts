import { actLabel } from '../audit/acts';
import type { Finding } from '../audit/chain';
import type { EntryShown } from '../audit/entry-shown';
import { formatFiscalYear } from '../platform/time';
import { roleName } from './roles';

export type EntryRow = {
  id: string;
  seq: bigint | null;
  at: Date;
  actor_kind: string;
  actor_name: string;
  act: string;
  municipality_code: string | null;
  municipality_name: string | null;
  subject_name: string | null;
  subject: string;
  detail: Record<string, unknown>;
  origin: string;
};

const capacities: Record<string, string> = { secretariat: '事務局', person: '利用者' };

/** A line of the log in words. */
export function entryShown(row: EntryRow): EntryShown {
  const place = row.municipality_code ? `${row.municipality_name ?? ''}（${row.municipality_code}）` : '';
  return {
    id: row.id,
    seq: row.seq === null ? '連鎖なし' : String(row.seq),
    at: row.at,
    ...actorWords(row),
    what: actLabel(row.act),
    about: [subjectWords(row.subject), detailWords(row.detail)].filter(Boolean).join('　'),
    forWhom: [place, row.subject_name].filter(Boolean).join('　'),
    from: row.origin || '（記録なし）',
  };
}

/** Recorded while nobody was signed in, but by someone who had just proved who it is. */
const proved = new Set(['sign-in.succeeded', 'signed-out', 'invitation.accepted']);

function actorWords({ actor_name: name, actor_kind: kind, act, subject_name: subject }: EntryRow): { who: string; capacity: string } {
  if (kind === 'anonymous') return proved.has(act) && subject ? { who: subject, capacity: '本人' } : { who: '（サインインしていない方）', capacity: '' };
  if (kind === 'job') return { who: '自動処理', capacity: '' };
  return { who: name || '（名前の記録なし）', capacity: capacities[kind] ?? kind };
}

/** Known by an id alone, which tells a person nothing. */
const SILENT = new Set(['invitation', 'query', 'question', 'scan', 'mail', 'faq', 'handover', 'municipality', 'membership', 'group', 'supporter', 'application', 'contact', 'round', 'duty', 'document', 'nda', 'inventory', 'file', 'signed-sheet', 'meeting']);

/** `response:2026:992011` → 2026年度（令和8年度）の回答; what is not known is shown as it stands. */
export function subjectWords(subject: string): string {
  const [kind, id = '', ...rest] = subject.split(':');
  if (/^20\d{2}$/.test(id)) {
    const year = formatFiscalYear(Number(id));
    if (kind === 'wave') return year;
    if (kind === 'response') return `${year}の回答`;
    if (kind === 'edition') return `${year}の結果 第${rest[0]}版`;
    return `${year} ${subject}`;
  }
  if (kind === 'agreement-text') return `協定の本文 第${id}版`;
  if (SILENT.has(kind!)) return '';
  if (kind === 'account') return `アカウントの印 ${id}`;
  return subject;
}

/** What a key of `detail` is called; tests/unit/audit-words.test.ts holds that none is missing. */
export const detailKeys: Record<string, string> = {
  role: '役割', roles: '役割', prefecture: '都道府県', fields: '項目', receipt: '受付番号', asked: '対象', added: '追加', closesOn: '締切日', validity: '判定',
  ended: '終了した数', sessionsEnded: '終了したサインイン', changed: '直した数', lines: '行数', findings: '見つかった異常', seq: '末尾', on: '引き継ぎの日', code: '確認コード', here: 'この端末も', by: '条件', page: 'ページ',
  way: '提出のしかた', item: '項目', items: '項目', section: '区分', sections: '区分', year: '年度', kind: '種類', versions: '版', problems: '読み取れなかった数', total: '件数', days: '日', enabled: '自動の案内',
  places: '直した箇所', format: '形式', opensOn: '開始日', done: '対応済', basedOn: 'もとの年度', taken: '取り込んだ数', question: '質問', what: '内容', type: '種類', size: '大きさ（バイト）', status: '状態', from: 'もと', to: '先', anew: '送り直し', referenceDate: '調査基準日', populationAsOf: '人口の日付',
  decidedOn: '首長が決定した日', effectiveOn: '効力の生じる日', group: 'グループ', supporter: '協力事業者',
  how: '確かめ方', step: '知らせた先', means: '連絡手段の数', outcome: '結果', side: '側',
  duty: '義務', duties: '義務', attended: '出席', attending: '出席予定', invited: '案内した数', doneOn: '行った日',
  chosen: '選んだ数', narrowed: '絞り込み', counted: '集計した団体', differences: '訂正した数', named: '載せた団体名', shared: '共有',
};
const values: Record<string, string> = { from: 'いつから', to: 'いつまで', act: '操作', place: '市区町村', person: '人', text: 'ことば', mail: 'メールの画面', self: '本人がサインインして', colleague: '同僚が本人に聞いて', other: 'ほかの連絡担当', 'main-number': '代表電話（事務局）', secretariat: '事務局', reached: 'つながった', 'not-reached': 'つながらなかった', disaster: '防災側', ict: '情報側', up: '上へ', down: '下へ', configuration: '構成図・機材一覧', bcp: 'ICT-BCP', reception: '受け入れ手順', staff: '職員', vendor: '事業者',
  valid: '有効', invalid: '無効', true: 'はい', false: 'いいえ' };

const ways: Record<string, string> = { approver: '承認者が提出', decision: '紙の決裁', same: '回答担当が提出', paper: '紙（事務局が入力）' };

function valueWords(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.length > 5 ? `${value.slice(0, 5).map((one) => valueWords(key, one)).join('、')} ほか${value.length - 5}` : value.map((one) => valueWords(key, one)).join('、');
  const text = String(value);
  if (key === 'role' || key === 'roles') return roleName(text);
  if (key === 'way') return ways[text] ?? text;
  return values[text] ?? text;
}

/** Ids tell nobody anything. */
export const SILENT_KEYS = new Set(['remark', 'batch']);

/** 役割：承認者　項目：risk-assumed, manual */
export function detailWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([key, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !SILENT_KEYS.has(key))
    .map(([key, value]) => `${detailKeys[key] ?? key}：${valueWords(key, value)}`)
    .join('　');
}

/** What a finding of lib/audit/chain.ts means, for the secretariat. */
export function findingWords({ what, seq }: Pick<Finding, 'what' | 'seq'>): string {
  const sentences: Record<Finding['what'], string> = {
    missing: `${seq}番から始まる行がありません。削除されています。`,
    changed: `${seq}番の行が、書かれたときと違います。`,
    swapped: `${seq}番の行が、ほかの行と入れ替わっています。`,
    inserted: `${seq}番の行は、あとから差し込まれています。`,
    renumbered: `${seq}番の前の行が削除され、番号が振り直されています。`,
    unchained: '連鎖につながれていない行があります。',
    cut: `${seq}番から後の行がありません。`,
    rewritten: `${seq}番までの行が、外部に控えた内容と違います。`,
  };
  return sentences[what];
}
