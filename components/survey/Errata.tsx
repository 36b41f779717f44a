import { Notice } from '@/components/ui/Notice';
import { formatDate } from '@/lib/platform/time';

export type Erratum = { id: string; place: string; before: string; after: string; reason: string; at: Date };

/** What has been corrected since the year opened; nothing where nothing has. */
export function Errata({ errata }: { errata: Erratum[] }) {
  if (errata.length === 0) return null;
  return (
    <Notice title="正誤のお知らせ" className="break-inside-avoid">
      <p>調査票の言葉を次のとおり直しました。たずねていることの意味は変わりません。</p>
      <ErrataList errata={errata} />
    </Notice>
  );
}

export function ErrataList({ errata }: { errata: Erratum[] }) {
  return (
    <ul className="mt-2">
      {errata.map(({ id, place, before, after, reason, at }) => (
        <li key={id} className="border-t border-solid-gray-420 py-2">
          <p className="text-std-16B-170">{formatDate(at)}　{place}</p>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-3">
            <dt>誤</dt>
            <dd className="whitespace-pre-line">{before || '（なし）'}</dd>
            <dt>正</dt>
            <dd className="whitespace-pre-line">{after || '（なし）'}</dd>
            <dt>理由</dt>
            <dd className="whitespace-pre-line">{reason}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
