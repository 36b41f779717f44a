import { formatDate } from '@/lib/platform/time';

type Props = { opensOn: Date | null; closesOn: Date | null; referenceDate?: Date };

const rest = (closesOn: Date, now: Date): string => {
  const days = Math.ceil((closesOn.getTime() + 15 * 3_600_000 - now.getTime()) / 86_400_000); // the day ends at 15:00 UTC
  return days > 1 ? `（あと${days}日）` : days === 1 ? '（本日まで）' : '';
};

/** The days that matter for who fills in the form. */
export function WaveDates({ opensOn, closesOn, referenceDate }: Props) {
  return (
    <dl className="grid gap-x-6 gap-y-1 desktop:grid-cols-[max-content_1fr]">
      {referenceDate && (
        <>
          <dt className="text-std-16B-170">調査基準日</dt>
          <dd>{formatDate(referenceDate)}の状態で回答してください</dd>
        </>
      )}
      {opensOn && (
        <>
          <dt className="text-std-16B-170">受付開始</dt>
          <dd>{formatDate(opensOn)}</dd>
        </>
      )}
      <dt className="text-std-16B-170">回答期限</dt>
      <dd>{closesOn ? <>{formatDate(closesOn)}{rest(closesOn, new Date())}</> : '決まりしだいお知らせします'}</dd>
    </dl>
  );
}
