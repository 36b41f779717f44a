/** What an item of the inventory is, as the sealed JSON of inventory_item holds it. Every field is a text; days are YYYY-MM-DD. */
export const inventoryKinds = { system: 'システム', line: '回線', equipment: '機器' } as const;
export type InventoryKind = keyof typeof inventoryKinds;

/** Where it runs, in the survey's own words. */
export const inventoryForms = { own: '自庁舎', private: 'プライベートクラウド', public: 'パブリッククラウド', joint: '他団体と共同', none: '当てはまらない' } as const;
export type InventoryForm = keyof typeof inventoryForms;

/** In which order it is to come back after a disaster, as the municipality says. */
export const inventoryPriorities = { first: '最優先', second: '次に', third: '後でよい', none: '決めていない' } as const;
export type InventoryPriority = keyof typeof inventoryPriorities;

export const inventoryFields = {
  kind: { label: '種類', most: 0, required: true, hint: '' },
  name: { label: '名称', most: 80, required: true, hint: '' },
  work: { label: '使っている業務', most: 200, required: true, hint: '例：住民記録、税、庁内のメール' },
  priority: { label: '復旧の順', most: 0, required: false, hint: '応援に来る人は、この順に読みます。' },
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

/** The words of the fields that are chosen from a list. */
export const inventoryChoices: Partial<Record<InventoryField, Record<string, string>>> = { kind: inventoryKinds, priority: inventoryPriorities, form: inventoryForms };

export type Item = Record<Exclude<InventoryField, 'kind' | 'priority' | 'form'>, string> & { kind: InventoryKind; priority: InventoryPriority; form: InventoryForm };

export const emptyItem: Item = { kind: 'system', name: '', work: '', priority: 'none', vendor: '', form: 'own', place: '', maintainer: '', needs: '', renewal: '', follows: '' };

export const kindWord = (value: string): string => inventoryKinds[value as InventoryKind] ?? value;

/** How a field reads to a person, in a table and in the sheet. */
export const fieldWord = (field: InventoryField, value: string): string => inventoryChoices[field]?.[value] ?? value;
