import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddRespondentsForm, OpenWaveForm } from '@/components/survey/OpenWaveForm';
import { ExportLinks } from '@/components/survey/ExportLinks';
import { ClosingDayForm, CloseWaveForm } from '@/components/survey/ClosingForms';
import { PrepareWaveForm } from '@/components/survey/PrepareWaveForm';
import { ProgressView } from '@/components/survey/ProgressView';
import { WaveDesk } from '@/components/survey/WaveDesk';
import { DifferenceView } from '@/components/survey/editing/DifferenceView';
import { QuestionnaireLinks } from '@/components/survey/editing/QuestionnaireLinks';
import { WaveMailLinks } from '@/components/survey/WaveMailLinks';
import { WaveFacts } from '@/components/survey/WaveFacts';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayRunWaves } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatDate, formatFiscalYear, isoDay } from '@/lib/platform/time';
import { listPopulationDates } from '@/lib/register/list-population-dates';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { getProgress } from '@/lib/survey/waves/get-progress';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { addRespondents, changeWave, closeWave, extendWave, openWave, reopenWave } from '../actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const readYear = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${formatFiscalYear(readYear((await params).year))}の運営` };
}

function done(query: Record<string, string | string[] | undefined>): string | null {
  const count = typeof query.count === 'string' && /^\d{1,4}$/.test(query.count) ? Number(query.count).toLocaleString('ja-JP') : '';
  switch (query.done) {
    case 'prepared':
      return '年度を準備しました。調査票を確かめ、対象を選んで調査を開始してください。';
    case 'changed':
      return '準備した内容を変更しました。';
    case 'opened':
      return `${count}団体を対象に調査を開始しました。`;
    case 'added':
      return count === '0' ? '指定された団体は、すでに対象に入っています。' : `${count}団体を対象に追加しました。`;
    case 'extended':
      return '締切日を変更しました。';
    case 'closed':
      return '受付を締め切りました。';
    case 'reopened':
      return '受付を再開しました。';
    default:
      return null;
  }
}

export default async function WavePage({ params, searchParams }: Props) {
  const year = readYear((await params).year);
  const query = await searchParams;
  const actor = await requireActor();
  const filter = readProgressFilter(query);
  const progress = await pageData(async () => {
    if (!mayRunWaves(actor)) throw new RefusedError();
    return getProgress(actor, year, filter);
  });
  const { wave } = progress;
  const preparing = wave.status === 'preparing' && !wave.rebuilt ? { editing: await getEditing(actor, year), dates: await listPopulationDates(actor) } : null;
  const message = done(query);
  const closesOn = wave.closesOn ? isoDay(wave.closesOn) : '';
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year) }]} />
      <PageHeading title={wave.title} above={formatFiscalYear(year)} />
      {message && <Notice tone="success" title={message} live />}
      <WaveFacts wave={wave} />
      {!wave.rebuilt && <WaveMailLinks year={year} open={wave.status === 'open'} />}
      {wave.status === 'closed' && !wave.rebuilt && !wave.publishedAt && (
        <Notice title="次は、結果の公表です">
          <p>受付は終わりました。伏せる数と報告を確かめてから、結果を公表できます。</p>
          <p><a href={`/admin/waves/${year}/publish`} className="inline-block py-2">結果の公表へ進む</a></p>
        </Notice>
      )}
      {wave.rebuilt && <Notice title="2012年の公表値から再構成した回答です">実際の回答ではありません。ここでは変更できません。</Notice>}

      <QuestionnaireLinks wave={wave}>
        {preparing && <DifferenceView difference={preparing.editing.difference} none={wave.basedOn === null ? '標準の調査票と違いはありません。' : `${formatFiscalYear(wave.basedOn)}と違いはありません。`} />}
      </QuestionnaireLinks>

      {wave.status === 'preparing' && (
        <section aria-labelledby="open" className="my-8">
          <h2 id="open" className="text-std-24B-150">調査を開始する</h2>
          <p className="mt-2">開始すると、調査票と人口区分がこの年度のものとして固定され、対象の市区町村が「受付を始める日」から回答できるようになります。準備中には戻せません。</p>
          <OpenWaveForm action={openWave} year={year} everyone={wave.demo ? '見本県のすべての市町村（見本のため）' : '登録簿にあるすべての市区町村'} />
        </section>
      )}

      {wave.status !== 'preparing' && !wave.rebuilt && <WaveDesk year={year} closed={wave.status === 'closed'} />}
      {wave.status !== 'preparing' && <ProgressView path={`/admin/waves/${year}`} filter={filter} progress={progress} respondentHref={(owner) => `/admin/waves/${year}/${owner}`} />}
      {wave.status !== 'preparing' && <ExportLinks year={year} />}

      {preparing && (
        <section aria-labelledby="change" className="my-8">
          <h2 id="change" className="text-std-24B-150">準備した内容を変える</h2>
          <PrepareWaveForm
            action={changeWave}
            exists
            defaults={{ year: String(year), title: wave.title, contact: wave.contact, opensOn: wave.opensOn ? isoDay(wave.opensOn) : '', closesOn, referenceDate: isoDay(wave.referenceDate), populationAsOf: isoDay(wave.populationAsOf) }}
            populationDates={preparing.dates.map((date) => ({ value: isoDay(date), label: formatDate(date) }))}
          />
        </section>
      )}
      {wave.status === 'open' && !wave.rebuilt && (
        <>
          <section aria-labelledby="extend" className="my-8">
            <h2 id="extend" className="text-std-24B-150">締切日を変える</h2>
            <ClosingDayForm action={extendWave} year={year} closesOn={closesOn} label="締切日を変更する" />
          </section>
          <section aria-labelledby="add" className="my-8">
            <h2 id="add" className="text-std-24B-150">対象を追加する</h2>
            <AddRespondentsForm action={addRespondents} year={year} />
          </section>
          <section aria-labelledby="close" className="my-8">
            <h2 id="close" className="text-std-24B-150">受付を締め切る</h2>
            <p className="my-2">締切日の前でも締め切れます。締め切ると、保存も提出もできなくなります。入力された内容はそのまま残り、あとから受付を再開できます。</p>
            <CloseWaveForm action={closeWave} year={year} />
          </section>
        </>
      )}
      {wave.status === 'closed' && !wave.rebuilt && (
        <section aria-labelledby="publish" className="my-8">
          <h2 id="publish" className="text-std-24B-150">結果を公表する</h2>
          <p className="my-2">{wave.publishedAt ? `${formatDate(wave.publishedAt)}に公表しました。回答が変わったときは、正誤表とともに訂正できます。` : '伏せる数などを確かめてから公表します。'}</p>
          <LinkButton href={`/admin/waves/${year}/publish`} look="secondary">{wave.publishedAt ? '公表した版と訂正' : '公表する内容を確かめる'}</LinkButton>
        </section>
      )}
      {wave.status === 'closed' && !wave.rebuilt && (
        <section aria-labelledby="reopen" className="my-8">
          <h2 id="reopen" className="text-std-24B-150">受付を再開する</h2>
          <p className="mt-2">新しい締切日まで、対象の市区町村が回答を続けられます。{wave.publishedAt && '公表した版は変わりません。締め切ったあとに、訂正の版を公表できます。'}</p>
          <ClosingDayForm action={reopenWave} year={year} closesOn="" label="受付を再開する" />
        </section>
      )}
    </>
  );
}
