/** Scans of an answer on paper, to be downloaded. */
export function ScanList({ scans }: { scans: { id: string; name: string }[] }) {
  if (scans.length === 0) return <p>写しはまだ付いていません。</p>;
  return (
    <ul className="list-disc pl-6">
      {scans.map(({ id, name }) => (
        <li key={id} className="break-all"><a href={`/api/survey/scan/${id}`} className="inline-block py-1">{name}</a></li>
      ))}
    </ul>
  );
}
