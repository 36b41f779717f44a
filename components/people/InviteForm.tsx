'use client';
import { FieldGroup } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';
import { Button, LinkButton } from '@/components/ui/Button';
import { sides } from '@/lib/people/roles';
import { TextField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { InvitationLink } from './InvitationLink';
import { RoleFields } from './RoleFields';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { action: FormAction<{ link: string; until: string; name: string; mailed: boolean }>; prefectures: { code: string; name: string }[]; municipality: string };

export function InviteForm({ action, prefectures, municipality }: Props) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  if (state?.ok) {
    return (
      <>
        <InvitationLink {...state.data} />
        <p className="flex flex-wrap gap-4">
          <LinkButton href="/admin/people/invite" look="secondary">続けて招待する</LinkButton>
          <LinkButton href="/admin/people/invitations" look="secondary">招待の一覧を見る</LinkButton>
        </p>
      </>
    );
  }
  return (
    <form {...form}>
      <FormErrors state={state} />
      <TextField name="name" label="氏名" error={errors.name} defaultValue={typed('name')} autoComplete="off" className="max-w-md" />
      <RoleFields errors={errors} typed={typed} prefectures={prefectures} municipality={municipality} />
      <TextField name="department" label="所属" optional error={errors.department} defaultValue={typed('department')} autoComplete="off" className="max-w-md" />
      <FieldGroup name="side" label="部門">
        {Object.entries(sides).map(([side, label]) => (
          <Tick key={side} type="radio" name="side" value={side} label={label} defaultChecked={(typed('side') || 'ict') === side} />
        ))}
      </FieldGroup>
      <TextField
        name="email" label="メールアドレス" type="email" optional error={errors.email} defaultValue={typed('email')} autoComplete="off" className="max-w-md"
        hint="課の共用のアドレスでもかまいません。入力すると、招待のリンクをこのアドレスへメールでも送ります。"
      />
      <Button aria-disabled={pending}>招待のリンクを作る</Button>
    </form>
  );
}
