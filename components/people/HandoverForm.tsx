'use client';
import { Field, FieldGroup, describedBy, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { TextArea, TextInput, Tick } from '@/components/form/controls';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { sides, roleName } from '@/lib/people/roles';
import { day, formatDate } from '@/lib/platform/time';
import { TextField } from './fields';
import { InvitationLink } from './InvitationLink';

export type HandoverSummaryShown = { from: string; to: string; invited: boolean; roles: string[]; on: string; atOnce: boolean; keepsRoles: boolean; note: string };
export type HandoverStage = { stage: 'edit' } | { stage: 'summary'; summary: HandoverSummaryShown } | { stage: 'done'; summary: HandoverSummaryShown; invitation: { link: string; until: string; name: string } | null };

type Props = {
  action: FormAction<HandoverStage>;
  personId: string;
  /** The person whose roles are handed over, where that is not who fills in the form. */
  of?: string;
  roles: { id: string; role: string; place: string }[];
  colleagues: { id: string; name: string; department: string; places: string[] }[];
  today: string;
  back: { href: string; label: string };
};

/** Handing over in three steps on one address: choose, read what will happen, done. The server carries each step, so it works without script. */
export function HandoverForm({ action, personId, of, roles, colleagues, today, back }: Props) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  const stage = state?.ok ? state.data : null;
  const list = (name: string): string[] => [state?.values?.[name] ?? []].flat();
  const several = new Set(roles.map((role) => role.place)).size > 1;

  if (stage?.stage === 'done') return <Done {...stage} back={back} />;
  if (stage?.stage === 'summary')
    return (
      <form {...form}>
        <h2 className="text-std-24B-150">この内容で引き継ぎます</h2>
        <Summary summary={stage.summary} of={of} />
        {Object.entries(state?.values ?? {}).filter(([name]) => name !== 'step').flatMap(([name, value]) => [value].flat().map((one, i) => <input key={`${name} ${i}`} type="hidden" name={name} value={one} />))}
        <p className="mt-6 flex flex-wrap gap-4">
          <Button name="step" value="confirm" aria-disabled={pending}>{stage.summary.invited ? '引き継ぎを決めて、招待のリンクを作る' : stage.summary.atOnce ? '引き継ぐ' : '引き継ぎを決める'}</Button>
          <Button name="step" value="edit" look="secondary" aria-disabled={pending}>内容を直す</Button>
        </p>
      </form>
    );
  const chosen = list('assignments');
  const ticked = (id: string) => (state ? chosen.includes(id) : !several);
  const to = typed('to');
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="personId" value={personId} />
      <FieldGroup name="assignments" label="引き継ぐ役割" required error={errors.assignments}>
        {roles.map(({ id, role, place }) => (
          <Tick key={`${id} ${ticked(id)}`} type="checkbox" name="assignments" value={id} label={`${roleName(role)}　${place}`} defaultChecked={ticked(id)} />
        ))}
      </FieldGroup>
      <FieldGroup name="to" label="引き継ぐ相手" required error={errors.to}>
        {colleagues.map(({ id, name, department, places }) => (
          <Tick key={id} type="radio" name="to" value={id} label={name} hint={[department, several && places.join('、')].filter(Boolean).join('　')} defaultChecked={to === id} />
        ))}
        <Tick type="radio" name="to" value="new" label="新しい担当者を招待する" hint="まだアカウントのない方です。下の欄に入力してください。1回だけ使えるリンクを作ります。" defaultChecked={to === 'new' || (!state && colleagues.length === 0)} />
      </FieldGroup>
      <fieldset className="my-5 rounded-8 border border-solid-gray-420 px-4">
        <legend className="px-2 text-std-17B-170">新しい担当者（招待するとき）</legend>
        <Field name="name" label="氏名（招待するときは必須）" error={errors.name}>
          <TextInput id={fieldIds('name').input} name="name" defaultValue={typed('name')} autoComplete="off" {...describedBy('name', { error: errors.name })} className="max-w-md" />
        </Field>
        <TextField name="department" label="所属" optional error={errors.department} defaultValue={typed('department')} autoComplete="off" className="max-w-md" />
        <FieldGroup name="side" label="部門">
          {Object.entries(sides).map(([side, label]) => <Tick key={side} type="radio" name="side" value={side} label={label} defaultChecked={(typed('side') || 'ict') === side} />)}
        </FieldGroup>
        <TextField name="email" label="メールアドレス" type="email" optional error={errors.email} defaultValue={typed('email')} autoComplete="off" className="max-w-md" hint="課の共用のアドレスでもかまいません。" />
      </fieldset>
      <Field name="on" label="引き継ぐ日" required error={errors.on} hint="今日か、それより後の日です。異動が決まっていれば、その日を入力してください。">
        <TextInput id={fieldIds('on').input} name="on" type="date" min={today} defaultValue={typed('on') || today} required {...describedBy('on', { hint: true, error: errors.on })} className="max-w-56" />
      </Field>
      <Field name="note" label="申し送り" optional error={errors.note} hint="後任の方への短い説明です。パスワードは書かないでください。">
        <TextArea id={fieldIds('note').input} name="note" defaultValue={typed('note')} {...describedBy('note', { hint: true, error: errors.note })} />
      </Field>
      <Button name="step" value="check" aria-disabled={pending}>確認へ進む</Button>
    </form>
  );
}

function Summary({ summary: { from, to, invited, roles, on, atOnce, keepsRoles, note }, of }: { summary: HandoverSummaryShown; of?: string }) {
  const when = atOnce ? '今日' : formatDate(day(on));
  const whose = of ? `${from}さん` : 'あなた';
  return (
    <>
      <dl className="mt-4 grid gap-x-8 gap-y-2 desktop:grid-cols-[10rem_1fr]">
        <dt className="text-std-16B-170">引き継ぐ方</dt><dd>{from}</dd>
        <dt className="text-std-16B-170">引き継ぐ相手</dt><dd>{to}{invited && '（招待します）'}</dd>
        <dt className="text-std-16B-170">役割</dt><dd>{roles.map((role) => <div key={role}>{role}</div>)}</dd>
        <dt className="text-std-16B-170">引き継ぐ日</dt><dd>{formatDate(day(on))}</dd>
        {note && <><dt className="text-std-16B-170">申し送り</dt><dd className="whitespace-pre-wrap break-words">{note}</dd></>}
      </dl>
      <h3 className="mt-6 text-std-20B-150">起きること</h3>
      <ul className="mt-2 list-disc pl-6">
        {invited ? <li>{to}さんのための、1回だけ使えるリンクを作ります。リンクからアカウントを作ると、役割が加わります。</li> : <li>{atOnce ? 'すぐに' : `${when}に`}、{to}さんにこの役割が加わります。</li>}
        <li>{whose}のこの役割は、{invited ? (atOnce ? `${to}さんがアカウントを作ったときに` : `${to}さんがアカウントを作り、${when}になったときに`) : atOnce ? 'すぐに' : `${when}に`}終わります。担当者がいなくなることはありません。</li>
        {!keepsRoles && <li>{whose}にはほかの役割がないため、そのときサインインも終わります。</li>}
        <li>入力した回答と、これまでの記録は、そのまま残ります。</li>
        <li>このアカウントが協定の連絡担当に結び付いているときは、連絡担当も{to}さんに移ります。個人の番号は移らず、残りの連絡先は{to}さんの確認を待ちます。</li>
        <li>協定の「秘密保持の約束」の名簿は、自動では変わりません。担当を離れた日を入れ、{to}さんが署名したら名簿に加えてください。</li>
      </ul>
    </>
  );
}

function Done({ summary, invitation, back }: { summary: HandoverSummaryShown; invitation: { link: string; until: string; name: string } | null; back: Props['back'] }) {
  const title = invitation ? '引き継ぎを決めました。次のリンクを、後任の方にお渡しください。' : summary.atOnce ? `${summary.to}さんに引き継ぎました。` : `${formatDate(day(summary.on))}に${summary.to}さんへ引き継ぎます。`;
  return (
    <>
      <Notice tone="success" title={title} live />
      {invitation && <InvitationLink {...invitation} />}
      <p className="mt-4"><LinkButton href={back.href} look="secondary">{back.label}</LinkButton></p>
    </>
  );
}
