'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { addRespondents as addRespondentsService } from '@/lib/survey/waves/add-respondents';
import { changeWave as changeWaveService } from '@/lib/survey/waves/change-wave';
import { closeWave as closeWaveService } from '@/lib/survey/waves/close-wave';
import { extendWave as extendWaveService } from '@/lib/survey/waves/extend-wave';
import { openWave as openWaveService } from '@/lib/survey/waves/open-wave';
import { prepareWave as prepareWaveService } from '@/lib/survey/waves/prepare-wave';
import { reopenWave as reopenWaveService } from '@/lib/survey/waves/reopen-wave';
import { setValidity as setValidityService } from '@/lib/survey/waves/set-validity';
import { addRespondentsSchema, closeWaveSchema, closingDaySchema, openWaveSchema, prepareWaveSchema, validitySchema } from '@/lib/survey/waves/wave-schemas';

// Each leads back to the page of the year, which says what was done.

export const prepareWave = memberAction(prepareWaveSchema, async (actor, input) => {
  const { year } = await prepareWaveService(actor, input);
  return redirect(`/admin/waves/${year}?done=prepared`);
});

export const changeWave = memberAction(prepareWaveSchema, async (actor, input) => {
  await changeWaveService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=changed`);
});

export const openWave = memberAction(openWaveSchema, async (actor, input) => {
  const { asked } = await openWaveService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=opened&count=${asked}`);
});

export const addRespondents = memberAction(addRespondentsSchema, async (actor, input) => {
  const { added } = await addRespondentsService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=added&count=${added}`);
});

export const extendWave = memberAction(closingDaySchema, async (actor, input) => {
  await extendWaveService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=extended`);
});

export const closeWave = memberAction(closeWaveSchema, async (actor, input) => {
  await closeWaveService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=closed`);
});

export const reopenWave = memberAction(closingDaySchema, async (actor, input) => {
  await reopenWaveService(actor, input);
  return redirect(`/admin/waves/${input.year}?done=reopened`);
});

export const setValidity = memberAction(validitySchema, async (actor, input) => {
  await setValidityService(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.owner}?done=${input.validity}`);
});
