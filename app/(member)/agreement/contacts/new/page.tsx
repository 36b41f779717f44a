import { ContactForm } from '@/components/agreement/contacts/ContactForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getContact } from '@/lib/agreement/contacts/get-contact';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { save } from '../actions';

export const metadata = { title: '連絡担当を加える' };

export default async function NewContactPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, place, accounts } = await pageData(() => getContact(actor, { code: typeof query.code === 'string' ? query.code : undefined }));
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '連絡担当', href: `/agreement/contacts?code=${code}` }, { label: '加える' }]} />
      <PageHeading title="連絡担当を加える" above={place} />
      <ContactForm action={save} code={code} contact={null} accounts={accounts} />
    </div>
  );
}
