import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { type ApplicationKind, type ApplicationState, KIND_LABEL } from '@/lib/agreement/membership/application-rules';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import type { FormAction } from '@/components/form/use-action-form';
import { TakeBackApplicationForm } from './TakeBackApplicationForm';

type Application = { id: string; kind: ApplicationKind; status: ApplicationState; mayor: string; decidedOn: Date; appliedAt: Date; judgedAt: Date | null; answer: string };

/** What has become of the municipality's last application, and what to do about it. */
export function ApplicationNotice({ application, code, mayApply, takeBack }: { application: Application; code: string; mayApply: boolean; takeBack: FormAction<never> }) {
  const { id, kind, status, mayor, decidedOn, appliedAt, judgedAt, answer } = application;
  const what = KIND_LABEL[kind];
  if (status === 'waiting')
    return (
      <Notice title={`${what}の申し込みは、事務局の確認を待っています。`}>
        <p>{formatDateTime(appliedAt)}に、{mayor}の名で申し込みました。首長が決定した日は{formatDate(decidedOn)}です。結果はメールとこのページでお知らせします。</p>
        {mayApply && <TakeBackApplicationForm action={takeBack} code={code} id={id} />}
      </Notice>
    );
  if (status === 'declined')
    return (
      <Notice tone="warning" title={`${what}の申し込みは受け付けられませんでした${judgedAt ? `（${formatDate(judgedAt)}）` : ''}。`}>
        <p className="whitespace-pre-wrap">理由：{answer}</p>
        {mayApply && <p className="mt-2"><LinkButton look="secondary" href={`/agreement/apply?code=${code}`}>内容を改めて申し込む</LinkButton></p>}
      </Notice>
    );
  return null;
}
