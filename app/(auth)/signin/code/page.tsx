import { redirect } from 'next/navigation';
import { CodeForm } from '@/components/people/CodeForm';
import { PageHeading } from '@/components/ui/PageHeading';
import { attemptToken } from '@/lib/people/enter';
import { safeNext, signInAddress } from '@/lib/people/next-path';
import { submitCode } from '../actions';

export const metadata = { title: '確認コードの入力' };

export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next);
  if (!(await attemptToken())) redirect(signInAddress(next));
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title="確認コードの入力" />
      <p>パスワードを確認しました。続けて、認証アプリの確認コードを入力してください。10分以内にお願いします。</p>
      <CodeForm action={submitCode} next={next} />
      <p className="mt-6">
        <a href={signInAddress(next)}>はじめからサインインし直す</a>
      </p>
    </div>
  );
}
