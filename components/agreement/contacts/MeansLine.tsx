import { Tag } from '@/components/ui/Tag';
import { callAddress } from '@/lib/agreement/contacts/call-address';
import { failures, type Failure } from '@/lib/agreement/contacts/calling-round';
import { isUnconfirmed } from '@/lib/agreement/contacts/confirmation';
import { meansHours, meansKinds, type MeansHours, type MeansKind } from '@/lib/agreement/contacts/contact-terms';
import { formatDate } from '@/lib/platform/time';

type Call = { outcome: string; failure: string; testedOn: Date };
type Props = { kind: MeansKind; value: string; hours: MeansHours; private: boolean; confirmedAt: Date | null; changedAt: Date; call?: Call; fallback?: string };

/** One number or address with all that is known of it: when it reaches, whether it was confirmed, and whether it was really called. */
export function MeansLine({ kind, value, hours, private: own, confirmedAt, changedAt, call, fallback }: Props) {
  const address = callAddress(kind, value);
  return (
    <div className="border-t border-solid-gray-420 py-2">
      <dt className="inline text-std-16B-170">{meansKinds[kind]}</dt>
      <dd className="ml-3 inline break-all">
        {address ? <a href={address}>{value}</a> : value}
        <span className="ml-3 text-solid-gray-700">{meansHours[hours]}</span>
        {own && <span className="ml-3"><Tag>個人</Tag></span>}
        {isUnconfirmed({ confirmedAt }) && <span className="ml-3"><Tag tone="warning">確認前</Tag> <span className="text-solid-gray-700">{formatDate(changedAt)}から</span></span>}
        {call && (
          <span className="block text-solid-gray-700">
            {call.outcome === 'reached' ? `${formatDate(call.testedOn)}に実際に連絡して、つながりました。` : `${formatDate(call.testedOn)}に実際に連絡しましたが、つながりませんでした：${failures[call.failure as Failure] ?? call.failure}。${fallback ? `代わりに：${fallback}` : ''}`}
          </span>
        )}
      </dd>
    </div>
  );
}
