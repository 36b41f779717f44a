'use server';
import { remindPrefectureSchema } from '@/lib/mail/mail-schemas';
import { memberAction } from '@/lib/people/member-action';
import { remindPrefecture } from '@/lib/survey/notices/remind-prefecture';

export const remind = memberAction(remindPrefectureSchema, remindPrefecture);
