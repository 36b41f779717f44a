'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { chooseFindings } from '@/lib/results/report/choose-findings';
import { chooseFindingsSchema } from '@/lib/results/report/report-schemas';

// The moment stands in the address because an address that differs in nothing but its anchor would show the page as it was.
export const choose = memberAction(chooseFindingsSchema, async (actor, input) => {
  const { year } = await chooseFindings(actor, input);
  const [what, key] = input.act.split(/:(.*)/s);
  return redirect(`/admin/waves/${year}/findings?done=${what}&at=${Date.now().toString(36)}${what === 'up' || what === 'down' || what === 'add' ? `#finding-${encodeURIComponent(key!)}` : ''}`);
});
