'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { surveyAddress } from '@/lib/survey/addresses';
import { atRevisionSchema, helpSchema, resolveSchema, responseSchema, sharesSchema } from '@/lib/survey/submissions/approval-schemas';
import { closeDraft as closeService } from '@/lib/survey/drafts/close-draft';
import { handBack as handBackService } from '@/lib/survey/submissions/hand-back';
import { openDraft as openService } from '@/lib/survey/drafts/open-draft';
import { requestApproval as requestService } from '@/lib/survey/submissions/request-approval';
import { resolveRemark } from '@/lib/survey/submissions/resolve-remark';
import { handBackSchema } from '@/lib/survey/submissions/review-remarks';
import { shareSections } from '@/lib/survey/drafts/share-sections';
import { takeBackRequest as takeBackService } from '@/lib/survey/submissions/take-back-request';

// Each leads back to a page of the form, which says what was done.

export const requestApproval = memberAction(atRevisionSchema, async (actor, input) => {
  await requestService(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, 'review')}&done=requested`);
});

export const takeBackRequest = memberAction(responseSchema, async (actor, input) => {
  await takeBackService(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, 'review')}&done=taken-back`);
});

export const handBack = memberAction(handBackSchema, async (actor, { year, code, remarks }) => {
  await handBackService(actor, { year, code, remarks });
  return redirect(`${surveyAddress(year, code)}&done=handed-back`);
});

export const resolve = memberAction(resolveSchema, async (actor, { back, ...input }) => {
  await resolveRemark(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, back)}&done=resolved`);
});

export const share = memberAction(sharesSchema, async (actor, input) => {
  await shareSections(actor, input);
  return redirect(`${surveyAddress(input.year, input.code)}&done=shared`);
});

export const openDraft = memberAction(helpSchema, async (actor, input) => {
  await openService(actor, input);
  return redirect(`${surveyAddress(input.year, input.code)}&done=opened`);
});

export const closeDraft = memberAction(responseSchema, async (actor, input) => {
  await closeService(actor, input);
  return redirect(`${surveyAddress(input.year, input.code)}&done=closed`);
});
