import { RuleForm } from '@/components/survey/RuleForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime } from '@/lib/platform/time';
import { getSubmissionRule } from '@/lib/survey/submissions/get-submission-rule';
import { WAY_HINT, WAY_LABEL } from '@/lib/survey/submissions/submission-rule';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { setRule } from './actions';

export const metadata = { title: '提出のしかた' };

type Props = { searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

export default async function SubmissionRulePage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const rule = await pageData(() => getSubmissionRule(actor, { code: whichMunicipality(actor, query.code) }));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '提出のしかた' }]} />
      <PageHeading above={rule.municipality} title="提出のしかた">
        <p className="mt-2">庁内で回答をどのように確かめてから提出するかを、市区町村ごとに決めます。</p>
      </PageHeading>
      {query.done === 'set' && <Notice tone="success" title="提出のしかたを決めました。" live />}
      <dl className="my-4 grid gap-x-6 gap-y-2 desktop:grid-cols-[max-content_1fr]">
        <dt className="text-std-16B-170">今の提出のしかた</dt>
        <dd>{WAY_LABEL[rule.way]}。{WAY_HINT[rule.way]}</dd>
        <dt className="text-std-16B-170">決めた人</dt>
        <dd>{rule.set ? `${rule.set.by}　${formatDateTime(rule.set.at)}` : 'はじめの設定のままです。'}</dd>
      </dl>
      {rule.maySet ? <RuleForm action={setRule} code={rule.code} way={rule.way} /> : <Notice title="変えられるのは承認者と事務局です。変える必要があるときは、承認者に依頼してください。" />}
    </>
  );
}
