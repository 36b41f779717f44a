import { LinkButton } from '@/components/ui/Button';
import type { BatchProgress } from '@/lib/mail/get-batches';
import { kindLabel } from '@/lib/mail/message-states';
import { formatDateTime } from '@/lib/platform/time';
import { RefreshWhile } from './RefreshWhile';

const number = (count: number) => count.toLocaleString('ja-JP');

/** How far the latest sendings have come. The page follows by itself with script, by a link without. */
export function BatchBars({ batches, path }: { batches: BatchProgress[]; path: string }) {
  if (batches.length === 0) return null;
  const running = batches.some(({ waiting }) => waiting > 0);
  return (
    <section id="progress" aria-labelledby="progress-heading" className="my-6">
      <h2 id="progress-heading" className="text-std-24B-150">送信の進み</h2>
      <RefreshWhile running={running} />
      <ul>
        {batches.map((batch) => (
          <li key={batch.id} className="my-4 border-t border-solid-gray-420 pt-3">
            <p id={`batch-${batch.id}`}>{`${formatDateTime(batch.createdAt)}　${kindLabel(batch.kind)}　${number(batch.total)}件`}</p>
            <progress className="my-1 h-4 w-full max-w-xl accent-blue-900" aria-labelledby={`batch-${batch.id}`} max={batch.done + batch.failed + batch.waiting} value={batch.done + batch.failed}>
              {`${Math.floor(((batch.done + batch.failed) / (batch.done + batch.failed + batch.waiting)) * 100)}%`}
            </progress>
            <p className="tabular-nums">
              {`送信済 ${number(batch.done - batch.kept)}件${batch.kept > 0 ? `　画面のみ ${number(batch.kept)}件` : ''}　待ち ${number(batch.waiting)}件　失敗など ${number(batch.failed)}件`}
            </p>
            {batch.failed > 0 && <p><a href="/admin/mail?state=failed" className="inline-block py-1">失敗したメールを見る</a></p>}
          </li>
        ))}
      </ul>
      {running && <p><LinkButton href={path.replace('#', '?now=1#')} look="secondary">表示を更新する</LinkButton></p>}
    </section>
  );
}
