'use client';
import { Button, LinkButton } from '@/components/ui/Button';

/** An unexpected error of a page: the id shown here is the one in the log (instrumentation.ts). */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <h1 className="text-std-28B-150">ページを表示できませんでした</h1>
      <p className="my-4">
        少し待ってから、もう一度お試しください。保存済みの回答はそのまま残っています。続くときは、次の番号を事務局にお伝えください。
      </p>
      {error.digest && <p className="text-std-20B-150">番号：{error.digest}</p>}
      <div className="mt-6 flex flex-wrap gap-4">
        <Button type="button" onClick={reset}>もう一度表示する</Button>
        <LinkButton href="/" look="secondary">最初のページへ</LinkButton>
      </div>
    </>
  );
}
