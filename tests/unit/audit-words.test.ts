import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { detailKeys, detailWords, SILENT_KEYS, subjectWords } from '@/lib/people/audit-words';

/** Every key that a service writes into `detail`, wherever that object is spelt out. */
function keysWritten(): Map<string, string> {
  const keys = new Map<string, string>();
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib'], { encoding: 'utf8' }).split('\n').filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'detail' && ts.isObjectLiteralExpression(node.initializer))
        for (const property of node.initializer.properties) if (property.name && ts.isIdentifier(property.name)) keys.set(property.name.text, file);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return keys;
}

test('every key that is written into the log has its word in Japanese', () => {
  const written = keysWritten();
  expect(written.size).toBeGreaterThan(20);
  expect([...written].filter(([key]) => !(key in detailKeys) && !SILENT_KEYS.has(key))).toEqual([]);
});

test('what a line is about is said in words, and an id alone is not shown', () => {
  expect(subjectWords('response:2026:992011')).toBe('2026年度（令和8年度）の回答');
  for (const kind of ['query', 'question', 'scan', 'mail', 'faq', 'handover', 'invitation']) expect(subjectWords(`${kind}:00000000-0000-4000-8000-000000000001`)).toBe('');
  expect(detailWords({ way: 'decision', remark: '00000000-0000-4000-8000-000000000001', batch: '00000000-0000-4000-8000-000000000002', by: [], done: true })).toBe('提出のしかた：紙の決裁　対応済：はい');
  expect(detailWords({ what: '「2-16 テレワーク環境」の言葉を直した', item: 'now-telework' })).toBe('内容：「2-16 テレワーク環境」の言葉を直した　項目：now-telework');
});
