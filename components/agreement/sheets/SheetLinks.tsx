import { type SheetSide, SIDE_LABEL } from '@/lib/agreement/sheets/catalogue';

/** From one's wishes to one's offers and to where both meet. */
export function SheetLinks({ code, here }: { code: string; here: SheetSide | 'search' }) {
  const links = [
    { key: 'wishes', href: `/agreement/wishes?code=${code}`, label: SIDE_LABEL.wishes },
    { key: 'offers', href: `/agreement/offers?code=${code}`, label: SIDE_LABEL.offers },
    { key: 'search', href: `/agreement/search?code=${code}`, label: '支援を探す' },
  ];
  return (
    <nav aria-label="希望と申し出" className="mb-4 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ key, href, label }) => <li key={key}>{key === here ? <span aria-current="page" className="inline-block py-2 text-std-16B-170">{label}</span> : <a href={href} className="inline-block py-2">{label}</a>}</li>)}
      </ul>
    </nav>
  );
}
