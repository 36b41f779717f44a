/** What an item of the inventory is, as the sealed JSON of inventory_item holds it. Every field is a text; days are YYYY-MM-DD. */
export const inventoryKinds = { system: 'システム', line: '回線', equipment: '機器' } as const;
export type InventoryKind = keyof typeof inventoryKinds;

/** Where it runs, in the survey's own words. */
export const inventoryForms = { own: '自庁舎', private: 'プライベートクラウド', public: 'パブリッククラウド', joint: '他団体と共同', none: '当てはまらない' } as const;
export type InventoryForm = keyof typeof inventoryForms;

export const inventoryFields = {
  kind: { label: '種類', most: 0, required: true, hint: '' },
  name: { label: '名称', most: 80, required: true, hint: '' },
  work: { label: '使っている業務', most: 200, required: true, hint: '例：住民記録、税、庁内のメール' },
  vendor: { label: '事業者', most: 100, required: false, hint: '開発・提供している会社' },
  form: { label: '形態', most: 0, required: true, hint: '' },
  place: { label: '置き場所', most: 200, required: false, hint: '庁舎の階、データセンターの所在地など' },
  maintainer: { label: '保守する人', most: 200, required: false, hint: '担当課、保守の会社' },
  needs: { label: '動かすのに要るもの', most: 500, required: false, hint: '電源、回線、ほかのシステム、媒体、鍵や認証の手段など' },
  renewal: { label: '更新・満了の日', most: 0, required: false, hint: '2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。' },
  follows: { label: '更新の後の予定', most: 200, required: false, hint: '入れ替え、契約の延長、廃止など' },
} as const;
export type InventoryField = keyof typeof inventoryFields;
export const inventoryFieldNames = Object.keys(inventoryFields) as InventoryField[];

export type Item = Record<Exclude<InventoryField, 'kind' | 'form'>, string> & { kind: InventoryKind; form: InventoryForm };

export const emptyItem: Item = { kind: 'system', name: '', work: '', vendor: '', form: 'own', place: '', maintainer: '', needs: '', renewal: '', follows: '' };

export const kindWord = (value: string): string => inventoryKinds[value as InventoryKind] ?? value;
export const formWord = (value: string): string => inventoryForms[value as InventoryForm] ?? value;

/** How a field reads to a person, in a table and in the sheet. */
export const fieldWord = (field: InventoryField, value: string): string => (field === 'kind' ? kindWord(value) : field === 'form' ? formWord(value) : value);
