import { Notice } from '@/components/ui/Notice';
import { formatDateTime } from '@/lib/platform/time';
import type { Edition } from '@/lib/results/editions/edition';

/** Which edition this is, since when, where it stays, and what corrects it or what it corrected. */
export function EditionHead({ edition: { year, number, publishedAt, reason }, newest, fixed }: { edition: Edition; newest: number; fixed: boolean }) {
  const address = `/results/${year}/editions/${number}`;
  return (
    <>
      {number < newest && (
        <Notice tone="warning" title={`この第${number}版は、あとの版で訂正されています`}>
          <p>
            このページは公表したときのまま残しています。いまの結果は<a href={`/results/${year}`}>第{newest}版</a>、違うところは
            <a href={`/results/${year}/editions`}>正誤表</a>をご覧ください。
          </p>
        </Notice>
      )}
      <dl className="my-4 grid gap-x-6 gap-y-1 rounded-8 border border-solid-gray-420 p-4 desktop:grid-cols-[max-content_1fr] print:grid-cols-[max-content_1fr]">
        <dt className="text-std-16B-170">版</dt>
        <dd>第{number}版{number === newest ? '（最新）' : ''}</dd>
        <dt className="text-std-16B-170">公表日時</dt>
        <dd>{formatDateTime(publishedAt)}（日本時間）</dd>
        {reason && (
          <>
            <dt className="text-std-16B-170">訂正の理由</dt>
            <dd className="whitespace-pre-wrap">{reason}</dd>
          </>
        )}
        <dt className="text-std-16B-170">この版のアドレス</dt>
        <dd>{fixed ? <>このページです。内容もアドレスも変わりません。</> : <><a href={address} className="break-all">{address}</a>（内容もアドレスも変わりません）</>}</dd>
      </dl>
    </>
  );
}
