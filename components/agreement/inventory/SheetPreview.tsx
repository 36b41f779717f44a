import { Notice } from '@/components/ui/Notice';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import type { SheetChange, SheetProblem } from '@/lib/agreement/inventory/inventory-sheet';
import { fieldWord, inventoryFields } from '@/lib/agreement/inventory/inventory-terms';

/** What a sheet would make of the inventory: row by row what is wrong and how to mend it, what is new and what changes. */
export function SheetPreview({ changes, problems }: { changes: SheetChange[]; problems: SheetProblem[] }) {
  const moving = changes.filter(({ what }) => what !== 'same');
  const same = changes.length - moving.length;
  return (
    <>
      {problems.length > 0 && (
        <>
          <Notice tone="error" title={`読み取れなかったところが${problems.length}か所あります`} live><p>Excelで直して送り直すか、問題のない行だけを取り込んでください。</p></Notice>
          <Table caption="読み取れなかったところ" captionHidden stacked>
            <thead><tr><Th>行</Th><Th>列</Th><Th>直し方</Th></tr></thead>
            <tbody>{problems.slice(0, 200).map(({ row, field, message }) => <tr key={`${row}-${field}`}><Th scope="row" className="whitespace-nowrap">{row}行目</Th><Td label="列" className="min-w-24">{field}</Td><Td label="直し方" className="min-w-56">{message}</Td></tr>)}</tbody>
          </Table>
        </>
      )}
      {moving.length === 0 ? <p className="my-3">加わる項目、変わる項目はありません。</p> : (
        <Table caption="加わる項目と変わる項目" captionHidden stacked>
          <thead><tr><Th>行</Th><Th>名称</Th><Th>変わるところ</Th></tr></thead>
          <tbody>
            {moving.map(({ row, item, what, changed }) => (
              <tr key={row}>
                <Td label="行" className="whitespace-nowrap">{row}行目</Td>
                <Th scope="row" className="min-w-40">{item.name} <Tag tone={what === 'new' ? 'done' : 'waiting'}>{what === 'new' ? '新しい' : '変更'}</Tag></Th>
                <Td label="変わるところ" className="min-w-56">{changed.map(({ field, from }) => <span key={field} className="block">{inventoryFields[field].label}：{fieldWord(field, from) || '（空）'} → {fieldWord(field, item[field]) || '（空）'}</span>)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {same > 0 && <p className="my-3">このほか{same}件は、いまの台帳と同じです。</p>}
    </>
  );
}
