import type { ReactNode } from 'react';
import { FileInput } from '@/components/form/controls';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { ACCEPT } from '@/lib/files/file-types';

type Props = { action: string; label: string; hint: string; button: string; look?: 'primary' | 'secondary'; accept?: string; /** By field; the file's own under `file`. */ errors: Record<string, string>; /** The fields before the file: what is typed comes back though the file was too large. */ children?: ReactNode };

/** A form that sends a file; an ordinary one, so that it works without script and shows how far it is. */
export function UploadFileForm({ action, label, hint, button, look = 'primary', accept = ACCEPT, errors, children }: Props) {
  return (
    <form action={action} method="post" encType="multipart/form-data" noValidate id="upload" className="print:hidden">
      <ErrorSummary errors={errors} />
      {children}
      <Field name="file" label={label} hint={hint} error={errors.file} required>
        <FileInput id={fieldIds('file').input} name="file" accept={accept} {...describedBy('file', { hint, error: errors.file })} />
      </Field>
      <Button look={look}>{button}</Button>
    </form>
  );
}
