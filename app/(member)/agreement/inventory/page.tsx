import { InventoryItemForm } from '@/components/agreement/inventory/InventoryItemForm';
import { InventoryTable } from '@/components/agreement/inventory/InventoryTable';
import { OneActForm } from '@/components/agreement/OneActForm';
import { SheetPreview } from '@/components/agreement/inventory/SheetPreview';
import { TakeSheetForm } from '@/components/agreement/inventory/TakeSheetForm';
import { UploadFileForm } from '@/components/agreement/documents/UploadFileForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { isId } from '@/lib/agreement/documents/document-schemas';
import { getInventory, type InventoryPage } from '@/lib/agreement/inventory/get-inventory';
import { getInventoryUpload, type InventoryPreview } from '@/lib/agreement/inventory/get-inventory-upload';
import { emptyItem } from '@/lib/agreement/inventory/inventory-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { confirm, end, save, take } from './actions';

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export const metadata = { title: '構成・機材の台帳' };

const heading = 'mt-10 text-std-22B-150';
const DONE: Record<string, string> = { saved: '台帳に保存しました。', ended: '台帳から外しました。', confirmed: '今日の見直しを記録しました。「構成と機材の資料」の義務を満たした記録にもなります。' };

/** Systems, lines and equipment: what helpers read first. */
export default async function InventoryPageOf({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const page = await pageData(() => getInventory(actor, { code: whichMunicipality(actor, query.code) }));
  const preview = page.own && query.upload !== undefined ? await pageData(async () => {
    if (!isId(query.upload)) throw new NotFoundError();
    return getInventoryUpload(actor, { code: page.code, upload: query.upload });
  }) : null;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の資料', href: page.own ? `/agreement/documents?code=${page.code}` : '/agreement/documents' }, { label: '構成・機材の台帳' }]} />
      <PageHeading above={page.municipality} title="構成・機材の台帳">
        <p className="mt-2">{page.own ? '応援に来る人が最初に読む、システム、回線、機器の一覧です。暗号化して保管し、秘密保持の約束に同意した構成団体だけが開けます。' : `開いたことは記録され、${page.municipality}から見えます。秘密保持の約束に沿って扱ってください。`}</p>
      </PageHeading>
      {page.own ? <Own page={page} query={query} preview={preview} /> : <Theirs page={page} />}
    </>
  );
}

function Revision({ revision }: Pick<InventoryPage, 'revision'>) {
  if (!revision) return <p className="my-2">見直しの記録はまだありません。</p>;
  return <p className="my-2">最後の見直し：{formatDate(revision.on)}（{revision.items}件） {revision.old && <Tag tone="warning">1年を過ぎました</Tag>}</p>;
}

function Theirs({ page: { code, municipality, rows, revision } }: { page: InventoryPage }) {
  return (
    <>
      <Revision revision={revision} />
      {rows.length === 0 ? <p className="my-3">台帳に項目はまだありません。</p> : (
        <>
          <InventoryTable rows={rows} caption={`${municipality}の構成・機材の台帳`} />
          <p><LinkButton look="secondary" href={`/api/files/inventory/${code}`}>Excelで取り出す</LinkButton></p>
        </>
      )}
    </>
  );
}

function Own({ page, query, preview }: { page: InventoryPage; query: Query; preview: InventoryPreview | null }) {
  const { code, municipality, rows, revision } = page;
  const here = `/agreement/inventory?code=${code}`;
  const done = wordFor(DONE, query.done);
  const taken = typeof query.taken === 'string' ? /^(\d{1,4})-(\d{1,4})-(\d{1,4})$/.exec(query.taken) : null;
  const edited = rows.find(({ id }) => id === query.edit);
  if (edited || query.edit === 'new')
    return (
      <>
        <h2 className="mt-6 text-std-22B-150">{edited ? `「${edited.item.name}」を変更する` : '項目を加える'}</h2>
        <InventoryItemForm action={save} code={code} id={edited?.id ?? ''} item={edited?.item ?? emptyItem} back={here} />
        {edited && (
          <section className="mt-8 border-t border-solid-gray-420 pt-4">
            <p className="mb-2">使わなくなったものは台帳から外します。ほかの団体には見えなくなります。</p>
            <OneActForm action={end} hidden={{ code, id: edited.id }} look="danger" button="台帳から外す" name={`「${edited.item.name}」を台帳から外す`} />
          </section>
        )}
      </>
    );
  return (
    <>
      {done && <Notice tone="success" title={done} live />}
      {taken && <Notice tone="success" title={`取り込みました。加えた項目${taken[1]}件、変えた項目${taken[2]}件、外した項目${taken[3]}件。`} live />}
      {preview && <Preview code={code} preview={preview} />}
      <h2 className="mt-6 text-std-22B-150">{municipality}の台帳</h2>
      <Revision revision={revision} />
      {rows.length === 0 ? <p className="my-3">項目はまだありません。画面で加えるか、Excelに記入して送ってください。</p> : <InventoryTable rows={rows} caption="登録した項目" acts={({ id, item }) => <a href={`${here}&edit=${id}`} aria-label={`${item.name}を変更する`}>変更する</a>} />}
      <p><LinkButton look="secondary" href={`${here}&edit=new`}>項目を加える</LinkButton></p>
      {rows.length > 0 && (
        <section>
          <h2 className={heading}>年に1回の見直し</h2>
          <p className="my-2">{rows.length}件がいまの姿と合っているか確かめたら、見直しを記録します。協定の「構成と機材の資料」の義務の記録になります。</p>
          <OneActForm action={confirm} hidden={{ code }} look="primary" button="今日、見直したことを記録する" />
        </section>
      )}
      <h2 className={heading}>Excelで記入する</h2>
      <p className="my-2">いまの台帳が入ったExcelファイルです。「識別番号」は変えずに、新しい行では空のままにしてください。</p>
      <p className="my-3"><LinkButton look="secondary" href={`/api/files/inventory/${code}`}>Excelファイルをダウンロードする</LinkButton></p>
      <UploadFileForm
        action={`/api/upload/inventory?code=${code}`} label="記入したExcelファイル（.xlsx）" hint="送るだけでは台帳は変わりません。変わるところを確かめてから取り込みます。" button="送って変更を確かめる"
        accept=".xlsx" errors={preview?.refusal ? { file: preview.refusal } : {}}
      />
    </>
  );
}

function Preview({ code, preview }: { code: string; preview: InventoryPreview }) {
  if (preview.refusal) return null; // said at the field
  if (preview.takenAt) return <Notice title="このファイルは、すでに取り込まれています" />;
  const problems = preview.problems.length > 0;
  const nothing = preview.changes.every(({ what }) => what === 'same') && (problems || preview.missing.length === 0);
  return (
    <section id="preview" className="my-6 rounded-8 border border-solid-gray-420 p-4">
      <h2 className="text-std-22B-150">取り込む前の確認</h2>
      <p className="my-2">ファイル：{preview.fileName}</p>
      <SheetPreview changes={preview.changes} problems={preview.problems} />
      {!nothing && <TakeSheetForm action={take} code={code} upload={preview.id} problems={problems} missing={preview.missing.map(({ item }) => item.name)} />}
    </section>
  );
}
