import { SurveyCards } from '@/components/survey/SurveyCards';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';

export const metadata = { title: '調査票' };

export default async function SurveysPage() {
  const actor = await requireActor();
  const surveys = await pageData(() => listOwnSurveys(actor));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '調査票' }]} />
      <PageHeading title="調査票" />
      {actor.kind === 'person' && <UnsentAnswers person={actor.personId} />}
      <SurveyCards surveys={surveys} />
    </>
  );
}
