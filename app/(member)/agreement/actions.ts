'use server';
import { redirect } from 'next/navigation';
import { admitSupporter } from '@/lib/agreement/supporters/admit-supporter';
import { applyForAgreement } from '@/lib/agreement/membership/apply-for-agreement';
import { endAdmission } from '@/lib/agreement/supporters/end-admission';
import { applySchema, takeBackSchema } from '@/lib/agreement/membership/joining-schemas';
import { saveSheet } from '@/lib/agreement/sheets/save-sheet';
import { sheetSchema } from '@/lib/agreement/sheets/sheet-schema';
import { admissionSchema } from '@/lib/agreement/supporters/supporter-schemas';
import { takeBackApplication } from '@/lib/agreement/membership/take-back-application';
import { memberAction } from '@/lib/people/member-action';

export const apply = memberAction(applySchema, async (actor, input) => {
  await applyForAgreement(actor, input);
  return redirect(`/agreement?code=${input.code}&done=applied`);
});

export const takeBack = memberAction(takeBackSchema, async (actor, input) => {
  await takeBackApplication(actor, input);
  return redirect(`/agreement?code=${input.code}&done=taken-back`);
});

export const saveOwnSheet = memberAction(sheetSchema, async (actor, input) => {
  await saveSheet(actor, input);
  return redirect(`/agreement/${input.side}?code=${input.code}&done=saved`);
});

export const admit = memberAction(admissionSchema, async (actor, input) => {
  await admitSupporter(actor, input);
  return redirect(`/agreement/supporters?code=${input.code}&done=admitted`);
});

export const endAdmitting = memberAction(admissionSchema, async (actor, input) => {
  await endAdmission(actor, input);
  return redirect(`/agreement/supporters?code=${input.code}&done=ended`);
});
