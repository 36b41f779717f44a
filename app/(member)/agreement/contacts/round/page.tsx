import { CallForm } from '@/components/agreement/membership/CallForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { callAddress } from '@/lib/agreement/contacts/call-address';
import { failures, type Failure, isTested, MAIN_NUMBER } from '@/lib/agreement/contacts/calling-round';
import { contactSides, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { getRound, type RoundPlace } from '@/lib/agreement/contacts/get-round';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { recordResult } from '../actions';

export const metadata = { title: '通話の確認' };

export default async function RoundPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, place, round, mine, calls, callerPlace } = await pageData(() => getRound(actor, typeof query.code === 'string' ? query.code : undefined));
  return (
    <div className="mx-auto max-w-4xl">
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '連絡担当', href: `/agreement/contacts?code=${code}` }, { label: '通話の確認' }]} />
      <PageHeading title={round ? `${formatFiscalYear(round.year)}の通話の確認` : '通話の確認'} above={place}>
        <p>登録されている電話・携帯電話・衛星電話・庁内網メールに、年に1回、実際に連絡して確かめます。</p>
      </PageHeading>
      {!round && <p>ご覧になれる通話の確認は、まだありません。構成団体の間で年に1回行い、始まるとメールでお知らせします。</p>}
      {round?.closedAt && <Notice title={`${formatDate(round.closedAt)}に締め切られました。結果を見ることができます。`} />}
      {round && !round.closedAt && <Notice title={`${formatDate(round.closesOn)}までに結果を記録してください。`}><p>電話は、平常時の確認であることをはじめに伝えてください。庁内網メールは、返信をもらえたら「つながった」です。</p></Notice>}
      {round && (
        <>
          <h2 className="mt-8 text-std-24B-150">連絡する相手</h2>
          {calls.length === 0 && <p>この回に連絡する団体はありません。</p>}
          {calls.map((one) => <Place key={one.code} place={one} roundId={round.id} open={!round.closedAt} />)}
          {mine && (
            <>
              <h2 className="mt-10 text-std-24B-150">自分の団体への連絡の結果</h2>
              <p>{callerPlace ? `${callerPlace}から連絡が来ます。` : 'この回は、相手の団体がいません。'}自分たちでかけて確かめたときも、ここに記録できます。</p>
              <Place place={mine} roundId={round.id} open={!round.closedAt} own />
            </>
          )}
          {!mine && <p className="mt-6">この回が始まったとき構成団体でなかったため、自分の団体への連絡はありません。</p>}
        </>
      )}
    </div>
  );
}

function Place({ place: { place, number, contacts, results }, roundId, open, own = false }: { place: RoundPlace; roundId: string; open: boolean; own?: boolean }) {
  const all = contacts.flatMap((contact) => contact.means.map((means) => ({ id: means.id, label: `${contact.name}さんの${meansKinds[means.kind]}` })));
  return (
    <section className="mt-4">
      {!own && <h3 className="text-std-20B-150">{place}</h3>}
      <p>{number ? <>庁舎の代表電話：<a href={callAddress('phone', number)!}>{number}</a></> : '庁舎の代表電話は登録されていません。'}</p>
      {contacts.length === 0 && <p>電話・携帯電話・衛星電話・庁内網メールの登録がありません。</p>}
      {contacts.map((contact) => (
        <div key={contact.id} className="mt-4 rounded-8 border border-solid-gray-420 p-4">
          <p className="text-std-18B-160">{`${contact.name}（${contactSides[contact.side]}側）`}　{[contact.department, contact.post].filter(Boolean).join('　')}</p>
          {contact.means.filter(({ kind }) => isTested(kind)).map((means) => {
            const result = results[means.id];
            const address = callAddress(means.kind, means.value);
            const instead = result?.fallbackMain ? '庁舎の代表電話' : result?.fallbackMeansId ? all.find(({ id }) => id === result.fallbackMeansId)?.label : undefined;
            return (
              <div key={means.id} className="mt-3 border-t border-solid-gray-420 pt-3">
                <p>
                  <span className="text-std-16B-170">{meansKinds[means.kind]}</span>　{address ? <a href={address}>{means.value}</a> : means.value}　<span className="text-solid-gray-700">{meansHours[means.hours]}</span>
                </p>
                <p>
                  {!result && <Tag>まだ</Tag>}
                  {result?.outcome === 'reached' && <><Tag tone="done">つながった</Tag> {formatDate(result.testedOn)}</>}
                  {result?.outcome === 'not-reached' && <><Tag tone="warning">つながらなかった</Tag> {`${formatDate(result.testedOn)}　${failures[result.failure as Failure]}${instead ? `　代わりに：${instead}` : ''}`}</>}
                  {result?.note && <span className="block">{result.note}</span>}
                </p>
                {open && (
                  <details className="print:hidden">
                    <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">{result ? '結果を記録し直す' : '結果を記録する'}<span className="sr-only">{`：${contact.name}さんの${meansKinds[means.kind]}`}</span></summary>
                    <CallForm action={recordResult} roundId={roundId} meansId={means.id} of={`${contact.name}さんの${meansKinds[means.kind]}`} fallbacks={[...all.filter(({ id }) => id !== means.id), { id: MAIN_NUMBER, label: '庁舎の代表電話' }]} kept={result} />
                  </details>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </section>
  );
}
