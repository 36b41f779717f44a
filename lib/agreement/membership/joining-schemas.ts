import * as z from 'zod/mini';
import { hasHeading } from '../text/agreement-text';
import { applicationKinds, needsReason } from './application-rules';
import { membershipStates } from './membership-states';
import { choiceField, codeField, dayField, idField, lineField, posted, textField, tickField } from '../posted-fields';

export const applySchema = z
  .object({
    code: codeField,
    kind: choiceField('申し込む内容', applicationKinds),
    mayor: lineField('首長の氏名', 50),
    decidedOn: dayField('首長が決定した日'),
    reason: textField('理由', 1000, false),
    confirmed: tickField('内容を確かめ、「首長の決定として申し込みます」にチェックを付けてください。'),
  })
  .check(z.refine(({ kind, reason }) => !needsReason(kind) || reason !== '', { path: ['reason'], error: '「理由」を入力してください。休止や脱退のわけを、事務局が確かめられるようにします。' }));
export type Apply = Omit<z.infer<typeof applySchema>, 'confirmed'>;

export const takeBackSchema = z.object({ code: codeField, id: idField });

export const acceptSchema = z.object({ id: idField, status: choiceField('立場', membershipStates), effectiveOn: dayField('効力の生じる日'), note: textField('申し込んだ団体へ伝えること', 1000, false) });
export type Accept = z.infer<typeof acceptSchema>;

export const declineSchema = z.object({ id: idField, answer: textField('受け付けない理由', 1000) });
export type Decline = z.infer<typeof declineSchema>;

export const stepSchema = z.object({ code: codeField, status: choiceField('新しい立場', membershipStates), effectiveOn: dayField('効力の生じる日'), note: textField('理由', 1000) });
export type Step = z.infer<typeof stepSchema>;

export const takeBackPlanSchema = z.object({ code: codeField, id: idField, why: textField('取り消す理由', 1000) });
export type TakeBackPlan = z.infer<typeof takeBackPlanSchema>;

const agreementText = textField('本文', 50_000).check(z.refine((text: string) => text === '' || hasHeading(text), '「本文」に条の見出しがありません。「第1条（目的）」のように、行の始めに「第○条」と書いてください。'));
export const writeTextSchema = z.object({ text: agreementText, reason: textField('改めた理由', 1000) });
export type WriteText = z.infer<typeof writeTextSchema>;

export const issueTextSchema = z.object({ effectiveOn: dayField('発効日'), confirmed: tickField('本文を確かめ、「この本文を発効させます」にチェックを付けてください。') });

const groupName = lineField('グループの名前', 50);
export const addGroupSchema = z.object({ name: groupName });
export const renameGroupSchema = z.object({ id: idField, name: groupName });
export const endGroupSchema = z.object({ id: idField });
/** '' for none. */
export const chooseGroupSchema = z.object({ code: codeField, group: posted.check(z.refine((text: string) => text === '' || idField.safeParse(text).success, '「グループ」を選んでください。')) });
