/** Other years and other band schemes, as links: the choice stands in the address and can be passed on. */
export function SwitchLinks({ label, options }: { label: string; options: { href: string; label: string; current: boolean }[] }) {
  return (
    <nav aria-label={label} className="my-2 print:hidden">
      <p className="text-std-16B-170">{label}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map(({ href, label: text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined} className={`inline-block rounded-8 border px-3 py-2 visited:text-blue-1000 ${current ? 'border-2 border-blue-900 bg-blue-50 font-bold' : 'border-solid-gray-420'}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
