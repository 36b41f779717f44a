import { cache } from 'react';
import { DocumentFields, type Typed } from '@/components/agreement/documents/DocumentFields';
import { OneActForm } from '@/components/agreement/OneActForm';
import { UploadFileForm } from '@/components/agreement/documents/UploadFileForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Fold } from '@/components/ui/Fold';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { isId, newVersionSchema } from '@/lib/agreement/documents/document-schemas';
import { countsOnlyShared, kindLabel } from '@/lib/agreement/documents/document-terms';
import { type DocumentPage, getDocument } from '@/lib/agreement/documents/get-document';
import { fileProblem } from '@/lib/files/file-problems';
import { FILE_TYPES, type FileType, sizeInWords } from '@/lib/files/file-types';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { codesOf } from '@/lib/platform/actor';
import { issuesByField, NotFoundError } from '@/lib/platform/errors';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { share, withdraw } from './actions';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const read = cache(async (id: string) => {
  const actor = await requireActor();
  return pageData(async () => {
    if (!isId(id)) throw new NotFoundError();
    return getDocument(actor, { id });
  });
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).id)).title}（協定の資料）` };
}

const heading = 'mt-10 text-std-22B-150';
const DONE: Record<string, string> = {
  added: '資料を登録しました。', renewed: '新しい版を登録しました。', shared: '資料を共有しました。秘密保持の約束に同意した構成団体が開けます。', closed: '共有をやめました。ほかの団体はもう開けません。',
};

export default async function DocumentPageOf({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const document = await read(id);
  const done = wordFor(DONE, query.done);
  const list = document.own ? `/agreement/documents?code=${document.code}` : codesOf(actor).length > 0 ? '/agreement/documents' : '/supporter#documents';
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の資料', href: list }, { label: document.title }]} />
      <PageHeading above={`${document.municipality}　${kindLabel(document.kind)}`} title={document.title} />
      {done && <Notice tone="success" title={done} live />}
      {document.own ? <Own document={document} query={query} /> : <Theirs document={document} />}
    </>
  );
}

const fileWords = (type: string, size: number): string => `${FILE_TYPES[type as FileType]?.label ?? type}・${sizeInWords(size)}`;

/** What a member sees of another's document: what it is, what opening it means, and the file. */
function Theirs({ document: { id, municipality, versions: [version] } }: { document: DocumentPage }) {
  if (!version) return <p>この資料には、開ける版がありません。</p>;
  const pdf = version.type === 'application/pdf';
  return (
    <>
      <dl className="my-4">
        <dt className="text-std-16B-170">作成・改訂した日</dt>
        <dd>{formatDate(version.revisedOn)}（第{version.number}版） {version.old && <Tag tone="warning">1年を過ぎました。{municipality}に新しい版があるか確かめてください</Tag>}</dd>
        {version.note && <><dt className="mt-2 text-std-16B-170">この版の説明</dt><dd>{version.note}</dd></>}
        <dt className="mt-2 text-std-16B-170">ファイル</dt>
        <dd>{version.fileName}（{fileWords(version.type, version.size)}）</dd>
      </dl>
      <Notice title={`開いたことは記録され、${municipality}から見えます`}>
        <p>{pdf ? 'PDFの各ページに、あなたの名前と団体、日時が入ります。' : '名前と団体、日時が記録されます。'}写しは、応援とその準備に必要な間だけ持ち、使い終えたら消してください。</p>
      </Notice>
      <p><LinkButton href={`/api/files/documents/${id}`}>資料を開く（ダウンロード）</LinkButton></p>
    </>
  );
}

function Own({ document, query }: { document: DocumentPage; query: Query }) {
  const { id, code, kind, shared, withdrawnAt, current, versions, openings, title } = document;
  const { errors, typed } = sentBack(query);
  return (
    <>
      {withdrawnAt ? (
        <Notice title={`${formatDate(withdrawnAt)}に取り下げました`}><p>ほかの団体は開けません。{document.municipality}の方は、これまでの版を開けます。</p></Notice>
      ) : (
        <section className="my-4 rounded-8 border border-solid-gray-420 p-4">
          <p className="flex flex-wrap gap-2"><Tag tone={shared ? 'done' : 'plain'}>{shared ? '共有中' : '共有していません'}</Tag>{versions[0]?.old && <Tag tone="warning">作成・改訂から1年を過ぎました</Tag>}</p>
          <p className="my-2">{shared ? '秘密保持の約束に同意した構成団体が、最新の版を開けます。' : 'ほかの団体には見えません。'}{countsOnlyShared(kind) && !shared && '構成と機材の資料の義務は、共有している版だけで数えます。'}</p>
          <OneActForm action={share} hidden={{ id, shared: shared ? 'no' : 'yes' }} button={shared ? '共有をやめる' : '共有する'} />
          <Fold words="資料の取り下げ">
            <p className="mb-2">取り下げると、ほかの団体は直ちに開けなくなり、義務の記録からも外れます。元には戻せません。</p>
            <OneActForm action={withdraw} hidden={{ id }} look="danger" button="資料を取り下げる" name={`資料「${title}」を取り下げる`} />
          </Fold>
        </section>
      )}
      <h2 className={heading}>版</h2>
      <Table caption="版の一覧" captionHidden stacked>
        <thead><tr><Th>版</Th><Th>作成・改訂した日</Th><Th>説明</Th><Th>登録した日時</Th><Th>ファイル</Th></tr></thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.number}>
              <Th scope="row" className="whitespace-nowrap">第{version.number}版{version.number === current && '（最新）'}</Th>
              <Td label="作成・改訂した日" className="min-w-40">{formatDate(version.revisedOn)}</Td>
              <Td label="説明" className="min-w-40">{version.note}</Td>
              <Td label="登録した日時" className="min-w-40">{formatDateTime(version.uploadedAt)}</Td>
              <Td label="ファイル" className="min-w-48"><a href={`/api/files/documents/${id}?version=${version.number}`}>{version.fileName}</a><span className="block text-solid-gray-700">{fileWords(version.type, version.size)}</span></Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {!withdrawnAt && (
        <>
          <h2 className={heading}>新しい版を登録する</h2>
          <UploadFileForm action={`/api/upload/documents?code=${code}&document=${id}`} label="ファイル" hint="PDF、Word、Excel、PowerPoint、PNG、JPEG。20MBまで。" button="新しい版を登録する" errors={errors}>
            <DocumentFields typed={typed} errors={errors} version sharedBefore={shared} />
          </UploadFileForm>
        </>
      )}
      <h2 className={heading}>ほかの団体が開いた記録</h2>
      {openings.length === 0 ? <p className="my-3">まだ開かれていません。</p> : (
        <Table caption="開いた団体と人" captionHidden stacked>
          <thead><tr><Th>日時</Th><Th>団体</Th><Th>人</Th><Th>版</Th></tr></thead>
          <tbody>
            {openings.map(({ at, person, from, signersOf, number }, i) => (
              <tr key={i}><Td label="日時" className="min-w-40">{formatDateTime(at)}</Td><Td label="団体">{signersOf ? <a href={`/agreement/nda?code=${signersOf}`}>{from}</a> : from}</Td><Td label="人">{person}</Td><Td label="版">第{number}版</Td></tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function sentBack(query: Query): { errors: Record<string, string>; typed: Typed } {
  const typed = Object.fromEntries(['revised', 'note'].flatMap((name) => (typeof query[name] === 'string' ? [[name, query[name]]] : []))) as Typed;
  const problem = fileProblem(query.problem);
  if (problem) return { errors: { file: problem }, typed };
  if (query.problem !== 'fields') return { errors: {}, typed: {} };
  const parsed = newVersionSchema.safeParse(typed);
  return { errors: { ...(parsed.success ? {} : issuesByField(parsed.error.issues)), file: '「ファイル」をもう一度選んでください。' }, typed };
}
