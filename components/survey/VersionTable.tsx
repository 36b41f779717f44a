import { Select } from '@/components/form/controls';
import { fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { Table, Td, Th } from '@/components/ui/Table';
import { formatDateTime } from '@/lib/platform/time';
import type { Difference } from '@/lib/survey/submissions/compare-versions';
import type { ToldVersion } from '@/lib/survey/submissions/told-version';

/** What became of a version, in words. */
export function fateOf({ withdrawnAt, withdrawnBy, undone, acceptedAt }: ToldVersion): string {
  const accepted = acceptedAt ? `${formatDateTime(acceptedAt)} 受理` : '';
  if (!withdrawnAt) return accepted || '受理前';
  const end = `${formatDateTime(withdrawnAt)} ${undone ?? '取り下げ'}${undone?.startsWith('事務局') ? '' : `（${withdrawnBy}）`}`;
  return accepted ? `${accepted}、${end}` : end;
}

/** Every submitted version with who, when and what became of it. */
export function VersionTable({ versions, hrefOf, shown }: { versions: ToldVersion[]; hrefOf: (version: number) => string; shown: number }) {
  return (
    <Table caption="提出された版">
      <thead>
        <tr>
          <Th>版</Th>
          <Th>提出</Th>
          <Th>提出者</Th>
          <Th>その後</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version}>
            <Th scope="row" className="whitespace-nowrap">
              <a href={hrefOf(version.version)} aria-current={version.version === shown ? 'true' : undefined} className="inline-block py-1">第{version.version}版</a>
              <span className="block text-std-16N-170">{version.receipt}</span>
            </Th>
            <Td className="min-w-44">{formatDateTime(version.submittedAt)}</Td>
            <Td className="min-w-40">{version.by}{version.basis && <span className="block">{version.basis}</span>}</Td>
            <Td className="min-w-44">{fateOf(version)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Chooses two versions to be compared; a plain form, so that the address can be sent on. */
export function CompareForm({ versions, code, from, to }: { versions: ToldVersion[]; code: string; from: number; to: number }) {
  const choice = (name: string, label: string, chosen: number) => (
    <p className="my-2">
      <label htmlFor={fieldIds(name).input} className="mr-2 inline-block text-std-17B-170">{label}</label>
      <Select id={fieldIds(name).input} name={name} defaultValue={String(chosen)}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>第{version}版</option>
        ))}
      </Select>
    </p>
  );
  return (
    <form method="get" className="flex flex-wrap items-center gap-x-6 gap-y-2 print:hidden">
      <input type="hidden" name="code" value={code} />
      {choice('from', '前の版', from)}
      {choice('to', '後の版', to)}
      <Button look="secondary">比べる</Button>
    </form>
  );
}

/** What changed between two versions, old and new in words. */
export function DifferenceTable({ differences, from, to }: { differences: Difference[]; from: number; to: number }) {
  if (differences.length === 0) return <p>第{from}版と第{to}版の回答は同じです。</p>;
  return (
    <Table caption={`第${from}版から第${to}版への変更（${differences.length}か所）`}>
      <thead>
        <tr>
          <Th>項目</Th>
          <Th>第{from}版</Th>
          <Th>第{to}版</Th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, label, section, before, after }) => (
          <tr key={field}>
            <Th scope="row" className="min-w-28 desktop:min-w-48">{label}<span className="block text-std-16N-170">{section}</span></Th>
            <Td className="min-w-24 whitespace-pre-line desktop:min-w-40">{before}</Td>
            <Td className="min-w-24 whitespace-pre-line desktop:min-w-40">{after}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
