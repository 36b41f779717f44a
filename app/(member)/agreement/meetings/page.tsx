import { MeetingList } from '@/components/agreement/meetings/MeetingList';
import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button, LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { listMeetings, MEETINGS_PAGE } from '@/lib/agreement/meetings/list-meetings';
import { isMeetingKind, MEETING_LABEL, meetingKinds } from '@/lib/agreement/meetings/meeting-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';

export const metadata = { title: '研修・会議' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MeetingsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const filter = { text: one('text').slice(0, 100), kind: isMeetingKind(one('kind')) ? (one('kind') as 'training') : ('' as const), page: /^[1-9]\d{0,3}$/.test(one('page')) ? Number(one('page')) : 1 };
  const code = /^\d{6}$/.test(one('code')) ? one('code') : '';
  const { coming, past, total } = await pageData(() => listMeetings(actor, filter));
  const href = (id: string) => `/agreement/meetings/${id}${code ? `?code=${code}` : ''}`;
  const address = (page: number) => `/agreement/meetings?${new URLSearchParams({ text: filter.text, kind: filter.kind, ...(code ? { code } : {}), page: String(page) })}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement${code ? `?code=${code}` : ''}` }, { label: '研修・会議' }]} />
      <PageHeading title="研修・会議">
        <p className="mt-2">協定の研修、訓練、会議の予定と記録です。次第、議事録、質問と答えも、ことばで探せます。</p>
      </PageHeading>
      <form method="get" action="/agreement/meetings" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4">
        <div className="flex flex-wrap gap-x-6">
          <Field name="text" label="探すことば"><TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} /></Field>
          <Field name="kind" label="種類">
            <Select id={fieldIds('kind').input} name="kind" defaultValue={filter.kind}>
              <option value="">すべて</option>
              {meetingKinds.map((kind) => <option key={kind} value={kind}>{MEETING_LABEL[kind]}</option>)}
            </Select>
          </Field>
        </div>
        {code && <input type="hidden" name="code" value={code} />}
        <Button look="secondary">探す</Button>
      </form>
      <section aria-labelledby="coming" className="mt-6">
        <h2 id="coming" className="text-std-24B-150">これから</h2>
        {coming.length === 0 ? <p className="mt-2">{filter.text || filter.kind ? '当てはまる予定はありません。' : '予定はまだありません。案内があると、ここに載ります。'}</p> : <MeetingList meetings={coming} href={href} />}
      </section>
      <section aria-labelledby="past" className="mt-10">
        <h2 id="past" className="text-std-24B-150">これまで</h2>
        {past.length === 0 ? <p className="mt-2">{filter.text || filter.kind ? '当てはまる記録はありません。ことばを変えてください。' : 'まだ記録はありません。'}</p> : <MeetingList meetings={past} href={href} />}
      </section>
      {total > MEETINGS_PAGE && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {filter.page > 1 && <LinkButton href={address(filter.page - 1)} look="secondary">新しい{MEETINGS_PAGE}件</LinkButton>}
          {filter.page * MEETINGS_PAGE < total && <LinkButton href={address(filter.page + 1)} look="secondary">前の{MEETINGS_PAGE}件</LinkButton>}
        </nav>
      )}
    </>
  );
}
