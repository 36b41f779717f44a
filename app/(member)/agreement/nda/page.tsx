import { AcceptNdaForm, AddSignerForm, EndSignerForm } from '@/components/agreement/documents/NdaForms';
import { OneActForm } from '@/components/agreement/OneActForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { signerKinds } from '@/lib/agreement/documents/document-terms';
import { getNda, type NdaPage } from '@/lib/agreement/documents/get-nda';
import type { Signer } from '@/lib/agreement/documents/read-signers';
import { listSigners } from '@/lib/agreement/documents/list-signers';
import { mayReadNda } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { accept, addSigner, endSigner, takeBack } from './actions';

type Props = { searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

export const metadata = { title: '秘密保持の約束' };

const heading = 'mt-10 text-std-22B-150';
const DONE: Record<string, string> = {
  accepted: '同意しました。ほかの構成団体の資料を開けます。', withdrawn: '同意を取り消しました。ほかの団体の資料は開けなくなりました。手元の写しは消してください。', signer: '名簿に加えました。', left: '離れた日を入れました。',
};

/** The promise of secrecy: its text, whether the municipality has given it, and who has signed. */
export default async function NdaPageOf({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const asked = await pageData(async () => whichMunicipality(actor, query.code));
  if (!mayReadNda(actor, asked)) return <Theirs {...await pageData(() => listSigners(actor, { code: asked }))} />;
  const nda = await pageData(() => getNda(actor, { code: asked }));
  const { code, municipality, version, coming, accepted, history } = nda;
  const done = wordFor(DONE, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '秘密保持の約束' }]} />
      <PageHeading above={municipality} title="秘密保持の約束" />
      {done && <Notice tone="success" title={done} live />}
      <Standing nda={nda} />
      {coming && <Notice title={`第${coming.number}版が${formatDate(coming.inForceFrom)}に効力を生じます`}><p>その日から、新しい版に同意するまで、ほかの団体の資料は開けません。</p></Notice>}
      {version && (
        <section aria-labelledby="text" className="print:break-inside-auto">
          <h2 id="text" className={heading}>{version.title}（第{version.number}版）</h2>
          <p className="text-solid-gray-700">{formatDate(version.inForceFrom)}から</p>
          <div className="my-4 rounded-8 border border-solid-gray-420 p-4 whitespace-pre-line">{version.text}</div>
        </section>
      )}
      {version && nda.mayAccept && !accepted && nda.status === 'member' && <AcceptNdaForm action={accept} code={code} number={version.number} municipality={municipality} />}
      <Signers nda={nda} />
      {history.length > 0 && (
        <section>
          <h2 className={heading}>同意の記録</h2>
          <Table caption="同意の記録" captionHidden stacked>
            <thead><tr><Th>版</Th><Th>同意した日</Th><Th>取り消した日</Th></tr></thead>
            <tbody>{history.map(({ number, acceptedAt, withdrawnAt }) => <tr key={String(acceptedAt)}><Th scope="row">第{number}版</Th><Td label="同意した日">{formatDate(acceptedAt)}</Td><Td label="取り消した日">{withdrawnAt && formatDate(withdrawnAt)}</Td></tr>)}</tbody>
          </Table>
        </section>
      )}
      {accepted && nda.mayAccept && (
        <section>
          <h2 className={heading}>同意を取り消す</h2>
          <p className="my-2">取り消すと、ほかの団体の資料と台帳は直ちに開けなくなります。手元の写しは消してください。もう一度同意すれば、また開けます。</p>
          <OneActForm action={takeBack} hidden={{ code }} look="danger" button="同意を取り消す" />
        </section>
      )}
    </>
  );
}

function Standing({ nda: { version, accepted, status, mayAccept } }: { nda: NdaPage }) {
  if (!version) return <Notice title="秘密保持の約束の文面は、まだ決まっていません" />;
  if (accepted) return <Notice tone="success" title={`第${version.number}版に${formatDate(accepted.at)}に同意しています`}><p>ほかの構成団体が共有した資料と台帳を開けます。</p></Notice>;
  if (status !== 'member') return <Notice title="同意できるのは、協定の構成団体です"><p>準備会、休止中、脱退した団体は、ほかの団体の資料を開けません。</p></Notice>;
  return <Notice tone="warning" title={`第${version.number}版にまだ同意していません`}><p>同意すると、ほかの構成団体が共有した資料と台帳を開けます。{!mayAccept && '同意できるのは承認者です。'}</p></Notice>;
}

function Signers({ nda: { code, municipality, signers, mayKeep, version } }: { nda: NdaPage }) {
  return (
    <section id="signers">
      <h2 className={heading}>署名した人の名簿</h2>
      <p className="my-2">資料を扱う職員と、応援に加わる事業者の担当者を載せます。資料を共有した団体も、この名簿を見られます。</p>
      <SignerTable signers={signers} mayKeep={mayKeep} />
      {mayKeep && version && (
        <details className="my-4 print:hidden">
          <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">署名した人を加える</summary>
          <AddSignerForm action={addSigner} code={code} municipality={municipality} />
        </details>
      )}
    </section>
  );
}

function SignerTable({ signers, mayKeep }: { signers: Signer[]; mayKeep: boolean }) {
  if (signers.length === 0) return <p className="my-3">まだだれも載っていません。</p>;
  return (
    <Table caption="署名した人" captionHidden stacked>
      <thead><tr><Th>氏名</Th><Th>別</Th><Th>所属・会社名</Th><Th>署名した日</Th><Th>離れた日</Th></tr></thead>
      <tbody>
        {signers.map(({ id, kind, name, organisation, signedOn, leftOn, number }) => (
          <tr key={id}>
            <Th scope="row" className="min-w-24">{name}</Th><Td label="別" className="whitespace-nowrap">{signerKinds[kind]}</Td><Td label="所属・会社名" className="min-w-32">{organisation}</Td>
            <Td label="署名した日" className="min-w-40">{formatDate(signedOn)}（第{number}版）</Td>
            <Td label="離れた日" className="min-w-40">{leftOn ? formatDate(leftOn) : mayKeep ? <EndSignerForm action={endSigner} id={id} name={name} /> : ''}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whom another member has let see the documents. */
function Theirs({ municipality, signers }: { municipality: string; signers: Signer[] }) {
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の資料', href: '/agreement/documents' }, { label: `${municipality}の名簿` }]} />
      <PageHeading title={`${municipality}で秘密保持の約束に署名した人`} />
      <SignerTable signers={signers} mayKeep={false} />
    </>
  );
}
