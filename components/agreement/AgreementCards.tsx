import type { Standing } from '@/lib/agreement/standing-words';

/** `for`: standings to which the card is shown. The municipality's code is added to the address. */
type Card = { path: string; title: string; text: string; for: readonly Standing[] };

const everyone: readonly Standing[] = ['outside', 'preparing', 'member', 'suspended', 'withdrawn'];
const registered: readonly Standing[] = ['preparing', 'member', 'suspended'];
const signed: readonly Standing[] = ['member', 'suspended'];
export const cardsFor = { everyone, registered, signed };

/** One line a card, in the order in which people need them; a page enters here in the commit that makes it. */
const cards: Card[] = [
];

/** The rooms of the agreement that a municipality of this standing may enter. */
export function AgreementCards({ standing, code }: { standing: Standing; code: string }) {
  const shown = cards.filter((card) => card.for.includes(standing));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="rooms" className="mt-10">
      <h2 id="rooms" className="mb-4 text-std-24B-150">協定でできること</h2>
      <ul className="grid gap-4 desktop:grid-cols-2">
        {shown.map(({ path, title, text }) => (
          <li key={path} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h3 className="text-std-20B-150"><a href={`${path}?code=${code}`} className="inline-block py-1">{title}</a></h3>
            <p className="mt-1">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
