'use client';
import { Button } from '@/components/ui/Button';
import { FormErrors } from '@/components/form/FormErrors';
import { InvitationLink } from './InvitationLink';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { id: string; name: string; reissue: FormAction<{ link: string; until: string }>; withdraw: FormAction<never> };

/** A new link for an invitation, or none any more. */
export function InvitationActions({ id, name, reissue, withdraw }: Props) {
  const again = useActionForm(reissue);
  const off = useActionForm(withdraw);
  return (
    <>
      <FormErrors state={again.state} />
      <FormErrors state={off.state} />
      {again.state?.ok && <InvitationLink {...again.state.data} name={name} />}
      <div className="flex flex-wrap gap-2">
        <form {...again.form}>
          <input type="hidden" name="id" value={id} />
          <Button look="secondary" aria-disabled={again.pending} aria-label={`${name}さんのリンクを作り直す`}>リンクを作り直す</Button>
        </form>
        <form {...off.form}>
          <input type="hidden" name="id" value={id} />
          <Button look="danger" aria-disabled={off.pending} aria-label={`${name}さんの招待を取り消す`}>取り消す</Button>
        </form>
      </div>
    </>
  );
}
