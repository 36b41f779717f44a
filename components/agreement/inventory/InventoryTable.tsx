import type { ReactNode } from 'react';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { fieldWord, inventoryFields, type Item, kindWord } from '@/lib/agreement/inventory/inventory-terms';
import { servedBy } from '@/lib/agreement/inventory/survey-proposals';
import { day, formatDate, isoDay } from '@/lib/platform/time';

type Row = { id: string; item: Item };
type Props = { rows: Row[]; caption: string; /** What can be done with a row, under its name. */ acts: (row: Row) => ReactNode };

const f = inventoryFields;

/** The inventory as its own people keep it: what it is and serves, where it runs, who keeps it going and what that takes, and what it proposes to the survey. */
export function InventoryTable({ rows, caption, acts }: Props) {
  const today = isoDay(new Date());
  return (
    <Table caption={caption} captionHidden stacked>
      <thead>
        <tr><Th>{f.name.label}</Th><Th>{f.work.label}</Th><Th>{f.form.label}・{f.place.label}</Th><Th>{f.vendor.label}・{f.maintainer.label}</Th><Th>{f.needs.label}</Th><Th>{f.renewal.label}</Th></tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, item } = row;
          return (
            <tr key={id} className="align-top">
              <Th scope="row" className="min-w-40">{item.name}<span className="block text-solid-gray-700">{kindWord(item.kind)}{item.priority !== 'none' && `・${fieldWord('priority', item.priority)}`}</span>{acts(row)}</Th>
              <Td label={f.work.label} className="min-w-40">{item.work}<Serves item={item} /></Td>
              <Td label={`${f.form.label}・${f.place.label}`} className="min-w-40">{item.form !== 'none' && <span className="block">{fieldWord('form', item.form)}</span>}{item.place}</Td>
              <Td label={`${f.vendor.label}・${f.maintainer.label}`} className="min-w-48">{item.vendor && <span className="block">{item.vendor}</span>}{item.maintainer && <span className="block text-solid-gray-700">保守：{item.maintainer}</span>}</Td>
              <Td label={f.needs.label} className="min-w-48 whitespace-pre-line">{item.needs}</Td>
              <Td label={f.renewal.label} className="min-w-40">{item.renewal && <>{formatDate(day(item.renewal))} {item.renewal < today && <Tag tone="warning">過ぎています</Tag>}</>}{item.follows && <span className="block text-solid-gray-700">{item.follows}</span>}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** The rows of the survey that this item alone would propose an answer to. */
function Serves({ item }: { item: Item }) {
  const { vendors, places } = servedBy(item);
  if (vendors.length + places.length === 0) return null;
  return (
    <span className="block text-solid-gray-700">
      調査票：{[vendors.length > 0 && `主な事業者（${vendors.join('、')}）`, places.length > 0 && `サーバの設置場所（${places.join('、')}）`].filter(Boolean).join('、')}
    </span>
  );
}
