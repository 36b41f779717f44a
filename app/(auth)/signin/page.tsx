import { redirect } from 'next/navigation';
import { CheckCopy } from '@/components/agreement/contacts/CheckCopy';
import { SignInForm } from '@/components/people/SignInForm';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getSignedIn } from '@/lib/people/get-actor';
import { isDemo } from '@/lib/people/is-demo';
import { safeNext } from '@/lib/people/next-path';
import { submitPassword } from './actions';
import { wordFor } from '@/lib/platform/word-for';

export const metadata = { title: 'サインイン' };

// next-auth's own addresses lead here with a word for what went wrong; anything else in the address is not shown.
const errors: Record<string, string> = {
  CredentialsSignin: '利用者名、パスワードまたは確認コードが違います。確かめて、もう一度入力してください。',
  TooManyAttempts: '失敗が続いたため、受付を一時的に止めています。しばらくしてからもう一度お試しください。',
};

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const query = await searchParams;
  const next = safeNext(query.next);
  if (await getSignedIn()) redirect(next ?? '/home');
  const error = wordFor(errors, query.error);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title="サインイン" />
      {query['signed-out'] && <Notice tone="success" title="サインアウトしました。" live />}
      {error && <Notice tone="error" title={error} live />}
      {next && <p>続けるには、サインインしてください。サインインすると、開こうとしたページに移ります。</p>}
      {(await isDemo()) && (
        <Notice title="これは見本の環境です">
          <p>起動した画面に表示された見本のアカウントで入れます。見本では、事務局も確認コードなしでサインインできます。</p>
        </Notice>
      )}
      <CheckCopy signedOut={Boolean(query['signed-out'])} />
      <SignInForm action={submitPassword} next={next} />
      <h2 className="mt-10 text-std-20B-150">お困りのとき</h2>
      <ul className="mt-2 list-disc pl-6">
        <li>アカウントは、事務局から届く招待のリンクで作ります。</li>
        <li>利用者名やパスワードを忘れたときは、事務局に新しい招待をご依頼ください。</li>
      </ul>
    </div>
  );
}
