import { AgreementCards } from '@/components/agreement/AgreementCards';
import { StandingTag } from '@/components/agreement/StandingTag';
import { StepTable } from '@/components/agreement/StepTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getStanding } from '@/lib/agreement/get-standing';
import { SINCE_LABEL, STANDING_MEANING } from '@/lib/agreement/standing-words';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { whichMunicipality } from '@/lib/survey/which-municipality';

export const metadata = { title: '相互応援協定' };

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** A municipality's front page of the agreement: where it stands and what it can do. */
export default async function AgreementPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, municipality, agreement, standing, since, steps } = await pageData(async () => getStanding(actor, { code: whichMunicipality(actor, query.code) }));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '相互応援協定' }]} />
      <PageHeading above={agreement} title={`${municipality}の相互応援協定`} />
      <section aria-labelledby="standing" className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
        <h2 id="standing" className="mb-2 text-std-20B-150">いまの立場</h2>
        <p className="flex flex-wrap items-center gap-2">
          <StandingTag standing={standing} />
          {since && standing !== 'outside' && <span>{SINCE_LABEL[standing]}：{formatDate(since)}</span>}
        </p>
        <p className="mt-2">{STANDING_MEANING[standing]}</p>
      </section>
      <AgreementCards standing={standing} code={code} />
      {steps.length > 0 && (
        <section aria-labelledby="steps" className="mt-10">
          <h2 id="steps" className="text-std-24B-150">これまでの経過</h2>
          <StepTable steps={steps} />
        </section>
      )}
    </>
  );
}
