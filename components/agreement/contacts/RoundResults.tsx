import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { type Closing, failureWords, fallbackWords, isUncovered, meansWords, type RoundTableRow } from '@/lib/agreement/contacts/round-closing';
import { formatDate } from '@/lib/platform/time';

/** What to look at when a round is closed: who could not be reached at all, what has no substitute, what nobody has called. */
export function RoundClosing({ closing: { unreachable, uncovered, open, none }, closed }: { closing: Closing; closed: boolean }) {
  const rest = uncovered.filter(({ row }) => !unreachable.includes(row));
  return (
    <section aria-labelledby="closing" className="my-6 rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
      <h3 id="closing" className="text-std-20B-150">{closed ? '締め切ったときの状況' : '締め切る前に確かめること'}</h3>
      {unreachable.length + rest.length + open.length + none.length === 0 && <p className="mt-2">すべての連絡手段に連絡し、つながらなかったものには代わりの手段があります。</p>}
      <Part title="どの手段もつながらなかった団体" means="代表電話などで連絡し、連絡先を直すよう頼んでください。">
        {unreachable.map((row) => <li key={row.code}><Town row={row} /><span className="block">{`代わりに使うもの：${row.failed.some(({ fallback }) => fallback === 'main-number') ? '庁舎の代表電話' : '決まっていません'}`}</span></li>)}
      </Part>
      <Part title="つながらず、代わりの手段もないもの" means="その団体に、番号を直すか代わりの手段を決めるよう頼んでください。">
        {rest.map(({ row, call }, i) => <li key={i}><Town row={row} /><span className="block">{`${meansWords(call)}：${failureWords(call)}。${fallbackWords(call)}`}</span></li>)}
      </Part>
      <Part title="まだ記録のない団体" means="連絡する団体に、記録をお願いしてください。">
        {open.map((row) => <li key={row.code}><Town row={row} /><span className="block">{`残り${row.count.open}　連絡するのは${row.caller}${row.remindedOn ? `（${formatDate(row.remindedOn)}に案内済み）` : ''}`}</span></li>)}
      </Part>
      <Part title="確かめる連絡手段の登録がない団体" means="電話などの登録を頼んでください。">
        {none.map((row) => <li key={row.code}><Town row={row} /></li>)}
      </Part>
    </section>
  );
}

function Part({ title, means, children }: { title: string; means: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h4 className="mt-4 text-std-17B-170">{`${title}（${children.length}）`}</h4>
      <p>{means}</p>
      <ul className="list-disc pl-6">{children}</ul>
    </>
  );
}

const Town = ({ row }: { row: RoundTableRow }) => <a href={`/directory/${row.code}`} className="inline-block py-1">{row.place}</a>;

/** Each municipality of a round with what became of its means. */
export function RoundResults({ rows }: { rows: RoundTableRow[] }) {
  return (
    <Table caption="団体ごとの通話の確認の結果" captionHidden stacked>
      <thead><tr><Th>団体</Th><Th>連絡する団体</Th><Th>つながった</Th><Th>まだ</Th><Th>つながらなかったものと、代わりの手段</Th></tr></thead>
      <tbody>
        {rows.map(({ code, place, caller, count, failed }) => (
          <tr key={code}>
            <Th scope="row" className="min-w-36">{place}</Th>
            <Td label="連絡する団体" className="min-w-36">{caller}</Td>
            <Td label="つながった" className="whitespace-nowrap">{`${count.reached}／${count.all}`}</Td>
            <Td label="まだ">{count.open}</Td>
            <Td label="つながらなかったものと、代わりの手段" className="min-w-64">
              {failed.length === 0 ? 'なし' : (
                <ul>{failed.map((one, i) => <li key={i}>{isUncovered(one) && <><Tag tone="warning">代わりなし</Tag> </>}{`${meansWords(one)}：${failureWords(one)}　${fallbackWords(one)}`}</li>)}</ul>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
