import { CodeSetup } from '@/components/people/CodeSetup';
import { StartCodeForm } from '@/components/people/StartCodeForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getPendingCode } from '@/lib/people/get-pending-code';
import { safeNext } from '@/lib/people/next-path';
import { pageData } from '@/lib/people/page-errors';
import { requireSignedIn } from '@/lib/people/require-actor';
import { confirmCode, startCode } from '../actions';

export const metadata = { title: '確認コードの設定' };

export default async function OneTimeCodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { actor, codeNeeded } = await requireSignedIn('/account/one-time-code');
  const [code, query] = await Promise.all([pageData(() => getPendingCode(actor)), searchParams]);
  const next = safeNext(query.next);
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '確認コードの設定' }]} />
      <PageHeading title="確認コードの設定" />
      {codeNeeded && <Notice tone="warning" title="事務局の方は、確認コードを設定すると操作できるようになります。" />}
      <p>
        確認コードは、スマートフォンの認証アプリに30秒ごとに出る6桁の数字です。サインインのたびに、パスワードに続けて入力します。
      </p>
      <CodeSetup confirm={confirmCode} waiting={code.pending !== null} next={next}>
        {code.pending && (
          <>
            <h2 className="mt-8 text-std-20B-150">1. 認証アプリで読み取る</h2>
            <p className="mt-2">Google Authenticator、Microsoft Authenticatorなどの認証アプリを開き、この図を読み取ってください。</p>
            <div role="img" aria-label="認証アプリで読み取るQRコード。読み取れないときは、下の文字を使えます。" className="my-4 w-56 border border-solid-gray-420" dangerouslySetInnerHTML={{ __html: code.pending.svg }} />
            <p>読み取れないときは、次の文字をアプリに入力してください（種類は「時刻ベース」）。</p>
            <p className="my-2 font-mono text-std-17B-170">{code.pending.text}</p>
            <h2 className="mt-8 text-std-20B-150">2. 出てきた数字を入力する</h2>
          </>
        )}
      </CodeSetup>
      {!code.on && !code.pending && (
        <div className="mt-6">
          <StartCodeForm action={startCode} next={next} button="設定を始める" />
        </div>
      )}
      {code.on && (
        <>
          <h2 className="mt-10 text-std-20B-150">設定済みの確認コード</h2>
          <p className="mt-2">残りの回復コード：{code.recoveryLeft}個</p>
          <ul className="mt-4 flex flex-wrap gap-4">
            <li><LinkButton href="/account/one-time-code/move" look="secondary">別のスマートフォンに移す</LinkButton></li>
            <li><LinkButton href="/account/one-time-code/recovery" look="secondary">回復コードを作り直す</LinkButton></li>
            <li><LinkButton href="/account/one-time-code/remove" look="danger">確認コードを解除する</LinkButton></li>
          </ul>
        </>
      )}
    </div>
  );
}
