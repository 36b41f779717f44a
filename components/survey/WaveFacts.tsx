import { formatDate } from '@/lib/platform/time';
import { deadlineNote, type WaveState } from '@/lib/survey/waves/wave-state';
import { WaveStateTag } from './WaveStateTag';

type Props = { wave: { state: WaveState; opensOn: Date | null; closesOn: Date | null; referenceDate: Date; populationAsOf: Date; rebuilt: boolean } };

const dateOr = (date: Date | null) => (date ? formatDate(date) : '定めていません');

/** A year's dates. */
export function WaveFacts({ wave }: Props) {
  return (
    <dl className="my-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
      <dt>状態</dt>
      <dd>
        <WaveStateTag state={wave.state} />
      </dd>
      <dt>受付を始める日</dt>
      <dd>{dateOr(wave.opensOn)}</dd>
      <dt>締切日</dt>
      <dd>{dateOr(wave.closesOn)}{wave.closesOn && deadlineNote({ state: wave.state, closesOn: wave.closesOn }, new Date())}</dd>
      {!wave.rebuilt && (
        <>
          <dt>調査基準日</dt>
          <dd>{formatDate(wave.referenceDate)}</dd>
          <dt>人口区分に使う人口</dt>
          <dd>{`${formatDate(wave.populationAsOf)}の人口`}</dd>
        </>
      )}
    </dl>
  );
}
