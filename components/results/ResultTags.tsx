import { Tag } from '@/components/ui/Tag';
import { formatDate } from '@/lib/platform/time';
import type { WaveSummary } from '@/lib/results/counting/wave-summary';

/** What kind of results these are: made-up, rebuilt, not published yet. */
export function ResultTags({ wave }: { wave: Pick<WaveSummary, 'demo' | 'rebuilt' | 'publishedAt'> }) {
  return (
    <span className="flex flex-wrap gap-2">
      {wave.demo && <Tag tone="warning">見本（作り物の回答）</Tag>}
      {wave.rebuilt && <Tag tone="warning">再構成</Tag>}
      {wave.publishedAt ? <Tag tone="done">公表 {formatDate(wave.publishedAt)}</Tag> : <Tag tone="waiting">公表前</Tag>}
    </span>
  );
}
