import { HomeAgreement } from '@/components/agreement/membership/HomeAgreement';
import { UnattendedList } from '@/components/people/UnattendedList';
import { HelpWanted } from '@/components/survey/HelpWanted';
import { OpenQueryCards } from '@/components/survey/OpenQueryCards';
import { SurveyCards } from '@/components/survey/SurveyCards';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { WaveDates } from '@/components/survey/WaveDates';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { hasSigned } from '@/lib/agreement/membership/membership-states';
import { listOwnStandings } from '@/lib/agreement/membership/list-own-standings';
import { listDue } from '@/lib/agreement/duties/list-due';
import { mayAnswer, mayReadOpenedDraft, mayRunWaves } from '@/lib/people/access';
import { listUnattended } from '@/lib/people/list-unattended';
import { requireActor } from '@/lib/people/require-actor';
import { supportersOf } from '@/lib/platform/actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { countOpenQueries } from '@/lib/survey/questions/count-open-queries';
import { listHelpWanted } from '@/lib/survey/drafts/list-help-wanted';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { listRunningWaves, type RunningWave } from '@/lib/survey/waves/list-running-waves';
import { WAVE_STATE_LABEL } from '@/lib/survey/waves/wave-state';

export const metadata = { title: 'ホーム' };

export default async function HomePage() {
  const actor = await requireActor();
  const [surveys, queries, waves, wanted, standings, due] = await Promise.all([
    mayAnswer(actor) ? listOwnSurveys(actor) : null,
    mayAnswer(actor) ? countOpenQueries(actor) : null,
    mayRunWaves(actor) ? listRunningWaves(actor) : null,
    mayReadOpenedDraft(actor) ? listHelpWanted(actor) : [],
    mayAnswer(actor) ? listOwnStandings(actor) : null,
    mayAnswer(actor) ? listDue(actor) : [],
  ]);
  return (
    <>
      <PageHeading title="ホーム">
        <p>{'name' in actor && `${actor.name}さん、こんにちは。`}</p>
      </PageHeading>
      {actor.kind === 'person' && <UnsentAnswers person={actor.personId} />}
      {queries && <OpenQueryCards waiting={queries} />}
      {surveys && (
        <section aria-labelledby="to-answer">
          <h2 id="to-answer" className="mb-4 text-std-24B-150">回答する調査</h2>
          <SurveyCards surveys={surveys} />
        </section>
      )}
      {standings && <HomeAgreement standings={standings} due={due} />}
      {waves && <Running waves={waves} />}
      <HelpWanted wanted={wanted} />
      {waves && <UnattendedList municipalities={await listUnattended(actor)} />}
      {supportersOf(actor).length > 0 && (
        <section aria-labelledby="supporter" className="mt-10">
          <h2 id="supporter" className="text-std-24B-150">協力事業者として</h2>
          <p className="my-2">災害のときの連絡先と、出せる支援を登録します。協定を結んだ構成団体に見えます。</p>
          <LinkButton href="/supporter">連絡先と出せる支援を登録する</LinkButton>
        </section>
      )}
      {actor.kind === 'person' && actor.coordinatorOf.length > 0 && (
        <section aria-labelledby="prefecture" className="mt-10">
          <h2 id="prefecture" className="text-std-24B-150">都道府県担当として</h2>
          <p className="my-2">担当する都道府県の市区町村が、調査にどこまで答えているかをご覧になれます。回答の内容は表示されません。</p>
          <LinkButton href="/progress">回答の状況を見る</LinkButton>
        </section>
      )}
      {actor.kind === 'person' && !surveys && actor.coordinatorOf.length === 0 && supportersOf(actor).length === 0 && (
        <section aria-labelledby="published">
          <h2 id="published" className="text-std-24B-150">公表された結果</h2>
          <p className="my-2">閲覧者として、公表された調査の結果、報告、図、オープンデータをご覧になれます。いま行っていただくことはありません。</p>
          <LinkButton href="/results">調査の結果を見る</LinkButton>
        </section>
      )}
      <section aria-labelledby="more" className="mt-10">
        <h2 id="more" className="text-std-24B-150">見る・調べる</h2>
        <ul className="mt-2 list-disc pl-6">
          {standings?.some(({ standing }) => hasSigned(standing)) && <li className="py-1"><a href="/directory">災害時の連絡先一覧</a></li>}
          <li className="py-1"><a href="/results">調査の結果</a></li>
          <li className="py-1"><a href="/register">市区町村の一覧</a></li>
          {mayAnswer(actor) && <li className="py-1"><a href="/records">市区町村の操作の記録</a></li>}
          <li className="py-1"><a href="/account">アカウント（パスワード、確認コード、担当の引き継ぎ）</a></li>
        </ul>
      </section>
    </>
  );
}

function Running({ waves }: { waves: RunningWave[] }) {
  return (
    <section aria-labelledby="running">
      <h2 id="running" className="mb-4 text-std-24B-150">調査の運営</h2>
      {waves.length === 0 && <p>準備中または受付中の調査はありません。</p>}
      <ul className="grid gap-6">
        {waves.map((wave) => (
          <li key={wave.year} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h3 className="text-std-20B-150">{formatFiscalYear(wave.year)}</h3>
            <p>{wave.title}</p>
            <p className="my-2 flex flex-wrap gap-2">
              <Tag tone={wave.state === 'open' ? 'waiting' : 'plain'}>{WAVE_STATE_LABEL[wave.state]}</Tag>
              <Tag tone={wave.published ? 'done' : 'plain'}>{wave.published ? '結果を公表済' : '結果は未公表'}</Tag>
            </p>
            <WaveDates state={wave.state} opensOn={wave.opensOn} closesOn={wave.closesOn} />
            <p className="mt-3">対象{wave.asked}団体のうち、{wave.submitted}団体が提出しています。</p>
            <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
              <LinkButton href={`/admin/waves/${wave.year}`}>提出の状況を見る</LinkButton>
              <a href={`/results/${wave.year}`} className="inline-block py-2">集計を見る</a>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <a href="/admin/waves" className="mr-6 inline-block py-2">年度の準備と開始</a>
        <a href="/admin/people" className="mr-6 inline-block py-2">利用者と招待</a>
        <a href="/admin/members" className="mr-6 inline-block py-2">協定の運営</a>
        <a href="/admin/members/contacts" className="mr-6 inline-block py-2">協定の連絡先の状況</a>
        <a href="/admin/members/duties" className="mr-6 inline-block py-2">協定の義務の状況</a>
        <a href="/admin/members/meetings" className="inline-block py-2">協定の研修・会議</a>
      </p>
    </section>
  );
}
