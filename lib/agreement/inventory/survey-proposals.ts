import type { AnswerValue } from '../../survey/questionnaire/questionnaire';
import type { Item } from './inventory-terms';

// What a municipality's inventory says of the yearly survey's items. The items' keys are those of prisma/questionnaire; which words stand for
// which row is ours. What an entry does not say clearly is not proposed: one doubtful entry and its row gets no place at all.

/** The survey's rows that an entry can be about, as the form calls them. */
export const subjects = { juki: '住基', tax: '税', welfare: '福祉', koseki: '戸籍', info: '情報系', network: 'ネットワーク', 'file-server': '共有ファイルサーバ' } as const;
export type Subject = keyof typeof subjects;

/** Words that name a row and nothing else; written as `plain` writes them. */
const WORDS: Record<Subject, string[]> = {
  juki: ['住基', '住民基本台帳', '住民記録', '住民票'],
  tax: ['税', '税務', '地方税', '住民税', '個人住民税', '法人住民税', '市民税', '町民税', '村民税', '市県民税', '町県民税', '市町村民税', '市税', '町税', '村税', '固定資産税', '軽自動車税', '課税', '税収納'],
  welfare: ['福祉', '総合福祉', '児童', '児童福祉', '児童手当', '児童扶養手当', '子育て支援', '障害', '障害福祉', '障害者福祉', '障がい福祉', '障がい者福祉', '高齢', '高齢福祉', '高齢者福祉', '国民健康保険', '国保', '介護', '介護保険', '生活保護', '後期高齢者医療'],
  koseki: ['戸籍', '戸籍附票', '戸籍の附票'],
  info: ['情報系', '内部情報系', '内部情報', '内部事務', 'メール', '電子メール', '庁内メール', '庁内のメール', 'グループウェア', '財務会計', '文書管理', '人事給与'],
  network: ['ネットワーク', '庁内ネットワーク', '庁内のネットワーク', '庁内lan', '庁内のlan', '庁内網', '庁舎間ネットワーク', '庁舎間接続', '庁舎間回線'],
  'file-server': ['ファイルサーバ', '共有ファイルサーバ', '共有ファイル', 'ファイル共有', '庁内ファイル共有', '庁内のファイル', '庁内のファイル共有', '共有フォルダ'],
};

const SUFFIX = /(システム|業務|事務|サーバ|関係|一式|等|など)$/;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '').replaceAll('サーバー', 'サーバ');
const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/\([^()]*\)/g, '');

/** A word with and without what is hung on to it: 住民記録システム, 住民記録. */
function forms(word: string): string[] {
  const shorter = word.replace(SUFFIX, '');
  return shorter === word || shorter === '' ? [word] : [word, ...forms(shorter)];
}

/** The survey's rows that an entry names, in its work or in its own name. */
export function subjectsOf({ name, work }: Pick<Item, 'name' | 'work'>): Subject[] {
  const words = withoutBrackets(`${name}、${work}`).split(/[、,・/;\n]|および|及び|ならびに|並びに/).flatMap((word) => forms(plain(word)));
  return (Object.keys(subjects) as Subject[]).filter((subject) => words.some((word) => WORDS[subject].includes(word)));
}

/** A copy or a spare says nothing of where the work runs and who is called first. */
const isSpare = ({ name, work }: Item): boolean => /バックアップ|予備|控え/.test(`${name}${work}`);

type Place = 'office-server-room' | 'office-other' | 'data-center' | 'cloud';
const PLACES: [Place, RegExp][] = [
  ['office-server-room', /サーバ(室|ルーム)|電算(機)?室|電子計算機室|計算機室|マシン(室|ルーム)/],
  ['office-other', /執務室|事務室|倉庫|書庫/],
  ['data-center', /データセンター?|(?<![a-z])i?dc(?![a-z])/],
  ['cloud', /クラウド/],
];

/** Says what is to be, not what is. */
const isPlanned = ({ place }: Pick<Item, 'place'>): boolean => /予定|移行|検討|未定/.test(place);

/** Where an entry runs, in the choices of 「サーバの設置場所」; null where form and place do not say it, or say two things that do not go together. */
export function placesOf({ form, place }: Pick<Item, 'form' | 'place'>): Place[] | null {
  if (isPlanned({ place })) return null;
  const said = PLACES.filter(([, words]) => words.test(plain(place))).map(([key]) => key);
  const only = (...allowed: Place[]) => said.length > 0 && said.every((one) => allowed.includes(one));
  if (form === 'own') return only('office-server-room', 'office-other') ? said : null;
  if (form === 'public') return said.length === 0 || only('cloud', 'data-center') ? ['cloud'] : null;
  const machines = said.filter((one) => one !== 'cloud'); // プライベートクラウド: what counts is where its machines are
  if (form === 'private') return machines.length === 1 && machines[0] !== 'office-other' ? machines : null;
  if (form === 'joint') return said.length === 1 && only('data-center', 'cloud') ? said : null;
  return null;
}

/** One company, as it is written; null for none, several, or a word that is no name. */
export const vendorOf = ({ vendor }: Pick<Item, 'vendor'>): string | null =>
  vendor === '' || /[、，,;；/／\n]|未定|不明|調整中|検討中|^(なし|無し|[-－ー―?？]+)$|ほか|他\d*社/.test(vendor.normalize('NFKC')) ? null : vendor;

export type Entry = { item: Item; /** When it was last changed, or the whole inventory gone through after that. */ asOf: Date };
export type Proposal = { field: string; value: AnswerValue; from: Entry[] };

/** The survey's items that an inventory is asked about; a section without any need not open it. */
export const servedItems = ['vendor', 'server-location', 'now-shared-use', 'now-government-cloud'] as const;

const CORE: Subject[] = ['juki', 'tax', 'welfare', 'koseki'];
const VENDOR_ROWS: Subject[] = ['juki', 'tax', 'welfare', 'koseki', 'network'];
const PLACE_ROWS: Subject[] = ['juki', 'tax', 'welfare', 'koseki', 'info', 'file-server'];
const MOST_VENDORS = 3; // ours: more names than these are no help in choosing one

/** What an inventory proposes, in the order of the form; several proposals to one field where entries differ and one has to be chosen. */
export function proposalsOf(entries: readonly Entry[]): Proposal[] {
  const about = entries.filter(({ item }) => !isSpare(item)).map((entry) => ({ entry, item: entry.item, on: subjectsOf(entry.item) }));
  const systems = about.filter(({ item }) => item.kind === 'system');
  const proposals: Proposal[] = [];

  for (const row of PLACE_ROWS) {
    const here = about.filter(({ item, on }) => on.includes(row) && (item.kind === 'system' || (item.kind === 'equipment' && plain(item.name).includes('サーバ'))));
    const places = here.map(({ item }) => placesOf(item));
    if (here.length === 0 || places.includes(null)) continue;
    const all = new Set(places.flatMap((one) => one ?? []));
    proposals.push({ field: `server-location.${row}`, value: PLACES.map(([key]) => key).filter((key) => all.has(key)), from: here.map(({ entry }) => entry) });
  }

  for (const row of VENDOR_ROWS) {
    const named = new Map<string, Entry[]>();
    for (const { entry, item } of (row === 'network' ? about : systems).filter(({ on }) => on.includes(row))) {
      const vendor = vendorOf(item);
      if (vendor !== null) named.set(vendor, [...(named.get(vendor) ?? []), entry]);
    }
    if (named.size <= MOST_VENDORS) for (const [value, from] of named) proposals.push({ field: `vendor.${row}`, value, from });
  }

  const core = systems.filter(({ on }) => on.some((row) => CORE.includes(row)));
  const joint = core.filter(({ item }) => item.form === 'joint' && !isPlanned(item));
  if (joint.length > 0) proposals.push({ field: 'now-shared-use', value: 'participating', from: joint.map(({ entry }) => entry) });
  const government = core.filter(({ item }) => item.form === 'public' && /ガバメント・?クラウド/.test(item.place) && placesOf(item) !== null);
  if (government.length > 0) proposals.push({ field: 'now-government-cloud', value: 'in-use', from: government.map(({ entry }) => entry) });
  return proposals;
}

/** The rows of 「主な事業者」 and 「サーバの設置場所」 to which one item by itself proposes an answer, in words. */
export function servedBy(item: Item): { vendors: string[]; places: string[] } {
  const fields = proposalsOf([{ item, asOf: new Date(0) }]).map(({ field }) => field.split('.'));
  const rowsOf = (key: string) => fields.flatMap(([one, row]) => (one === key ? [subjects[row as Subject]] : []));
  return { vendors: rowsOf('vendor'), places: rowsOf('server-location') };
}
