import type { FormAction } from '@/components/form/use-action-form';
import { Notice } from '@/components/ui/Notice';
import { Tag } from '@/components/ui/Tag';
import type { CopyOnDevice } from '@/lib/agreement/directory/list-directory-copies';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { OneActForm } from '../OneActForm';

/** The devices that hold a copy of the directory, each to be ended at a press. `own`: one's own, else another person's. */
export function CopyList({ copies, own, ended, action }: { copies: CopyOnDevice[]; own: boolean; ended: boolean; action: FormAction<never> }) {
  if (copies.length === 0) return null;
  return (
    <section id="copies" aria-labelledby="copies-title" className="mt-10">
      <h2 id="copies-title" className="text-std-24B-150">連絡先一覧を保存した端末</h2>
      {ended && <Notice tone="success" title="この保存を終わらせました。端末が次にサーバーとやり取りしたときに消えます。" live />}
      <p className="mt-2">なくした端末や使わなくなった端末の保存は、ここから終わらせます。端末がサーバーとやり取りしないあいだも、書かれた日を過ぎると開けなくなります。{own && '端末をなくしたときは、「ほかの端末をすべてサインアウトする」も押してください。'}</p>
      <ul className="mt-2">
        {copies.map(({ id, browser, madeAt, renewedAt, until, endedAt, wipedAt }) => {
          const name = `${formatDate(madeAt)}に保存した${browser || '端末'}`;
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-solid-gray-420 py-3">
              <div className="min-w-0 flex-1 basis-72">
                <p className="text-std-16B-170">{name}</p>
                <p className="text-solid-gray-700">最後の更新：{formatDateTime(renewedAt)}</p>
                {!wipedAt && <p className="text-solid-gray-700">やり取りがなくても、{formatDate(until)}を過ぎると開けません。</p>}
              </div>
              {wipedAt ? <p><Tag tone="done">端末から消えました</Tag>　{formatDateTime(wipedAt)}</p>
                : endedAt ? <p><Tag tone="waiting">次のやり取りで消えます</Tag></p>
                  : <OneActForm action={action} hidden={{ id }} button="保存を終わらせる" name={`${name}の保存を終わらせる`} look="danger" />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
