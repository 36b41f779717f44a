import 'server-only';
import { record } from '@/lib/audit/record';
import { actingPerson } from '@/lib/mail/acting-person';
import { notifySecretariat } from '@/lib/mail/notify-municipality';
import { mayReplyToMeeting } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { assertRoom } from '../assert-room';
import { findMeeting } from './find-meeting';

/** A question that everybody of the meeting reads, with its answer. @throws RefusedError, NotFoundError, StateError */
export async function askAtMeeting(actor: Actor, { id, code, text }: { id: string; code: string; text: string }): Promise<void> {
  if (!mayReplyToMeeting(actor, code)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id, { changing: true });
    assertRoom(await tx.meetingQuestion.count({ where: { meetingId: id, municipalityCode: code } }), 100, 'ひとつの研修・会議への団体からの質問');
    await tx.meetingQuestion.create({ data: { meetingId: id, municipalityCode: code, text, askedBy: (await actingPerson(tx))! } });
    await notifySecretariat(tx, { kind: 'meeting', concerns: code, path: `/admin/members/meetings/${id}`, subject: `【そなえあい】質問：${meeting.title}`, paragraphs: [`「${meeting.title}」に質問が届きました。`] });
    await record(tx, { act: 'meeting.asked', municipalityCode: code, subject: `meeting:${id}` });
  });
}
