import { ActForm } from '@/components/agreement/ActForm';
import { ContactForm } from '@/components/agreement/contacts/ContactForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getContact } from '@/lib/agreement/contacts/get-contact';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { end, save } from '../actions';

export const metadata = { title: '連絡担当を変更する' };

export default async function EditContactPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const { code, place, contact, accounts } = await pageData(() => getContact(actor, { id }));
  const { name, side, kana, department, post, personId, changedAt, means } = contact!;
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '連絡担当', href: `/agreement/contacts?code=${code}` }, { label: name }]} />
      <PageHeading title={`${name}さんの連絡先を変更する`} above={place} />
      <ContactForm
        action={save} code={code} accounts={accounts}
        contact={{ id, seen: changedAt.toISOString(), side, name, kana, department, post, personId: personId ?? '', means: means.map((one) => ({ id: one.id, kind: one.kind, value: one.value, hours: one.hours, private: one.private })) }}
      />
      <section className="mt-12 border-t border-solid-gray-420 pt-4">
        <h2 className="text-std-20B-150">担当を終える</h2>
        <p className="my-2">異動などで担当を離れたときに使います。ほかの団体の画面からすぐに消えます。30日のあいだは元に戻せます。</p>
        <ActForm action={end} hidden={{ id }} button="この連絡担当を終える" look="danger" />
      </section>
    </div>
  );
}
