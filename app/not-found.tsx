import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';

export const metadata = { title: 'ページが見つかりません' };

export default function NotFound() {
  return (
    <>
      <PageHeading title="ページが見つかりません" />
      <p>アドレスが変わったか、このページを見る役割がないか、まだ公開されていません。</p>
      <ul className="my-4 list-disc pl-6">
        <li>アドレスを手で入力したときは、打ち間違いがないかご確認ください。</li>
        <li>リンクから来たときは、元のページに戻り、別の道からお探しください。</li>
      </ul>
      <p className="flex flex-wrap gap-4">
        <LinkButton href="/home">ホームへ</LinkButton>
        <LinkButton href="/" look="secondary">最初のページへ</LinkButton>
      </p>
    </>
  );
}
