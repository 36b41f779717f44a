import { ConfirmForm, DisputeForm } from '@/components/agreement/contacts/ConfirmForms';
import { PageHeading } from '@/components/ui/PageHeading';
import { contactSides, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { type ConfirmationShown, getConfirmation } from '@/lib/agreement/contacts/get-confirmation';
import { formatDateTime } from '@/lib/platform/time';
import { confirm, dispute } from './actions';

// Opened by people and by scanners of mail alike: rendering changes nothing, and nothing here sends by itself.
export const metadata = { title: '連絡先の確認' };

const over: Record<Exclude<ConfirmationShown['state'], 'open'>, { title: string; text: string }> = {
  confirmed: { title: '連絡先を確認しました', text: 'ご確認ありがとうございました。このリンクは使い終わりました。次の確認は半年後にお願いします。' },
  disputed: { title: '違うところがあると知らせました', text: '団体の担当の方に知らせます。直されたら、あらためて確認のメールが届きます。このリンクは使い終わりました。' },
  closed: { title: 'このリンクは使えません', text: '連絡先が変更されたか、新しいメールが送られています。新しいメールのリンクをお使いください。' },
  expired: { title: 'このリンクは期限が過ぎています', text: '団体の担当の方に、確認のメールを送り直すようお伝えください。' },
  unknown: { title: 'このリンクは見つかりません', text: 'リンクの終わりまで正しく写し取れているかご確認ください。リンクの代わりに、メールにある番号を入力して開くこともできます。' },
};

export default async function ConfirmationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const asked = await getConfirmation(token);
  if (asked.state !== 'open') {
    const { title, text } = over[asked.state];
    return (
      <div className="mx-auto max-w-2xl">
        <PageHeading title={title} />
        <p>{text}</p>
        {asked.state === 'unknown' && <p className="mt-4"><a href="/code">番号を入力して開く</a></p>}
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title="連絡先の確認" above={asked.place}>
        <p className="mt-2">{`${asked.name}さんの、災害時の連絡先です。今もこのとおりで正しければ、ボタンを1回押してください。`}</p>
      </PageHeading>
      <dl className="my-4 grid gap-x-6 gap-y-2 rounded-8 border border-solid-gray-420 p-4 desktop:grid-cols-[11rem_1fr]">
        <dt className="text-std-16B-170">担当の側</dt><dd>{contactSides[asked.side]}側</dd>
        {(asked.department || asked.post) && <><dt className="text-std-16B-170">所属・役職</dt><dd>{[asked.department, asked.post].filter(Boolean).join('　')}</dd></>}
        {asked.means.map(({ id, kind, value, masked, hours }) => (
          <div key={id} className="contents">
            <dt className="text-std-16B-170">{meansKinds[kind]}</dt>
            <dd className="break-all">{value}<span className="ml-3 text-solid-gray-700">{meansHours[hours]}</span>{masked && <span className="block text-solid-gray-700">個人のもののため、一部を伏せています。</span>}</dd>
          </div>
        ))}
      </dl>
      <ConfirmForm action={confirm} token={token} />
      <p className="mt-3 text-solid-gray-700">{`このリンクは${formatDateTime(asked.expiresAt)}まで、1回だけ使えます。`}</p>
      <details className="mt-8">
        <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">違うところがあるとき</summary>
        <DisputeForm action={dispute} token={token} />
      </details>
    </div>
  );
}
