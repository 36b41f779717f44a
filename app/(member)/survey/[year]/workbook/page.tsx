import { FileInput } from '@/components/form/controls';
import { FieldError, describedBy, fieldIds } from '@/components/form/Field';
import { TakeWorkbookForm } from '@/components/survey/TakeWorkbookForm';
import { WorkbookProblems } from '@/components/survey/WorkbookProblems';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { getWorkbookUpload, type WorkbookUpload } from '@/lib/survey/workbook/get-workbook-upload';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { take } from './actions';

type Query = { code?: string | string[]; upload?: string | string[]; taken?: string | string[] };
type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の調査票にExcelで回答する` };
}

const heading = 'mt-8 text-std-22B-150';

export default async function WorkbookPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const page = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    return getWorkbookUpload(actor, { ...where, ...(query.upload === undefined ? {} : { upload: String(query.upload) }) });
  });
  const { year, code, upload } = page;
  const file = `/api/survey/${year}/workbook?code=${code}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: 'Excelで回答する' }]} />
      <PageHeading above={`${page.title}　${page.municipality}`} title="Excelで回答する" />
      {typeof query.taken === 'string' && /^\d{1,4}$/.test(query.taken) && <Taken count={Number(query.taken)} year={year} code={code} />}
      {page.shut && <Notice title={page.shut} />}
      {upload && <Preview page={page} upload={upload} />}
      {!upload && (
        <>
          <h2 className={heading}>1 ダウンロードする</h2>
          <p className="my-2">いまの回答が入ったExcelファイルです。区分ごとにシートがあり、選ぶ質問は一覧から選べます。マクロやリンクは使っていません。LibreOfficeでも開けます。</p>
          <p><LinkButton href={file}>Excelファイルをダウンロードする</LinkButton></p>
          <h2 className={heading}>2 入力する</h2>
          <ul className="my-2 list-disc pl-6">
            <li>黄色のセルだけに入力できます。「要否」が「回答不要」になった灰色の行は、答える必要がありません。</li>
            <li>行や列を消したり、「項目名」「ダウンロード時の値」の列を書き換えたりしないでください。</li>
            <li>ダウンロードした後に画面で変わった回答は、取り込むときにどちらを残すか確かめます。</li>
          </ul>
        </>
      )}
      {!page.shut && (
        <>
          <h2 className={heading}>{upload ? '別のファイルを送る' : '3 送る'}</h2>
          <UploadForm action={file} refusal={upload?.refusal} />
        </>
      )}
      <p className="mt-6"><a href={surveyAddress(year, code)} className="inline-block py-2">調査票の表紙</a></p>
    </>
  );
}

function UploadForm({ action, refusal }: { action: string; refusal?: string }) {
  const ids = fieldIds('file');
  const error = refusal || undefined;
  return (
    <form action={action} method="post" encType="multipart/form-data" className="my-2">
      <label htmlFor={ids.input} className="block text-std-17B-170">回答を入力したExcelファイル（.xlsx）</label>
      <p id={ids.hint} className="text-solid-gray-700">10MBまで。送るだけでは回答は変わりません。変わるところを確かめてから取り込みます。</p>
      <FileInput id={ids.input} name="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" {...describedBy('file', { hint: true, error })} />
      <FieldError name="file" error={error} />
      <Button look="secondary" className="mt-2">送って変更を確かめる</Button>
    </form>
  );
}

function Taken({ count, year, code }: { count: number; year: number; code: string }) {
  return (
    <Notice tone="success" title={count === 0 ? '取り込みました。変わった回答はありません。' : `${count}件の回答を取り込みました。`} live>
      <p><a href={surveyAddress(year, code, 'review')} className="inline-block py-2">回答の確認と提出へ</a></p>
    </Notice>
  );
}

function Preview({ page, upload }: { page: WorkbookUpload; upload: NonNullable<WorkbookUpload['upload']> }) {
  if (upload.refusal)
    return (
      <Notice tone="error" title={`${upload.fileName ? 'このファイルは読み取れませんでした。' : 'ファイルを受け取っていません。'}回答は変わっていません。`} live>
        {upload.fileName && <p>ファイル：{upload.fileName}</p>}
        <p>{upload.refusal}</p>
      </Notice>
    );
  const text = (change: WorkbookUpload['changes'][number], value: typeof change.to) => (value === null ? null : answerText(change.field, value));
  return (
    <>
      <h2 className={heading}>取り込む前の確認</h2>
      <p className="my-2">ファイル：{upload.fileName}（{formatDateTime(upload.uploadedAt)}に送信）</p>
      {upload.takenAt && <Notice tone="success" title={`このファイルは${formatDateTime(upload.takenAt)}に取り込み済です。`} />}
      <WorkbookProblems problems={upload.problems} />
      {!upload.takenAt && (
        <TakeWorkbookForm
          action={take} year={page.year} code={page.code} upload={upload.id} shut={page.shut !== null} withProblems={upload.problems.length > 0}
          changes={page.changes.map((change) => ({
            field: change.field.name, label: change.field.label, section: `${change.section.number} ${change.section.title}`, state: change.state,
            place: `シート「${change.sheet}」${change.row}行目`,
            before: text(change, change.from), now: text(change, change.now), after: text(change, change.to),
            changedBy: change.by && change.at ? `${change.by}さんが${formatDateTime(change.at)}に変更` : null,
          }))}
        />
      )}
    </>
  );
}
