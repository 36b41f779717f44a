import { InventoryItemForm } from '@/components/agreement/inventory/InventoryItemForm';
import { InventoryReading } from '@/components/agreement/inventory/InventoryReading';
import { InventoryTable } from '@/components/agreement/inventory/InventoryTable';
import { OneActForm } from '@/components/agreement/OneActForm';
import { SheetPreview } from '@/components/agreement/inventory/SheetPreview';
import { TakeSheetForm } from '@/components/agreement/inventory/TakeSheetForm';
import { UploadFileForm } from '@/components/agreement/documents/UploadFileForm';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { isId } from '@/lib/agreement/documents/document-schemas';
import { getInventory, type InventoryPage } from '@/lib/agreement/inventory/get-inventory';
import { getInventoryUpload, type InventoryPreview } from '@/lib/agreement/inventory/get-inventory-upload';
import { emptyItem } from '@/lib/agreement/inventory/inventory-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatDate, formatDateTime } from '@/lib/platform/time';
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
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, ...(page.own ? [{ label: '協定', href: `/agreement?code=${page.code}` }] : []), { label: '協定の資料', href: page.own ? `/agreement/documents?code=${page.code}` : '/agreement/documents' }, { label: '構成・機材の台帳' }]} />
      <PageHeading above={page.municipality} title="構成・機材の台帳">
        <p className="mt-2">{page.own ? '応援に来る人が最初に読む、システム、回線、機器の一覧です。暗号化して保管し、秘密保持の約束に同意した構成団体だけが開けます。' : `開いたことは記録され、${page.municipality}から見えます。秘密保持の約束に沿って扱ってください。`}</p>
      </PageHeading>
      {page.own && query.view !== 'read' ? <Own page={page} query={query} preview={preview} /> : <Reading page={page} reader={actor.kind === 'person' ? actor.name : ''} />}
    </>
  );
}

function Revision({ revision }: Pick<InventoryPage, 'revision'>) {
  if (!revision) return <p className="my-2">見直しの記録はまだありません。</p>;
  return <p className="my-2">最後の見直し：{formatDate(revision.on)}（{revision.items}件） {revision.old && <Tag tone="warning">1年を過ぎました</Tag>}</p>;
}

/** What helpers read, printed with who took it out and when. */
function Reading({ page: { code, municipality, own, rows, revision }, reader }: { page: InventoryPage; reader: string }) {
  const seen = `${reader}　${formatDateTime(new Date())} に閲覧　秘密保持の約束の対象`;
  return (
    <>
      <PrintMarks name={`${municipality} 構成・機材の台帳`} title={seen} />
      <Revision revision={revision} />
      {rows.length === 0 ? <p className="my-3">台帳に項目はまだありません。</p> : (
        <>
          <p className="print:hidden">ブラウザの「印刷」（Ctrl+P）で、A4の用紙に印刷できます。どのページにも、印刷した人と日時が入ります。</p>
          <InventoryReading rows={rows} />
          <p className="mt-6 print:hidden"><LinkButton look="secondary" href={`/api/files/inventory/${code}`}>Excelで取り出す</LinkButton></p>
        </>
      )}
      {own && <p className="print:hidden"><a href={`/agreement/inventory?code=${code}`} className="inline-block py-2">台帳の編集に戻る</a></p>}
    </>
  );
}

function Own({ page, query, preview }: { page: InventoryPage; query: Query; preview: InventoryPreview | null }) {
  const { code, municipality, rows, revision, openings } = page;
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
      {taken && <Notice tone="success" title={`取り込みました。加えた項目${taken[1]}件、変えた項目${taken[2]}件、外した項目${taken[3]}件。`} live><p>台帳の全体がいまの姿と合っていれば、「年に1回の見直し」も記録してください。</p></Notice>}
      {preview && <Preview code={code} preview={preview} />}
      <h2 className="mt-6 text-std-22B-150">{municipality}の台帳</h2>
      <Revision revision={revision} />
      {rows.length === 0 ? <p className="my-3">項目はまだありません。画面で加えるか、Excelに記入して送ってください。</p> : <InventoryTable rows={rows} caption="登録した項目" acts={({ id, item }) => <a href={`${here}&edit=${id}`} aria-label={`${item.name}を変更する`}>変更する</a>} />}
      <p className="flex flex-wrap items-center gap-4">
        <LinkButton look="secondary" href={`${here}&edit=new`}>項目を加える</LinkButton>
        {rows.length > 0 && <a href={`${here}&view=read`} className="inline-block py-2">応援に来る人が読む形（印刷用）</a>}
      </p>
      {rows.length > 0 && (
        <section>
          <h2 className={heading}>年に1回の見直し</h2>
          <p className="my-2">{rows.length}件がいまの姿と合っているか確かめたら、見直しを記録します。協定の「構成と機材の資料」の義務の記録になります。</p>
          <OneActForm action={confirm} hidden={{ code }} look="primary" button="今日、見直したことを記録する" />
        </section>
      )}
      <h2 className={heading}>毎年の調査票での利用</h2>
      <p className="my-2">調査票の「主な事業者」「サーバの設置場所」「自治体クラウド・共同利用への参加」「ガバメントクラウドの利用」に答えるとき、この台帳の内容を欄の下に示します。ボタンを押すまで、回答には入りません。</p>
      <p className="my-2">示すのは、項目の名称か「使っている業務」が「住民記録」「税」「福祉」「戸籍」「庁内LAN」などとはっきり読め、事業者が1社、形態と置き場所（「サーバ室」「データセンター」など）が合っているときだけです。どの質問に使えるかは、項目ごとに「調査票：」の後に示しています。</p>
      <h2 className={heading}>Excelで記入する</h2>
      <p className="my-2">いまの台帳が入ったExcelファイルです。「識別番号」は変えずに、新しい行では空のままにしてください。</p>
      <p className="my-3"><LinkButton look="secondary" href={`/api/files/inventory/${code}`}>Excelファイルをダウンロードする</LinkButton></p>
      <UploadFileForm
        action={`/api/upload/inventory?code=${code}`} label="記入したExcelファイル（.xlsx）" hint="送るだけでは台帳は変わりません。変わるところを確かめてから取り込みます。" button="送って変更を確かめる" look="secondary"
        accept=".xlsx" errors={preview?.refusal ? { file: preview.refusal } : {}}
      />
      <h2 className={heading}>ほかの団体が開いた記録</h2>
      {openings.length === 0 ? <p className="my-3">まだ開かれていません。</p> : (
        <Table caption="台帳を開いた団体と人" captionHidden>
          <thead><tr><Th>日時</Th><Th>団体</Th><Th>人</Th><Th>したこと</Th></tr></thead>
          <tbody>{openings.map(({ at, from, person, took }, i) => <tr key={i}><Td className="min-w-40">{formatDateTime(at)}</Td><Td>{from}</Td><Td>{person}</Td><Td>{took ? 'Excelで取り出した' : '開いた'}</Td></tr>)}</tbody>
        </Table>
      )}
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
