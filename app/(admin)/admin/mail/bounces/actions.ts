'use server';
import { redirect } from 'next/navigation';
import { withFileText } from '@/lib/mail/list-file';
import { bounceSchema } from '@/lib/mail/mail-schemas';
import { recordBounce } from '@/lib/mail/record-bounce';
import { memberAction } from '@/lib/people/member-action';

const recordOne = memberAction(bounceSchema, async (actor, input) => redirect(`/admin/mail/${(await recordBounce(actor, input)).id}?done=bounced`));

export const bounce = async (previous: Parameters<typeof recordOne>[0], form: FormData) => recordOne(previous, await withFileText(form, 'file', 'source'));
