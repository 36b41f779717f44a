import { AnswerList } from '@/components/survey/AnswerList';
import { CompareForm, DifferenceTable, VersionTable } from '@/components/survey/VersionTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { getVersions } from '@/lib/survey/submissions/get-versions';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';

type Query = { code?: string | string[]; version?: string | string[]; from?: string | string[]; to?: string | string[] };
type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度に提出した版` };
}

/** A version's number in an address; none given is undefined. */
function versionIn(text: string | string[] | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || !/^[1-9]\d{0,4}$/.test(text)) throw new NotFoundError('版が分かりません。画面の一覧から選んでください。');
  return Number(text);
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const told = await pageData(() =>
    getVersions(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code), version: versionIn(query.version), from: versionIn(query.from), to: versionIn(query.to) }));
  const { year, code, shown, compared } = told;
  const up = actor.kind === 'secretariat' ? [{ label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: told.municipality, href: `/admin/waves/${year}/${code}` }] : [{ label: formatFiscalYear(year), href: surveyAddress(year, code) }];
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, ...up, { label: '提出した版' }]} />
      <PageHeading above={`${told.title}　${told.municipality}`} title="提出した版" />
      <VersionTable versions={told.versions} hrefOf={(version) => `${surveyAddress(year, code, 'versions')}&version=${version}#answers`} shown={shown.version} />
      {compared && (
        <section aria-labelledby="compare" className="my-8">
          <h2 id="compare" className="text-std-24B-150">版どうしを比べる</h2>
          <CompareForm versions={told.versions} code={code} from={compared.from} to={compared.to} />
          <DifferenceTable {...compared} />
        </section>
      )}
      <div id="answers" tabIndex={-1} className="mt-8">
        <p className="text-std-20B-150">第{shown.version}版の回答</p>
        <AnswerList questionnaire={told.questionnaire} answers={shown.answers} />
      </div>
    </>
  );
}
