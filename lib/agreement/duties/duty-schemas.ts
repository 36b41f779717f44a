import * as z from 'zod/mini';
import { isoDay } from '../../platform/time';
import { readDay } from '../../survey/read-day';
import { BY_HAND, type ByHand } from './duty-words';

// What the forms of the duties post. Each sentence names the field and the remedy.

const LOST = 'この画面の情報が読み取れませんでした。ページを開き直してください。';
const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.trim() : '')));
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const short = (text: string, most: number) => [...text].length <= most && !CONTROL.test(text.replace(/[\r\n\t]/g, ''));

const code = posted.check(z.refine((text: string) => /^[0-9]{6}$/.test(text), LOST));
export const idSchemaField = posted.check(z.refine((text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text), LOST));

/** A day up to today in Japan, however it is written. */
const pastDay = (label: string) =>
  z.pipe(
    posted.check(
      z.refine((text: string) => text !== '', `「${label}」を入力してください。`),
      z.refine((text: string) => text === '' || readDay(text) !== undefined, `「${label}」は2026-11-01や令和8年11月1日のように、ある日付を入力してください。`),
      z.refine((text: string) => (readDay(text) ?? '') <= isoDay(new Date()), `「${label}」は今日までの日付を入力してください。`),
      z.refine((text: string) => (readDay(text) ?? '9') >= '2000-01-01', `「${label}」は2000年以降の日付を入力してください。`),
    ),
    z.transform((text) => readDay(text) ?? ''),
  );
const needed = (label: string, most: number, why = '') =>
  posted.check(z.refine((text: string) => text !== '', `「${label}」を入力してください。${why}`), z.refine((text: string) => short(text, most), `「${label}」は${most}文字以内で入力してください。`));
const free = (label: string, most: number) => posted.check(z.refine((text: string) => short(text, most), `「${label}」は${most}文字以内で入力してください。`));

/** What the field of a record by hand is called, by duty. */
export const HAND_LABELS: Record<ByHand, { day: string; note: string; hint: string }> = {
  bcp: { day: '策定・改訂した日', note: '計画の置き場所', hint: '計画の名前と、どこにあるか（文書管理の番号、共有フォルダー、冊子の置き場所など）。構成団体との連絡の手順を含むことを確かめてください。' },
  training: { day: '参加した日', note: '研修の内容', hint: '研修の名前、主催、参加した部署。このシステムの「研修・会議」で出席が付いた研修は、ここに書く必要はありません。' },
  drill: { day: '参加した日', note: '訓練の内容', hint: '訓練の名前、主催、参加した部署。このシステムの「研修・会議」で出席が付いた訓練は、ここに書く必要はありません。' },
};

export const dutyByHandSchema = z
  .object({ code, duty: posted.check(z.refine((text: string) => BY_HAND.some((one) => one === text), LOST)), doneOn: posted, note: posted })
  .check(
    z.superRefine(({ duty, doneOn, note }, context) => {
      const labels = HAND_LABELS[duty as ByHand];
      if (!labels) return;
      for (const [path, result] of [['doneOn', pastDay(labels.day).safeParse(doneOn)], ['note', needed(labels.note, 500).safeParse(note)]] as const)
        for (const { message } of result.error?.issues ?? []) context.addIssue({ code: 'custom', path: [path], message });
    }),
  );
export type DutyByHand = z.infer<typeof dutyByHandSchema>;

export const receptionContent = z.object({
  steps: needed('受け入れの手順', 2_000, '応援の人が着いてから仕事を始めるまでの流れが分かるようにします。'),
  place: needed('手順の文書の置き場所', 500),
  guestIds: needed('ゲストIDなどの用意', 500, 'まだ用意していないときは、いつ用意するかを書いてください。'),
  desk: free('受け入れの窓口', 200),
});
export type ReceptionContent = z.infer<typeof receptionContent>;

export const sendingContent = z.object({
  decides: needed('派遣を決める人と手続', 500),
  travel: needed('旅費の扱い', 500),
  insurance: needed('保険の扱い', 500),
  cost: needed('費用の扱い', 500),
  remark: free('そのほか', 1_000),
});
export type SendingContent = z.infer<typeof sendingContent>;

export const receptionSchema = z.object({ code, reviewedOn: pastDay('確かめた日'), ...receptionContent.shape });
export const sendingSchema = z.object({ code, reviewedOn: pastDay('確かめた日'), ...sendingContent.shape });
export const takeBackSchema = z.object({ code, id: idSchemaField });

export type StatementField = { name: string; label: string; hint: string; rows: number; required: boolean };
export const STATEMENT_FIELDS: Record<'reception' | 'sending', StatementField[]> = {
  reception: [
    { name: 'steps', label: '受け入れの手順', hint: '到着の連絡、受付、庁内への入り方、仕事の割り当て、宿泊の案内など。応援の人が読んで分かるように書きます。', rows: 6, required: true },
    { name: 'place', label: '手順の文書の置き場所', hint: '文書の名前と、どこにあるか。', rows: 2, required: true },
    { name: 'guestIds', label: 'ゲストIDなどの用意', hint: '用意した数と、誰が渡すか。IDやパスワードそのものは、ここに書かないでください。', rows: 2, required: true },
    { name: 'desk', label: '受け入れの窓口', hint: '応援の人がはじめに訪ねる部署と場所。', rows: 1, required: false },
  ],
  sending: [
    { name: 'decides', label: '派遣を決める人と手続', hint: '誰の決裁で職員を派遣できるか。夜間・休日の扱いも書きます。', rows: 2, required: true },
    { name: 'travel', label: '旅費の扱い', hint: '支給の方法、立て替えの有無、宿泊の扱い。', rows: 2, required: true },
    { name: 'insurance', label: '保険の扱い', hint: '公務災害の扱い、任意の保険、車両の保険。', rows: 2, required: true },
    { name: 'cost', label: '費用の扱い', hint: '自分の団体で持つもの、応援を受ける団体に求めるもの。', rows: 2, required: true },
    { name: 'remark', label: 'そのほか', hint: '派遣できる期間や人数の目安など。', rows: 2, required: false },
  ],
};
