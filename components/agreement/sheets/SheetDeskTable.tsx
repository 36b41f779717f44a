import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { catalogueItems, entryWords, SIDE_LABEL } from '@/lib/agreement/sheets/catalogue';
import { type ItemSum, OWNER_LABEL, reviewState, reviewStates, sheetDeskAddress, type SheetRow } from '@/lib/agreement/sheets/sheet-desk';
import { formatDate } from '@/lib/platform/time';

const TONE = { fresh: 'done', old: 'warning', never: 'plain' } as const;

/** Each sheet with what stands on it. @param only one line of the catalogue; '' for all */
export function SheetDeskTable({ rows, only, today }: { rows: SheetRow[]; only: string; today: Date }) {
  return (
    <Table caption="団体ごとの希望と申し出" captionHidden>
      <thead><tr><Th>団体</Th><Th>希望・申し出</Th><Th>内容</Th><Th>条件・備考</Th><Th>最後に見直した日</Th></tr></thead>
      <tbody>
        {rows.map((row, i) => {
          const { code, prefecture, name, standing, side, entries, note, reviewedOn } = row;
          const state = reviewState(reviewedOn, today);
          const kept = catalogueItems.filter(({ key }) => entries[key] && (!only || key === only));
          return (
            <tr key={`${code}${name}${side}${i}`}>
              <Th scope="row" className="min-w-36 align-top">
                {code ? <a href={`/admin/members/${code}`} className="inline-block py-1">{`${prefecture} ${name}`}</a> : name}
                {standing !== 'member' && <span className="block font-normal">{OWNER_LABEL[standing]}</span>}
              </Th>
              <Td className="whitespace-nowrap align-top">{SIDE_LABEL[side]}</Td>
              <Td className="min-w-72 align-top">{kept.length === 0 ? (state === 'never' ? '' : 'なし') : <ul>{kept.map((item) => <li key={item.key}>{`${item.label}：${entryWords(item, entries[item.key]!)}`}</li>)}</ul>}</Td>
              <Td className="min-w-48 whitespace-pre-wrap break-words align-top">{note}</Td>
              <Td className="whitespace-nowrap align-top"><Tag tone={TONE[state]}>{reviewStates[state]}</Tag>{reviewedOn && <span className="block">{formatDate(reviewedOn)}</span>}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Each line of the catalogue with how many want and offer it, and how much. */
export function ItemSums({ sums }: { sums: ItemSum[] }) {
  const cell = (sum: ItemSum['wishes'], unit: string, filter: Parameters<typeof sheetDeskAddress>[0], label: string) => (
    <Td className="whitespace-nowrap text-right tabular-nums">
      {sum.places === 0 ? '—' : <a href={sheetDeskAddress(filter)} className="relative inline-block py-1"><span className="sr-only">{`${label}：`}</span>{`${sum.places.toLocaleString('ja-JP')}団体 ${sum.amount.toLocaleString('ja-JP')}${unit}`}</a>}
    </Td>
  );
  return (
    <Table caption="項目ごとの希望と申し出の合計" captionHidden>
      <thead><tr><Th>分類</Th><Th>項目</Th><Th>希望</Th><Th>団体の申し出</Th><Th>協力事業者の申し出</Th></tr></thead>
      <tbody>
        {sums.map(({ item: { key, label, unit }, group, wishes, offers, supporters }) => (
          <tr key={key}>
            <Td className="whitespace-nowrap">{group}</Td>
            <Th scope="row" className="min-w-48">{label}</Th>
            {cell(wishes, unit, { item: key, side: 'wishes' }, `${label}の希望`)}
            {cell(offers, unit, { item: key, side: 'offers' }, `${label}の申し出`)}
            {cell(supporters, unit, { item: key, standing: 'supporter' }, `${label}の協力事業者の申し出`)}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
