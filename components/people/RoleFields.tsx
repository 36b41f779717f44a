import { Field, FieldGroup, describedBy, fieldIds } from '@/components/form/Field';
import { Select, Tick } from '@/components/form/controls';
import { roleChoices, roleName, roleRights } from '@/lib/people/roles';
import { TextField } from './fields';

type Props = { errors: Record<string, string>; typed: (name: string) => string; prefectures: { code: string; name: string }[]; municipality?: string };

/** A role and the place that goes with it. Both places are there, so that the form also works without script. */
export function RoleFields({ errors, typed, prefectures, municipality = '' }: Props) {
  const hint = '役割が都道府県担当のときに選んでください。';
  return (
    <>
      <FieldGroup name="role" label="役割" required error={errors.role}>
        {roleChoices.map((role) => (
          <Tick key={role} type="radio" name="role" value={role} label={roleName(role)} hint={roleRights(role)} defaultChecked={typed('role') === role} />
        ))}
      </FieldGroup>
      <TextField
        name="municipality" label="市区町村" optional error={errors.municipality} defaultValue={typed('municipality') || municipality} className="max-w-md"
        hint="役割が回答担当か承認者のときに入力してください。名前（同じ名前があるときは都道府県名から）、よみ、または6桁の団体コード"
      />
      <Field name="prefecture" label="都道府県" optional hint={hint} error={errors.prefecture}>
        <Select id={fieldIds('prefecture').input} name="prefecture" defaultValue={typed('prefecture')} key={typed('prefecture')} {...describedBy('prefecture', { hint, error: errors.prefecture })}>
          <option value="">選んでください</option>
          {prefectures.map(({ code, name }) => (
            <option key={code} value={code}>{name}</option>
          ))}
        </Select>
      </Field>
    </>
  );
}
