'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { writeRemarkSchema } from '@/lib/results/report/report-schemas';
import { writeReportRemark } from '@/lib/results/report/write-report-remark';

export const writeRemark = memberAction(writeRemarkSchema, async (actor, input) => {
  const { year, place } = await writeReportRemark(actor, input);
  return redirect(`/admin/waves/${year}/report?done=${input.text ? 'written' : 'removed'}&at=${Date.now().toString(36)}#${encodeURIComponent(place === 'intro' ? 'overview' : place)}`);
});
