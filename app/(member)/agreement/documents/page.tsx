import { DocumentFields, type Typed } from '@/components/agreement/documents/DocumentFields';
import { UploadFileForm } from '@/components/agreement/documents/UploadFileForm';
import { TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { newDocumentSchema } from '@/lib/agreement/documents/document-schemas';
import { kindLabel } from '@/lib/agreement/documents/document-terms';
import { getNda } from '@/lib/agreement/documents/get-nda';
import { listDocuments, type OwnDocument } from '@/lib/agreement/documents/list-documents';
import { listSharedDocuments, type SharedBy } from '@/lib/agreement/documents/list-shared-documents';
import { fileProblem } from '@/lib/files/file-problems';
import { FILE_TYPES, type FileType, sizeInWords } from '@/lib/files/file-types';
import { mayKeepAgreement } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { codesOf } from '@/lib/platform/actor';
import { issuesByField } from '@/lib/platform/errors';
import { formatDate } from '@/lib/platform/time';
import { whichMunicipality } from '@/lib/survey/which-municipality';

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export const metadata = { title: '協定の資料' };

const heading = 'mt-10 text-std-22B-150';
const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

export default async function DocumentsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const code = await pageData(async () => whichMunicipality(actor, query.code ?? codesOf(actor)[0] ?? '000000'));
  if (!mayKeepAgreement(actor, code)) return <Theirs list={codesOf(actor).length > 0 ? '/agreement/documents' : '/supporter#documents'} {...await pageData(() => listSharedDocuments(actor, { of: code }))} />;
  const q = one(query.q) ?? '';
  const [own, others, nda] = await pageData(() => Promise.all([listDocuments(actor, { code }), listSharedDocuments(actor, { q }), getNda(actor, { code })]));
  const { errors, typed } = sentBack(query);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '協定の資料' }]} />
      <PageHeading above={own.municipality} title="協定の資料">
        <p className="mt-2">構成図や機材の一覧、ICT-BCP、受け入れ手順を登録し、秘密保持のもとで構成団体と共有します。ファイルは暗号化して保管し、だれがいつ開いたかを記録します。</p>
      </PageHeading>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <a href={`/agreement/nda?code=${code}`} className="inline-block py-2">秘密保持の約束{nda.accepted ? `（第${nda.version?.number}版に${formatDate(nda.accepted.at)}同意済）` : '（未同意）'}</a>
        <a href={`/agreement/inventory?code=${code}`} className="inline-block py-2">構成・機材の台帳</a>
      </p>
      <h2 className={heading}>{own.municipality}の資料</h2>
      {one(query.done) === 'withdrawn' && <Notice tone="success" title="資料を取り下げました。ほかの団体はもう開けません。" live />}
      {own.documents.length === 0 ? <p className="my-3">登録した資料はまだありません。</p> : <OwnTable documents={own.documents} />}
      <h2 className={heading}>資料を登録する</h2>
      <UploadFileForm
        action={`/api/upload/documents?code=${code}`} label="ファイル" button="登録する" errors={errors}
        hint="PDF、Word、Excel、PowerPoint、PNG、JPEG。20MBまで。マクロや埋め込みのあるファイル、パスワードの付いたファイルは受け付けていません。"
      >
        <DocumentFields typed={typed} errors={errors} version={false} sharedBefore={Object.keys(errors).length === 0 || typed.shared === 'on'} />
      </UploadFileForm>
      <h2 className={heading}>ほかの構成団体の資料</h2>
      <Others others={others} code={code} q={q} mayAccept={nda.mayAccept} status={nda.status} />
    </>
  );
}

/** What the upload's answer says in the address: which field to mend, and what had been typed. */
function sentBack(query: Query): { errors: Record<string, string>; typed: Typed } {
  const typed = Object.fromEntries(['kind', 'title', 'revised', 'note', 'shared'].flatMap((name) => (one(query[name]) ? [[name, one(query[name])]] : []))) as Typed;
  const problem = fileProblem(query.problem);
  if (problem) return { errors: { file: problem }, typed };
  if (query.problem !== 'fields') return { errors: {}, typed: {} };
  const parsed = newDocumentSchema.safeParse(typed);
  return { errors: { ...(parsed.success ? {} : issuesByField(parsed.error.issues)), file: '「ファイル」をもう一度選んでください。' }, typed };
}

const fileWords = (type: string, size: number): string => `${FILE_TYPES[type as FileType]?.label ?? type}・${sizeInWords(size)}`;

function OwnTable({ documents }: { documents: OwnDocument[] }) {
  return (
    <Table caption="登録した資料" captionHidden stacked>
      <thead><tr><Th>資料</Th><Th>種類</Th><Th>版</Th><Th>作成・改訂した日</Th><Th>状態</Th><Th>開かれた回数</Th></tr></thead>
      <tbody>
        {documents.map(({ id, kind, title, shared, withdrawnAt, version, openings }) => (
          <tr key={id}>
            <Th scope="row" className="min-w-48"><a href={`/agreement/documents/${id}`}>{title}</a></Th>
            <Td label="種類" className="min-w-32">{kindLabel(kind)}</Td>
            <Td label="版" className="whitespace-nowrap">第{version.number}版（{fileWords(version.type, version.size)}）</Td>
            <Td label="作成・改訂した日" className="min-w-40">{formatDate(version.revisedOn)}</Td>
            <Td label="状態">
              {withdrawnAt ? <Tag>取り下げ済</Tag> : (
                <span className="flex flex-wrap gap-1"><Tag tone={shared ? 'done' : 'plain'}>{shared ? '共有中' : '共有していません'}</Tag>{version.old && <Tag tone="warning">1年を過ぎました</Tag>}</span>
              )}
            </Td>
            <Td label="開かれた回数">{openings}回</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type Shared = Awaited<ReturnType<typeof listSharedDocuments>>;

function Others({ others, code, q, mayAccept, status }: { others: Shared; code: string; q: string; mayAccept: boolean; status: string | null }) {
  if (!others.reader)
    return status === 'member' ? (
      <Notice tone="warning" title="秘密保持の約束に同意すると開けます">
        <p>ほかの団体の資料と台帳は、いまの版の秘密保持の約束に同意した構成団体だけが開けます。{!mayAccept && '同意できるのは承認者です。'}</p>
        <p className="mt-2"><LinkButton href={`/agreement/nda?code=${code}`}>秘密保持の約束を読む</LinkButton></p>
      </Notice>
    ) : <p className="my-3">ほかの団体の資料は、協定の構成団体（休止中の団体を除く）が開けます。</p>;
  return (
    <>
      <form method="get" action="/agreement/documents" className="flex flex-wrap items-end gap-3 print:hidden" role="search">
        <input type="hidden" name="code" value={code} />
        <Field name="q" label="市区町村・読み・都道府県"><TextInput id={fieldIds('q').input} name="q" defaultValue={q} /></Field>
        <Button look="secondary" className="mb-5">探す</Button>
      </form>
      {others.shared.length === 0 ? <p className="my-3">{q ? `「${q}」に当てはまる団体が共有している資料はありません。` : '共有されている資料はまだありません。'}</p> : <SharedTable shared={others.shared} />}
      {others.more > 0 && <p className="my-3">このほか{others.more}団体あります。名前で絞り込んでください。</p>}
    </>
  );
}

function SharedTable({ shared }: { shared: SharedBy[] }) {
  return (
    <Table caption="ほかの構成団体が共有している資料" captionHidden stacked>
      <thead><tr><Th>団体</Th><Th>資料</Th><Th>作成・改訂・見直しの日</Th></tr></thead>
      <tbody>
        {shared.flatMap(({ code, name, prefecture, documents, inventory, inventoryRevised: revised }) => {
          const rows = [
            ...(inventory > 0 ? [{ key: code, link: <a href={`/agreement/inventory?code=${code}`}>構成・機材の台帳（{inventory}件）</a>, on: revised && { revisedOn: revised.on, old: revised.old } }] : []),
            ...documents.map((document) => ({
              key: document.id, on: document,
              link: <><a href={`/agreement/documents/${document.id}`}>{document.title}</a><span className="block text-solid-gray-700">{kindLabel(document.kind)}・{fileWords(document.type, document.size)}</span></>,
            })),
          ];
          return rows.map(({ key, link, on }, i) => (
            <tr key={key}>
              {i === 0 && <Th scope="rowgroup" rowSpan={rows.length} className="min-w-32 align-top">{name}<span className="block text-solid-gray-700">{prefecture}</span></Th>}
              <Td className="min-w-48">{link}</Td>
              <Td label="作成・改訂・見直しの日" className="min-w-40">{!on ? '見直しの記録はありません' : <>{formatDate(on.revisedOn)} {on.old && <Tag tone="warning">1年を過ぎました</Tag>}</>}</Td>
            </tr>
          ));
        })}
      </tbody>
    </Table>
  );
}

function Theirs({ shared, municipality, list }: Shared & { list: string }) {
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の資料', href: list }, { label: `${municipality}の資料` }]} />
      <PageHeading title={`${municipality}の資料`}><p className="mt-2">開いたことは記録され、{municipality}から見えます。</p></PageHeading>
      {shared.length === 0 ? <p className="my-3">共有されている資料はまだありません。</p> : <SharedTable shared={shared} />}
    </>
  );
}
