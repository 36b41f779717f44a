'use server';
import { redirect } from 'next/navigation';
import { acceptApplication } from '@/lib/agreement/membership/accept-application';
import { addGroup as addGroupService } from '@/lib/agreement/membership/add-group';
import { changeStanding } from '@/lib/agreement/membership/change-standing';
import { chooseGroup as chooseGroupService } from '@/lib/agreement/membership/choose-group';
import { declineApplication } from '@/lib/agreement/membership/decline-application';
import { endGroup as endGroupService } from '@/lib/agreement/membership/end-group';
import { issueAgreementText } from '@/lib/agreement/text/issue-agreement-text';
import { acceptSchema, addGroupSchema, chooseGroupSchema, declineSchema, endGroupSchema, issueTextSchema, renameGroupSchema, stepSchema, takeBackPlanSchema, writeTextSchema } from '@/lib/agreement/membership/joining-schemas';
import { renameGroup as renameGroupService } from '@/lib/agreement/membership/rename-group';
import { takeBackPlan } from '@/lib/agreement/membership/take-back-plan';
import { writeAgreementText } from '@/lib/agreement/text/write-agreement-text';
import { memberAction } from '@/lib/people/member-action';

export const accept = memberAction(acceptSchema, async (actor, input) => {
  const { code, step } = await acceptApplication(actor, input);
  return redirect(`/admin/members/${code}?done=${step === 'planned' ? 'accepted-planned' : 'accepted'}`);
});

export const decline = memberAction(declineSchema, async (actor, input) => {
  const { code } = await declineApplication(actor, input);
  return redirect(`/admin/members/${code}?done=declined`);
});

export const changeStep = memberAction(stepSchema, async (actor, input) => {
  const step = await changeStanding(actor, input);
  return redirect(`/admin/members/${input.code}?done=${step === 'planned' ? 'planned' : 'changed'}`);
});

export const takeBack = memberAction(takeBackPlanSchema, async (actor, input) => {
  await takeBackPlan(actor, input);
  return redirect(`/admin/members/${input.code}?done=taken-back`);
});

export const chooseGroup = memberAction(chooseGroupSchema, async (actor, input) => {
  await chooseGroupService(actor, input);
  return redirect(`/admin/members/${input.code}?done=group`);
});

export const addGroup = memberAction(addGroupSchema, async (actor, input) => {
  await addGroupService(actor, input);
  return redirect('/admin/members/groups?done=added');
});

export const renameGroup = memberAction(renameGroupSchema, async (actor, input) => {
  await renameGroupService(actor, input);
  return redirect('/admin/members/groups?done=renamed');
});

export const endGroup = memberAction(endGroupSchema, async (actor, input) => {
  await endGroupService(actor, input);
  return redirect('/admin/members/groups?done=ended');
});

export const writeText = memberAction(writeTextSchema, async (actor, input) => {
  await writeAgreementText(actor, input);
  return redirect('/admin/members/text?done=written');
});

export const issueText = memberAction(issueTextSchema, async (actor, input) => {
  await issueAgreementText(actor, input);
  return redirect('/admin/members/text?done=issued');
});
