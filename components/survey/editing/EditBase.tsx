import { fieldIds, FieldError } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';

/** Which state the form was made from; asks to go on where a colleague has been quicker since. */
export function EditBase({ year, revision, errors }: { year: number; revision: number; errors: Record<string, string> }) {
  return (
    <>
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="revision" value={revision} />
      {errors.force && (
        <div className="my-5">
          <Tick type="checkbox" id={fieldIds('force').input} name="force" value="1" label="今の調査票を確かめました" aria-describedby={fieldIds('force').error} />
          <FieldError name="force" error={errors.force} />
        </div>
      )}
    </>
  );
}
