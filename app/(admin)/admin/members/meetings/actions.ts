'use server';
import { redirect } from 'next/navigation';
import { addGuest } from '@/lib/agreement/meetings/add-guest';
import { answerAtMeeting } from '@/lib/agreement/meetings/answer-at-meeting';
import { cancelMeeting } from '@/lib/agreement/meetings/cancel-meeting';
import { inviteToMeeting } from '@/lib/agreement/meetings/invite-to-meeting';
import { answerSchema, attendanceSchema, guestIdSchema, guestSchema, inviteSchema, materialIdSchema, meetingIdSchema, meetingSchema, minutesSchema } from '@/lib/agreement/meetings/meeting-schemas';
import { recordAttendance } from '@/lib/agreement/meetings/record-attendance';
import { removeGuest } from '@/lib/agreement/meetings/remove-guest';
import { removeMaterial } from '@/lib/agreement/meetings/remove-material';
import { saveMeeting } from '@/lib/agreement/meetings/save-meeting';
import { writeMinutes } from '@/lib/agreement/meetings/write-minutes';
import { memberAction } from '@/lib/people/member-action';

const desk = (id: string, done: string) => redirect(`/admin/members/meetings/${id}?done=${done}`);

export const save = memberAction(meetingSchema, async (actor, input) => desk(await saveMeeting(actor, input), 'saved'));
export const cancel = memberAction(meetingIdSchema, async (actor, input) => { await cancelMeeting(actor, input); return desk(input.id, 'cancelled'); });
export const invite = memberAction(inviteSchema, async (actor, input) => { await inviteToMeeting(actor, input); return desk(input.id, 'invited'); });
export const attendance = memberAction(attendanceSchema, async (actor, input) => { await recordAttendance(actor, input); return desk(input.id, 'attendance'); });
export const minutes = memberAction(minutesSchema, async (actor, input) => { await writeMinutes(actor, input); return desk(input.id, 'minutes'); });
export const answer = memberAction(answerSchema, async (actor, input) => { await answerAtMeeting(actor, input); return desk(input.id, 'answered'); });
export const guest = memberAction(guestSchema, async (actor, input) => { await addGuest(actor, input); return desk(input.id, 'guest'); });
export const dropGuest = memberAction(guestIdSchema, async (actor, input) => { await removeGuest(actor, input); return desk(input.id, 'guest'); });
export const dropMaterial = memberAction(materialIdSchema, async (actor, input) => { await removeMaterial(actor, input); return desk(input.id, 'dropped'); });
