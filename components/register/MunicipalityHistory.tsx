import { formatDate } from '@/lib/platform/time';
import type { Change } from '@/lib/register/municipality-at';

function sentence({ kind, predecessorName, successorName }: Change): string {
  switch (kind) {
    case 'renamed':
      return `名称が「${predecessorName}」から「${successorName}」に変わりました（コードは同じです）。`;
    case 'merged':
      return `「${predecessorName}」が「${successorName}」と一つになりました。`;
    case 'split':
      return `「${predecessorName}」が分かれ、「${successorName}」ができました。`;
    default:
      return `「${predecessorName}」が「${successorName}」になりました。`;
  }
}

function CodeLink({ code, name, here }: { code: string; name: string; here: string }) {
  return code === here ? <>{`${name} ${code}`}</> : <a href={`/register/${code}`} className="inline-block py-1">{`${name} ${code}`}</a>;
}

/** What became of a code, and what it came from. */
export function MunicipalityHistory({ code, history }: { code: string; history: (Change & { source: string })[] }) {
  return (
    <section aria-labelledby="history" className="my-8">
      <h2 id="history" className="text-std-24B-150">コードと名称の移り変わり</h2>
      {history.length === 0 ? (
        <p className="mt-2">2012年の調査より後の変更は登録されていません。</p>
      ) : (
        <ul className="mt-2 list-disc pl-6">
          {history.map((change) => (
            <li key={`${change.effectiveOn.toISOString()}${change.predecessorCode}${change.successorCode}`}>
              {formatDate(change.effectiveOn)}：{sentence(change)}
              {change.predecessorCode !== change.successorCode && (
                <span className="block">
                  <CodeLink code={change.predecessorCode} name={change.predecessorName} here={code} />
                  <span aria-label="から">　→　</span>
                  <CodeLink code={change.successorCode} name={change.successorName} here={code} />
                </span>
              )}
              <span className="block text-solid-gray-700">出典：{change.source}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
