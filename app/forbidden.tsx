import { CheckCopy } from '@/components/agreement/contacts/CheckCopy';
import { PageHeading } from '@/components/ui/PageHeading';
import { LinkButton } from '@/components/ui/Button';

export const metadata = { title: 'このページは表示できません' };

export default function Forbidden() {
  return (
    <>
      <PageHeading title="このページは表示できません" />
      <CheckCopy />
      <p>このページは、いまサインインしている方の役割では表示できません。</p>
      <ul className="my-4 list-disc pl-6">
        <li>担当の市区町村や役割は「アカウント」で確認できます。</li>
        <li>役割が足りないときや、異動で担当が変わったときは、事務局にお知らせください。</li>
        <li>別のアカウントをお持ちのときは、いちどサインアウトしてから、そのアカウントでサインインしてください。</li>
      </ul>
      <p className="flex flex-wrap gap-4">
        <LinkButton href="/home">ホームへ戻る</LinkButton>
        <LinkButton href="/account" look="secondary">アカウントを確認する</LinkButton>
      </p>
    </>
  );
}
