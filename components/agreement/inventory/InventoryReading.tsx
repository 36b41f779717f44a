import { Tag } from '@/components/ui/Tag';
import { fieldWord, inventoryFields, inventoryPriorities, type Item, kindWord } from '@/lib/agreement/inventory/inventory-terms';
import { day, formatDate, isoDay } from '@/lib/platform/time';

type Row = { id: string; item: Item };

const HEADINGS = { first: '最優先で復旧するもの', second: '次に復旧するもの', third: '後でよいもの', none: '復旧の順を決めていないもの' } as const;

/** The inventory as helpers read it, on a telephone, at a desk and on paper: what is to come back first stands first, with what it needs to run and who keeps it going. */
export function InventoryReading({ rows }: { rows: Row[] }) {
  const groups = (Object.keys(inventoryPriorities) as (keyof typeof HEADINGS)[]).map((priority) => ({ priority, here: rows.filter(({ item }) => item.priority === priority) })).filter(({ here }) => here.length > 0);
  return groups.map(({ priority, here }) => (
    <div key={priority}>
      <h2 className="mt-8 text-std-22B-150">{groups.length === 1 && priority === 'none' ? '登録されているもの' : HEADINGS[priority]}（{here.length}件）</h2>
      {here.map(({ id, item }) => <Entry key={id} item={item} />)}
    </div>
  ));
}

const FACTS = ['needs', 'maintainer', 'vendor', 'place', 'renewal', 'follows'] as const;

function Entry({ item }: { item: Item }) {
  const past = item.renewal !== '' && item.renewal < isoDay(new Date());
  return (
    <section className="border-b border-solid-gray-420 py-3">
      <h3 className="text-std-20B-150 break-words print:text-[12pt]">{item.name} <span className="text-std-16N-170 text-solid-gray-700">{kindWord(item.kind)}</span></h3>
      <dl className="mt-1 gap-x-4 desktop:grid desktop:grid-cols-[max-content_1fr] print:grid print:grid-cols-[max-content_1fr]">
        <Fact label={inventoryFields.work.label}>{item.work}</Fact>
        {FACTS.map((field) => (
          <Fact key={field} label={field === 'place' ? '形態・置き場所' : inventoryFields[field].label}>
            {field === 'place' ? [item.form === 'none' ? '' : fieldWord('form', item.form), item.place].filter(Boolean).join('、')
              : field === 'renewal' && item.renewal ? <>{formatDate(day(item.renewal))} {past && <Tag tone="warning">過ぎています</Tag>}</>
              : item[field]}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** What helpers need and is not there is said, for what runs it and who keeps it going; the rest is left out. */
function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  const needed = label === inventoryFields.needs.label || label === inventoryFields.maintainer.label;
  if (children === '' && !needed) return null;
  return (
    <>
      <dt className="text-std-16B-170 print:text-[10pt]">{label}</dt>
      <dd className="mb-1 whitespace-pre-line break-words">{children === '' ? <span className="text-solid-gray-700">記入がありません</span> : children}</dd>
    </>
  );
}
