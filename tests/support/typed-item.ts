import type { ItemKind } from '../../lib/survey/questionnaire/questionnaire';

/** What a person types for a new item of a kind. */
export const typedItem = (kind: ItemKind, key: string): Record<string, string> => ({
  kind, key,
  label: `試しの項目（${kind}）`,
  definition: '試しに加えた項目です。調査基準日の状態で答えてください。',
  document: '事務局の打合せ', sourceSection: '追加する項目', comparisonNote: '', required: '1',
  choices: 'している｜決まりがあるもの\n一部でしている\nしていない', exclusive: kind === 'many' ? 'していない' : '',
  rows: '本庁舎\n支所｜出張所を含みます', parts: '正規\n非正規', cell: 'one', ranks: '2', min: '0', max: '１，０００', unit: '台', maxLength: '', earliest: '', latest: '', suggestions: '見本システムズ\n例示情報サービス', unconfirmed: '1',
});
