import { formatDate } from '@/lib/platform/time';
import { deadlineNote, type WaveState } from '@/lib/survey/waves/wave-state';

type Props = { state: WaveState; opensOn: Date | null; closesOn: Date | null; referenceDate?: Date };

/** The days that matter for who fills in the form. */
export function WaveDates({ state, opensOn, closesOn, referenceDate }: Props) {
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
      <dd>{closesOn ? <>{formatDate(closesOn)}{deadlineNote({ state, closesOn }, new Date())}</> : '決まりしだいお知らせします'}</dd>
    </dl>
  );
}
