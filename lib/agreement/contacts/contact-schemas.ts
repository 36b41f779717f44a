import * as z from 'zod/mini';
import { contactSides, meansHours, meansKinds, type ContactSide, type MeansHours, type MeansKind } from './contact-terms';
import { checkRows, type TypedMeans } from './check-rows';
import { failures, MAIN_NUMBER } from './calling-round';
import { meansField, MOST_MEANS } from './means-rows';

// What the forms of the contact pages post.

const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value : '')));
const LOST = 'この画面の情報が読み取れませんでした。ページを開き直してください。';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ofCode = posted.check(z.refine((text: string) => /^\d{6}$/.test(text), LOST));
const anId = posted.check(z.refine((text: string) => UUID.test(text), LOST));
const anIdOrNone = posted.check(z.refine((text: string) => text === '' || UUID.test(text), LOST));
const line = (label: string, longest: number) =>
  z.pipe(posted, z.transform((text) => text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').replace(/\s+/g, ' ').trim())).check(
    z.refine((text: string) => [...text].length <= longest, `「${label}」は${longest}文字以内で入力してください。`),
  );

const rows = Object.fromEntries(
  Array.from({ length: MOST_MEANS }, (_, i) => [
    [meansField(i, 'id'), anIdOrNone],
    [meansField(i, 'kind'), posted.check(z.refine((text: string) => text === '' || Object.hasOwn(meansKinds, text), `${i + 1}番目の連絡手段の「種類」を選んでください。`))],
    [meansField(i, 'value'), posted.check(z.refine((text: string) => text.length <= 300, `${i + 1}番目の「番号・アドレス」が長すぎます。`))],
    [meansField(i, 'hours'), posted.check(z.refine((text: string) => text === '' || Object.hasOwn(meansHours, text), `${i + 1}番目の連絡手段の「時間帯」を選んでください。`))],
    [meansField(i, 'private'), posted],
  ]).flat(),
);

function typedMeans(typed: Record<string, string>): TypedMeans[] {
  return Array.from({ length: MOST_MEANS }, (_, row): TypedMeans => {
    const part = (name: Parameters<typeof meansField>[1]) => typed[meansField(row, name)] ?? '';
    const kind = part('kind');
    return { row, id: part('id'), kind: Object.hasOwn(meansKinds, kind) ? (kind as MeansKind) : '', value: part('value').trim(), hours: (part('hours') || 'always') as MeansHours, private: part('private') === 'yes' };
  });
}

const contactFields = z.object({
  code: ofCode,
  id: anIdOrNone,
  seen: posted,
  side: posted.check(z.refine((text: string) => Object.hasOwn(contactSides, text), '「担当の側」を、防災と情報から選んでください。')),
  name: line('氏名', 60).check(z.refine((text: string) => text !== '', '「氏名」を入力してください。')),
  kana: line('ふりがな', 60),
  department: line('所属', 80),
  post: line('役職', 40),
  personId: anIdOrNone,
  ...rows,
}).check(
  z.check((payload) => {
    const { errors } = checkRows(typedMeans(payload.value as Record<string, string>));
    for (const [field, message] of Object.entries(errors)) payload.issues.push({ code: 'custom', input: payload.value, path: [field], message, continue: true });
  }, { when: () => true }), // also beside a wrong name: everything that is to be mended is said at once
);

export const contactSchema = z.pipe(
  contactFields,
  z.transform((typed) => {
    const { code, id, seen, side, name, kana, department, post, personId } = typed as Record<string, string>;
    const means = typedMeans(typed as Record<string, string>);
    return { code: code!, id: id!, seen: seen!, side: side as ContactSide, name: name!, kana: kana!, department: department!, post: post!, personId: personId!, means };
  }),
);
export type ContactInput = z.infer<typeof contactSchema>;

export const contactIdSchema = z.object({ id: anId });
export const moveContactSchema = z.object({ id: anId, direction: posted.check(z.refine((text: string) => text === 'up' || text === 'down', LOST)) });
export const mainNumberSchema = z.object({
  code: ofCode,
  number: posted.check(z.refine((text: string) => text.trim() !== '' && text.length <= 100, '「代表電話」を市外局番から入力してください。')),
});

const aToken = posted.check(z.refine((text: string) => /^[\w-]{20,64}$/.test(text), LOST));
export const linkSchema = z.object({ token: aToken });
export const disputeSchema = z.object({
  token: aToken,
  note: posted.check(z.refine((text: string) => [...text].length <= 500, '「違うところ」は500文字以内で入力してください。')),
});

export const openRoundSchema = z.object({
  closesOn: posted.check(z.refine((text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), '「記録の期限」の日付を入力してください。')),
});
export const roundIdSchema = z.object({ roundId: anId });
export const callMadeSchema = z.object({ contactId: anId, begunOn: posted.check(z.refine((text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text), LOST)) });
export const recordCallSchema = z.object({
  roundId: anId, meansId: anId,
  outcome: posted.check(z.refine((text: string) => text === 'reached' || text === 'not-reached', '「結果」を選んでください。')),
  failure: posted.check(z.refine((text: string) => text === '' || Object.hasOwn(failures, text), LOST)),
  fallback: posted.check(z.refine((text: string) => text === '' || text === MAIN_NUMBER || UUID.test(text), LOST)),
  note: line('補足', 200),
}).check(z.refine(({ outcome, failure }) => outcome !== 'not-reached' || failure !== '', { path: ['failure'], error: 'つながらなかったときは、「何が起きたか」を選んでください。' }));
export type RecordedCall = z.infer<typeof recordCallSchema>;
