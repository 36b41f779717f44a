import { callAddress } from '@/lib/agreement/contacts/call-address';
import { catalogueItems, entryWords, type SheetEntries } from '@/lib/agreement/sheets/catalogue';
import { formatDate } from '@/lib/platform/time';

type Contact = { id: string; name: string; department: string; phone: string; email: string };

/** One contact of a supporter, to be called at a tap. */
export function SupporterContactLine({ contact: { name, department, phone, email } }: { contact: Contact }) {
  return (
    <>
      {name}{department && `（${department}）`}
      {phone && <>　<a href={callAddress('phone', phone)!} className="inline-block py-1">{phone}</a></>}
      {email && <>　<a href={`mailto:${email}`} className="inline-block break-all py-1">{email}</a></>}
    </>
  );
}

/** What a supporter offers, in the words of the catalogue. */
export function SupporterOfferList({ offer }: { offer: { entries: SheetEntries; note: string; reviewedOn: Date } | null }) {
  const lines = offer ? catalogueItems.filter(({ key }) => offer.entries[key]) : [];
  if (!offer || lines.length === 0) return <p>出せる支援は登録されていません。</p>;
  return (
    <>
      <ul className="list-disc pl-6">{lines.map((item) => <li key={item.key}>{item.label}：{entryWords(item, offer.entries[item.key]!)}</li>)}</ul>
      {offer.note && <p className="whitespace-pre-wrap">条件・備考：{offer.note}</p>}
      <p className="text-solid-gray-700">{formatDate(offer.reviewedOn)}に見直し</p>
    </>
  );
}
