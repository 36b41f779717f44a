'use server';
import { redirect } from 'next/navigation';
import { codeFormSchema } from '@/lib/mail/mail-schemas';
import { openCode } from '@/lib/mail/open-code';
import { action } from '@/lib/platform/action';
import { anonymous } from '@/lib/platform/actor';
import { requestOrigin } from '@/lib/platform/origin';

export const open = action(async () => anonymous, codeFormSchema, async (_actor, input) => redirect(await openCode(await requestOrigin(), input)));
