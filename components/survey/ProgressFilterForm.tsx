import { Field } from '@/components/form/Field';
import { Select } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import { schemes } from '@/lib/register/bands';
import { PROGRESS_LABEL, type ProgressFilter, STATUSES } from '@/lib/survey/waves/progress-filter';

type Props = { path: string; filter: ProgressFilter; prefectures: { code: string; name: string }[] };

/** Narrows down who is shown, through the address. */
export function ProgressFilterForm({ path, filter, prefectures }: Props) {
  return (
    <form method="get" action={path} className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4">
      <div className="flex flex-wrap gap-x-6">
        {prefectures.length > 1 && (
          <Field name="prefecture" label="都道府県">
            <Select id="f-prefecture" name="prefecture" defaultValue={filter.prefecture}>
              <option value="">すべて</option>
              {prefectures.map(({ code, name }) => (
                <option key={code} value={code}>{name}</option>
              ))}
            </Select>
          </Field>
        )}
        <Field name="band" label="人口区分">
          <Select id="f-band" name="band" defaultValue={filter.band ? `${filter.scheme}:${filter.band}` : ''}>
            <option value="">すべて</option>
            {schemes.map((scheme) => (
              <optgroup key={scheme.key} label={scheme.label}>
                {scheme.bands.map((band) => (
                  <option key={band.key} value={`${scheme.key}:${band.key}`}>{band.label}</option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field name="status" label="状態">
          <Select id="f-status" name="status" defaultValue={filter.status}>
            <option value="">すべて</option>
            <option value="open">未提出のすべて</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>{PROGRESS_LABEL[status]}</option>
            ))}
          </Select>
        </Field>
        <Field name="mail" label="メール">
          <Select id="f-mail" name="mail" defaultValue={filter.mail}>
            <option value="">すべて</option>
            <option value="bounced">届かなかった団体</option>
          </Select>
        </Field>
      </div>
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}
