import { cache } from 'react';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { STATEMENT_FIELDS } from '@/lib/agreement/duties/duty-schemas';
import { getPreparation } from '@/lib/agreement/duties/get-preparation';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { whichMunicipality } from '@/lib/survey/which-municipality';

type Props = { params: Promise<{ code: string }> };

/** Once a request: the opening is written down. */
const read = cache(async (code: string) => {
  const actor = await requireActor();
  return pageData(async () => getPreparation(actor, { code: whichMunicipality(actor, code) }));
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).code)).municipality}の受け入れ・派遣の準備` };
}

const TITLES = { reception: '応援を受け入れるとき', sending: '応援に派遣するとき' };

export default async function PreparationPage({ params }: Props) {
  const { municipality, preparations } = await read((await params).code);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: '/agreement' }, { label: '受け入れ・派遣の準備', href: '/agreement/preparations' }, { label: municipality }]} />
      <PageHeading above="受け入れ・派遣の準備" title={municipality} />
      {preparations.length === 0 && <p>この団体は、まだ何も登録していません。</p>}
      {preparations.map(({ kind, content, reviewedOn }) => (
        <section key={kind} aria-labelledby={kind} className="mt-6">
          <h2 id={kind} className="text-std-24B-150">{TITLES[kind]}</h2>
          <p className="text-solid-gray-700">確かめた日：{formatDate(reviewedOn)}</p>
          <dl className="my-4 grid gap-x-6 gap-y-2 desktop:grid-cols-[max-content_1fr]">
            {STATEMENT_FIELDS[kind].filter(({ name }) => content[name]).map(({ name, label }) => (
              <div key={name} className="contents">
                <dt className="text-std-16B-170">{label}</dt>
                <dd className="whitespace-pre-wrap break-words">{content[name]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
