import { Tag } from '@/components/ui/Tag';
import { type Standing, STANDING_LABEL } from '@/lib/agreement/membership/standing-words';

const tones: Record<Standing, 'plain' | 'done' | 'waiting' | 'warning'> = { outside: 'plain', preparing: 'waiting', member: 'done', suspended: 'warning', withdrawn: 'plain' };

/** 構成団体, 準備会 … in a frame. */
export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag tone={tones[standing]}>{STANDING_LABEL[standing]}</Tag>;
}
