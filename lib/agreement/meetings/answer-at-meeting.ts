import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';

/** Answers a shared question, or mends the answer; who asked is told once. @throws RefusedError, NotFoundError */
export async function answerAtMeeting(actor: Actor, { id, question, text }: { id: string; question: string; text: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id);
    const asked = await tx.meetingQuestion.findFirst({ where: { id: question, meetingId: id }, select: { municipalityCode: true, answeredAt: true } });
    if (!asked) throw new NotFoundError();
    await tx.meetingQuestion.update({ where: { id: question }, data: { answer: text, answeredAt: new Date() } });
    const code = asked.municipalityCode;
    if (!asked.answeredAt) await notifyMunicipality(tx, { code, roles: ['editor', 'approver'], kind: 'meeting', path: `/agreement/meetings/${id}?code=${code}`, pathLabel: '答えを見る', subject: `【そなえあい】質問への答え：${meeting.title}`, paragraphs: [`「${meeting.title}」への質問に答えがありました。`] });
    await record(tx, { act: 'meeting.answered', municipalityCode: code, subject: `meeting:${id}` });
  });
}
