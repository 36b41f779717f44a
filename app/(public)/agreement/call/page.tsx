import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { getAgreementText } from '@/lib/agreement/text/get-agreement-text';
import { codesOf } from '@/lib/platform/actor';
import { getActor } from '@/lib/people/get-actor';

export const metadata = { title: '相互応援協定への参加の呼びかけ' };

/** The call to those outside: what the agreement is, what it asks of a member, how to join. */
export default async function CallPage() {
  const actor = await getActor();
  const { name, shown, duties, signed, preparing } = await getAgreementText(actor, '');
  const hasCode = codesOf(actor).length > 0;
  return (
    <div className="max-w-3xl">
      <PageHeading above="まだ加わっていない市区町村の皆さまへ" title="ICT分野の相互応援協定に加わりませんか">
        <p className="mt-2">
          庁舎が被災して情報システムが止まると、住民を助ける仕事も始められません。ICTの担当者が数人しかいない市区町村では、自分たちだけで立て直すことは簡単ではありません。「{name}」は、そのときに市区町村どうしがICTの分野で助け合うための、首長どうしの約束です。
        </p>
      </PageHeading>
      <p>いま、{signed}団体が協定を結び、{preparing}団体が準備会に加わっています。</p>
      <h2 className="mt-8 text-std-24B-150">協定で行うこと</h2>
      <ul className="my-2 ml-6 list-disc">
        <li>災害時は、短期・長期の職員の派遣や、資機材の貸し出し・提供などを、団体どうしが相談して決めます。</li>
        <li>ふだんは、連絡手段が使えることを確かめ、年に1回程度の研修と、定期的な訓練で顔を合わせます。</li>
        <li>情報部門と防災部門の両方から担当者を出し、庁内の連携も強めます。</li>
        <li>趣旨に賛同する企業や団体とも、協力の関係をつくります。</li>
      </ul>
      <h2 className="mt-8 text-std-24B-150">構成団体の義務</h2>
      <dl className="my-2">
        {duties.map(({ key, title, rule }) => (
          <div key={key} className="border-t border-solid-gray-420 py-2">
            <dt className="text-std-17B-170">{title}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
      <p>はじめからすべてがそろっている必要はありません。準備会に加わって、できるところから整えられます。</p>
      <h2 className="mt-8 text-std-24B-150">加わるまでの流れ</h2>
      <ol className="my-2 ml-6 list-decimal">
        <li>協定の本文を読み、庁内で検討します。本文と、このページは印刷できます。</li>
        <li>首長の決定を受け、承認者が「協定」のページから、首長の名で申し込みます。</li>
        <li>事務局が確かめ、準備会または構成団体としての加入の日をお知らせします。</li>
        <li>協定書に署名した写しを登録し、連絡先と、希望する支援を登録します。</li>
      </ol>
      <p className="my-6 flex flex-wrap gap-4">
        {hasCode ? <LinkButton href="/agreement">協定のページへ進む</LinkButton> : <LinkButton href="/signin?next=/agreement">サインインして協定のページへ進む</LinkButton>}
        {shown && <LinkButton look="secondary" href="/agreement/text">協定の本文を読む</LinkButton>}
      </p>
      <p>アカウントをお持ちでないときは、調査の案内に書かれた事務局の問い合わせ先へご連絡ください。事務局が招待をお送りします。</p>
    </div>
  );
}
