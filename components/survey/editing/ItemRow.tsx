import { Button, LinkButton } from '@/components/ui/Button';
import { Tag } from '@/components/ui/Tag';
import { CELL_LABEL, KIND_LABEL } from '@/lib/survey/editing/item-form';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { titleOf } from '@/lib/survey/questionnaire/questionnaire-order';

type Props = { item: Item; year: number; editable: boolean; first: boolean; last: boolean };

/** How an item is answered, in words. */
export const kindWords = (item: Item): string => (item.kind === 'matrix' && item.cell ? `表（${CELL_LABEL[item.cell]}）` : KIND_LABEL[item.kind]);

/** One item in the editor's list, with what can be done to it. */
export function ItemRow({ item, year, editable, first, last }: Props) {
  const title = titleOf(item);
  const of = <span className="sr-only">（{title}）</span>;
  return (
    <li id={`item-${item.key}`} className="border-t border-solid-gray-420 py-4">
      <h3 className="text-std-17B-170">{title}</h3>
      <p className="my-1 flex flex-wrap gap-2">
        <Tag>{kindWords(item)}</Tag>
        <Tag tone={item.origin === '2012' ? 'waiting' : 'plain'}>{item.origin === '2012' ? '2012年と比べる項目' : '独自の項目'}</Tag>
        {!item.required && <Tag>任意</Tag>}
        <span className="break-all text-solid-gray-700">キー：{item.key}</span>
      </p>
      {item.onlyIfLabel && <p>答えるのは：{item.onlyIfLabel}</p>}
      {editable && (
        <div className="mt-2 flex flex-wrap gap-2">
          <LinkButton look="secondary" href={`/admin/waves/${year}/questionnaire/words?item=${item.key}`}>言葉・移動{of}</LinkButton>
          <LinkButton look="secondary" href={`/admin/waves/${year}/questionnaire/condition?item=${item.key}`}>条件{of}</LinkButton>
          {!first && <Button look="text" name="act" value={`up:${item.key}`}>上へ{of}</Button>}
          {!last && <Button look="text" name="act" value={`down:${item.key}`}>下へ{of}</Button>}
          <Button look="danger" name="act" value={`retire:${item.key}`}>やめる{of}</Button>
        </div>
      )}
    </li>
  );
}
