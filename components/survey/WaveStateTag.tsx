import { Tag } from '@/components/ui/Tag';
import { WAVE_STATE_LABEL, type WaveState } from '@/lib/survey/waves/wave-state';

const tones = { preparing: 'plain', announced: 'waiting', open: 'done', 'past-deadline': 'warning', closed: 'plain' } as const;

/** Where a year stands, in a word. */
export const WaveStateTag = ({ state }: { state: WaveState }) => <Tag tone={tones[state]}>{WAVE_STATE_LABEL[state]}</Tag>;
