import { inCallOrder } from '@/lib/agreement/directory/call-links';
import { cardSheets, CONTACTS_ON_CARD, PANELS_ON_SHEET } from '@/lib/agreement/directory/card-panels';
import { contactSides, isCallable } from '@/lib/agreement/contacts/contact-terms';
import { isOld } from '@/lib/agreement/directory/directory-age';
import type { DirectoryEntry } from '@/lib/agreement/directory/directory-entry';

const panel = 'h-[74mm] w-[105mm] overflow-hidden p-[5mm] text-[7pt] leading-[3mm]';

/** Sheets of A4 with eight panels each, to be folded along the dashed lines to the size of a card. */
export function PocketCard({ title, entries, taken, today, place }: { title: string; entries: DirectoryEntry[]; taken: string; today: string; place: string }) {
  const sheets = cardSheets(entries);
  return sheets.map((panels, i) => (
    <div key={i} className="my-4 grid h-[296mm] w-[210mm] grid-cols-2 grid-rows-4 divide-x divide-y divide-dashed divide-solid-gray-420 border border-solid-gray-420 bg-white print:my-0 print:break-after-page print:border-0 last:print:break-after-auto">
      <section className={panel} aria-label={`表紙 ${i + 1}枚目`}>
        <p className="text-[11pt] font-bold leading-[5mm]">災害時の連絡先　{title}</p>
        <p className="mt-[1mm] text-[8pt] font-bold leading-[4mm]">{taken} 現在（{sheets.length}枚のうち{i + 1}枚目）</p>
        <p className="mt-[1mm]">{place}</p>
        <p className="mt-[2mm]">番号の順に電話します。つながらないときは次の人へ。<br />「夜」は夜間・休日、「平」は平日、「衛」は衛星電話、「個」は個人の番号。<br />▲は半年のあいだ確認されていない連絡先です。</p>
        <p className="mt-[2mm]">個人の番号が載っています。持ち歩き、新しいものを刷ったら細断してください。</p>
      </section>
      {panels.map((members, n) => (
        <section key={n} className={panel} aria-label={`${i + 1}枚目の${n + 2}面`}>
          {members.map((entry) => <CardEntry key={entry.code} entry={entry} today={today} />)}
        </section>
      ))}
      {Array.from({ length: PANELS_ON_SHEET - 1 - panels.length }, (_, n) => <div key={n} className={panel} />)}
    </div>
  ));
}

function CardEntry({ entry, today }: { entry: DirectoryEntry; today: string }) {
  const contacts = inCallOrder(entry.contacts).slice(0, CONTACTS_ON_CARD);
  return (
    <>
      <p className="truncate border-t border-solid-gray-420 font-bold">{entry.name}{entry.status === 'suspended' && '（休止中）'}</p>
      {contacts.map((contact, i) => (
        <p key={`${contact.callOrder}${contact.name}`} className="flex gap-[1.5mm] whitespace-nowrap">
          <span className="min-w-0 truncate">{i + 1} {contactSides[contact.side]} {contact.name}{isOld(contact.confirmedOn, today) && '▲'}</span>
          <span className="ml-auto shrink-0 tabular-nums">
            {contact.means.filter(({ kind }) => isCallable(kind)).slice(0, 2).map(({ value, hours, kind, private: own }) => `${value}${marks(hours, kind, own)}`).join('　') || '電話なし'}
          </span>
        </p>
      ))}
      {contacts.length === 0 && <p>{entry.mainNumber ? `代表 ${entry.mainNumber}` : '連絡先の登録がありません'}</p>}
    </>
  );
}

const marks = (hours: string, kind: string, own: boolean): string => `${hours === 'weekday' ? '平' : hours === 'off-hours' ? '夜' : ''}${kind === 'satellite' ? '衛' : ''}${own ? '個' : ''}`;
