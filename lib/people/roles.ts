/** Roles as they are stored in assignment.role, in the order people read them. */
export const roles = ['editor', 'approver', 'coordinator', 'viewer', 'secretariat', 'supporter'] as const;
export type Role = (typeof roles)[number];

/** Roles that the pages of people give; people of a supporter are invited from its own page. */
export const roleChoices = roles.filter((role) => role !== 'supporter');

const names: Record<Role, string> = { editor: '回答担当', approver: '承認者', secretariat: '事務局', coordinator: '都道府県担当', viewer: '閲覧者', supporter: '協力事業者' };
const rights: Record<Role, string> = {
  editor: '担当する市区町村の回答を入力し、承認を依頼します。提出は、市区町村が決めた提出のしかたによります。相互応援協定の連絡先、資料、義務の記録も受け持ちます。',
  approver: '担当する市区町村の回答を入力し、提出、差し戻し、取り下げを行います。相互応援協定では、首長の決定を受けた申し込みと、秘密保持の約束への同意も行います。',
  coordinator: '担当する都道府県の市区町村の提出状況を見ます。回答の中身は見られません。',
  viewer: '公表された集計結果を見ます。',
  supporter: '協力事業者の連絡先と、出せる支援を登録します。市区町村の資料は、その市区町村が認めた場合を除いて見られません。',
  secretariat: '調査の開始と締め切り、利用者の招待、提出された回答と集計の確認、相互応援協定の運営を行います。確認コードの設定が必要です。',
};

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/** 回答担当, 承認者, … */
export const roleName = (role: string): string => (isRole(role) ? names[role] : role);

/** What the role is for, in one or two sentences. */
export const roleRights = (role: string): string => (isRole(role) ? rights[role] : '');

/** What a role belongs to: one municipality, one prefecture, or neither. */
export function placeOf(role: Role): 'municipality' | 'prefecture' | 'supporter' | 'none' {
  if (role === 'editor' || role === 'approver') return 'municipality';
  if (role === 'supporter') return 'supporter';
  return role === 'coordinator' ? 'prefecture' : 'none';
}

export const sides = { ict: 'ICT部門', disaster: '防災部門', other: 'その他' } as const;
export type Side = keyof typeof sides;
export const isSide = (value: unknown): value is Side => typeof value === 'string' && Object.hasOwn(sides, value);
