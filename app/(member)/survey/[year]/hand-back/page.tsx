import { AnswerList } from '@/components/survey/AnswerList';
import { RemarkField, RemarkForm } from '@/components/survey/RemarkForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayHandBack } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { prune } from '@/lib/survey/questionnaire/completeness';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { itemLabels } from '@/lib/survey/questionnaire/item-label';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { handBack } from '../approval-actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の回答の差し戻し` };
}

export default async function HandBackPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const own = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    if (!mayHandBack(actor, where.code)) throw new RefusedError();
    return getResponse(actor, where);
  });
  const { year, code, questionnaire, answers } = own;
  const review = surveyAddress(year, code, 'review');
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '回答の確認と提出', href: review }, { label: '差し戻し' }]} />
      <PageHeading above={`${own.title}　${own.municipality}`} title="指摘を付けて差し戻す">
        <p className="mt-2">差し戻すと、回答担当がまた入力できるようになります。指摘は項目の上に表示され、対応した記録が残ります。</p>
      </PageHeading>
      {own.status === 'requested' && !own.closedReason ? (
        <RemarkForm action={handBack} about={{ year, code }} labels={itemLabels(questionnaire)} general="項目によらないことを書いてください。項目ごとの指摘は、下のそれぞれの回答の下に書けます。" button="この内容で差し戻す">
          <AnswerList questionnaire={questionnaire} answers={prune(questionnaire, answers)} under={(_, item) => <RemarkField item={item.key} label={`${item.number} ${item.label}`} />} />
        </RemarkForm>
      ) : (
        <Notice title={own.closedReason ?? '承認待ちの回答ではないため、差し戻しはできません。'}>
          <p><a href={review} className="inline-block py-2">回答の確認と提出へ</a></p>
        </Notice>
      )}
    </>
  );
}
