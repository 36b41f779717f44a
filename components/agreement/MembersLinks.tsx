/** The secretariat's rooms of the agreement; a page enters here in the commit that makes it. */
const links = [
  { href: '/admin/members', label: '構成団体' },
  { href: '/admin/members/contacts', label: '連絡先の状況' },
  { href: '/admin/members/duties', label: '義務の状況' },
  { href: '/admin/members/sheets', label: '希望と申し出' },
  { href: '/admin/members/meetings', label: '研修・会議' },
  { href: '/admin/members/groups', label: 'グループ' },
  { href: '/admin/members/supporters', label: '協力事業者' },
  { href: '/admin/members/nda', label: '秘密保持の約束' },
  { href: '/admin/members/text', label: '協定の本文' },
];

export function MembersLinks({ here }: { here: string }) {
  return (
    <nav aria-label="協定の運営" className="mb-4 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ href, label }) => (
          <li key={href}>{href === here ? <span aria-current="page" className="inline-block py-2 text-std-16B-170">{label}</span> : <a href={href} className="inline-block py-2">{label}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}
