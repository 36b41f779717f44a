import { AgreementTextBody, VersionHead, VersionList } from '@/components/agreement/text/AgreementTextView';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getAgreementText } from '@/lib/agreement/text/get-agreement-text';
import { getActor } from '@/lib/people/get-actor';

export const metadata = { title: '協定の本文' };

/** The text in force, for everyone. */
export default async function AgreementTextPage() {
  const { name, shown, versions, inForce } = await getAgreementText(await getActor(), '');
  return (
    <>
      <PageHeading above="協定の本文" title={name}>{shown && <VersionHead version={shown} inForce={inForce} />}</PageHeading>
      <p className="print:hidden"><a href="/agreement/call" className="inline-block py-1">この協定と加入のしかた</a></p>
      {shown ? <AgreementTextBody text={shown.text} /> : <Notice title="効力のある本文は、まだありません。"><p>本文が発効すると、このページで公開します。協定のねらいと構成団体の義務は「<a href="/agreement/call">この協定と加入のしかた</a>」でお読みになれます。</p></Notice>}
      <VersionList versions={versions} inForce={inForce} />
    </>
  );
}
