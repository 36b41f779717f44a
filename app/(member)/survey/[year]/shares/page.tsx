import { ShareForm } from '@/components/survey/ShareForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { shareValue } from '@/lib/survey/drafts/section-shares';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { share } from '../approval-actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の調査票の分担` };
}

export default async function SharesPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const [own, { sections, writers }] = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    return Promise.all([getResponse(actor, where), getColleagues(actor, where)]);
  });
  const { year, code, questionnaire } = own;
  const valueOf = (key: string) => {
    const given = sections.get(key)?.share;
    // Who has left since cannot be chosen again: the section is nobody's until it is given anew.
    return given && (!given.personId || writers.some(({ id }) => id === given.personId)) ? shareValue(given) : '';
  };
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '分担' }]} />
      <PageHeading above={`${own.title}　${own.municipality}`} title="区分の分担を決める">
        <p className="mt-2">区分ごとに担当する人か部門を決めると、その人のホームに表示されます。担当でない人も入力できます。</p>
      </PageHeading>
      <ShareForm action={share} year={year} code={code} writers={writers} sections={questionnaire.sections.map(({ key, number, title }) => ({ key, label: `${number} ${title}`, value: valueOf(key) }))} />
    </>
  );
}
