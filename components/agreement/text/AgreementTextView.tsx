import { Notice } from '@/components/ui/Notice';
import { Table, Td, Th } from '@/components/ui/Table';
import { readText } from '@/lib/agreement/text/agreement-text';
import { formatDate } from '@/lib/platform/time';

type Version = { number: number; reason: string; effectiveOn: Date };

/** The text, article by article; the same on the screen and on paper. */
export function AgreementTextBody({ text }: { text: string }) {
  return (
    <div className="max-w-3xl">
      {readText(text).map((block, i) => {
        if (block.kind === 'heading') return <h2 key={i} id={block.id} className="mb-1 mt-6 break-after-avoid text-std-20B-150 print:mt-3 print:text-[12pt]">{block.text}</h2>;
        if (block.kind === 'list') return <ul key={i} className="my-1 ml-6 list-disc">{block.items.map((item, j) => <li key={j}>{item}</li>)}</ul>;
        return <p key={i} className="my-1">{block.text}</p>;
      })}
    </div>
  );
}

/** Which version this is, and whether it is the one that holds. */
export function VersionHead({ version, inForce }: { version: Version; inForce: number | null }) {
  const { number, reason, effectiveOn } = version;
  return (
    <>
      <p className="mt-2">第{number}版　発効日：{formatDate(effectiveOn)}</p>
      <p>改めた理由：{reason}</p>
      {number !== inForce && (
        <Notice tone="warning" title={inForce !== null && number < inForce ? 'これは以前の版です。' : 'これはまだ発効していない版です。'}>
          {inForce !== null && <p>いま効力のあるのは<a href={`/agreement/text/${inForce}`}>第{inForce}版</a>です。</p>}
        </Notice>
      )}
    </>
  );
}

/** Every issued version, each at an address that does not change. */
export function VersionList({ versions, inForce }: { versions: Version[]; inForce: number | null }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="mt-10 print:hidden">
      <h2 id="versions" className="text-std-24B-150">本文の版</h2>
      <p className="mt-2">どの版も、同じアドレスのまま残ります。引用するときは、版ごとのアドレスをお使いください。</p>
      <Table caption="協定の本文の版" captionHidden stacked>
        <thead><tr><Th>版</Th><Th>発効日</Th><Th>改めた理由</Th></tr></thead>
        <tbody>
          {versions.map(({ number, reason, effectiveOn }) => (
            <tr key={number}>
              <Th scope="row" className="whitespace-nowrap"><a href={`/agreement/text/${number}`}>第{number}版</a>{number === inForce && '（現在）'}</Th>
              <Td label="発効日" className="whitespace-nowrap">{formatDate(effectiveOn)}</Td>
              <Td label="改めた理由" className="min-w-48">{reason}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
