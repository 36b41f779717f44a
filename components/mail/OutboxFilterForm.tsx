import { Field, fieldIds } from '@/components/form/Field';
import { FilterSelect } from '@/components/form/FilterSelect';
import { TextInput } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import { mailKinds, messageStates, STATE_LABEL } from '@/lib/mail/message-states';
import type { OutboxFilter } from '@/lib/mail/outbox-filter';

/** Narrows down the outbox, through the address. */
export function OutboxFilterForm({ filter, counts }: { filter: OutboxFilter; counts: Record<string, number> }) {
  return (
    <form method="get" action="/admin/mail" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4">
      <div className="flex flex-wrap gap-x-6">
        <Field name="text" label="宛先・件名・団体">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
        <FilterSelect name="state" label="状態" value={filter.state} options={messageStates.map((state) => [state, `${STATE_LABEL[state]}（${(counts[state] ?? 0).toLocaleString('ja-JP')}）`])} />
        <FilterSelect name="kind" label="種類" value={filter.kind} options={Object.entries(mailKinds)} />
      </div>
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}
