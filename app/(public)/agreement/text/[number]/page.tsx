import { AgreementTextBody, VersionHead, VersionList } from '@/components/agreement/text/AgreementTextView';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getAgreementText } from '@/lib/agreement/text/get-agreement-text';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: `協定の本文 第${(await params).number}版` };
}

/** One issued version, at an address that stays. */
export default async function AgreementVersionPage({ params }: Props) {
  const { number } = await params;
  const actor = await getActor();
  const { name, shown, versions, inForce } = await pageData(() => getAgreementText(actor, number));
  return (
    <>
      <Breadcrumbs trail={[{ label: '協定の本文', href: '/agreement/text' }, { label: `第${number}版` }]} />
      {shown && (
        <>
          <PageHeading above="協定の本文" title={name}><VersionHead version={shown} inForce={inForce} /></PageHeading>
          <AgreementTextBody text={shown.text} />
        </>
      )}
      <VersionList versions={versions} inForce={inForce} />
    </>
  );
}
