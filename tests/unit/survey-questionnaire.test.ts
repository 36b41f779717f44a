import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf, fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import { canonicalName } from '@/lib/survey/questionnaire/names';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { RESERVED } from '@/lib/survey/questionnaire/questionnaire-rules';
import { parseQuestionnaire, QuestionnaireError } from '@/lib/survey/questionnaire/questionnaire-schema';
import published from '@/prisma/published/2012.json';

const this2026 = questionnaireFor(2026);
const core = questionnaireFor(2012);

// Keys are stable for ever: trends hang on them (docs/questionnaire.md). Add to these lists, never take away.
const CORE_KEYS = [
  'ict-staff', 'responsibility', 'server-location', 'building-seismic-isolation', 'rack-seismic-isolation', 'device-fall-prevention', 'device-topple-prevention', 'vendor',
  'configuration-known', 'risk-assumed', 'external-line-redundant', 'interoffice-line-redundant', 'system-redundant', 'backup-medium', 'backup-frequency', 'backup-place',
  'backup-policy-citywide', 'rush-staff', 'alternate-workplace', 'alternate-equipment', 'emergency-power', 'satellite-phones', 'manual',
  'vendor-disaster-arrangement', 'vendor-disaster-contract',
  'safety-communication-rules', 'initial-response-priority-systems', 'ict-drill', 'aid-agreement', 'disaster-system',
  'ict-bcp-status', 'ict-bcp-date', 'ict-bcp-in-regional-plan', 'ict-bcp-guideline', 'ict-bcp-concern',
];
const NOW_KEYS = ['now-shared-use', 'now-government-cloud', 'now-restore-test', 'now-restore-test-date', 'now-telework', 'now-alternate-site', 'now-cyber-plan'];

const keys = (questionnaire: Questionnaire) => itemsOf(questionnaire).map((item) => item.key);

describe('the questionnaire', () => {
  it('holds the 35 items of the 2012 core, and the module of this year beside them', () => {
    expect(keys(core)).toEqual(CORE_KEYS);
    expect(keys(this2026)).toEqual([...CORE_KEYS, ...NOW_KEYS]);
    expect(this2026.year).toBe(2026);
  });

  it('keeps the core as it is in every year, apart from the latest month that can be meant', () => {
    const plain = (questionnaire: Questionnaire) => itemsOf(questionnaire).slice(0, CORE_KEYS.length).map(({ latest: _latest, ...item }) => item);
    expect(plain(this2026)).toEqual(plain(core));
    expect(itemsOf(core).find((item) => item.key === 'ict-bcp-date')!.latest).toBe('2013-03');
    expect(itemsOf(this2026).find((item) => item.key === 'now-restore-test-date')!.latest).toBe('2027-03');
  });

  it('gives every field one name and one label', () => {
    const fields = fieldsOf(this2026);
    expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
    expect(new Set(fields.map((field) => field.label)).size).toBe(fields.length);
  });

  it('explains every item, and marks what is ours', () => {
    for (const item of itemsOf(this2026)) {
      expect(item.definition.length, item.key).toBeGreaterThan(30);
      expect(item.origin, item.key).toBe(item.key.startsWith('now-') ? 'ours' : '2012');
      if (item.origin === 'ours' || item.choices?.some((choice) => choice.ours)) expect(item.comparisonNote, item.key).toBeTruthy();
    }
  });

  it('reproduces each figure of the 2012 publication by one item', () => {
    const named = itemsOf(core).flatMap((item) => item.figures ?? []);
    expect([...named].sort()).toEqual(published.figures.map((figure) => figure.id).sort());
  });

  it('offers 確認できていない on every yes/no item, as a mark beside いいえ', () => {
    for (const item of itemsOf(this2026).filter((one) => one.kind === 'yesno')) expect(fieldsOfItem(item).map((field) => field.role), item.key).toContain('unconfirmed');
  });

  it('bounds every number', () => {
    for (const field of fieldsOf(this2026).filter((one) => one.kind === 'number')) {
      expect(field.min, field.name).toBeGreaterThanOrEqual(0);
      expect(field.max, field.name).toBeLessThanOrEqual(10_000);
    }
  });

  it('is written in words that need no knowledge of the other documents', () => {
    const text = readFileSync('prisma/questionnaire/core.json', 'utf8') + readFileSync('prisma/questionnaire/now.json', 'utf8');
    expect(text).not.toMatch(/TODO|TBD|ダミー|placeholder/i);
  });
});

describe('names of firms', () => {
  const aliases = itemsOf(core).find((item) => item.key === 'vendor')!.aliases;

  it('join renamed and affiliated firms, and ways of writing', () => {
    const fuji = '富士フイルムビジネスイノベーション';
    for (const text of ['富士ゼロックス', '富士ゼロックス株式会社', '（株）富士フイルムシステムサービス', fuji]) expect(canonicalName(text, aliases), text).toBe(fuji);
    expect(canonicalName('ＮＥＣ', aliases)).toBe('日本電気');
    expect(canonicalName('エヌ・ティ・ティ・データ', aliases)).toBe('NTTデータ');
    expect(canonicalName('㈱ＴＫＣ', aliases)).toBe(canonicalName('tkc', aliases));
  });

  it('keep other firms apart', () => {
    expect(canonicalName('富士通Japan', aliases)).not.toBe(canonicalName('富士ゼロックス', aliases));
    expect(canonicalName('𠮷田電算')).not.toBe(canonicalName('吉田電算'));
  });
});

type Broken = [what: string, change: (q: Draft) => void, message: string | RegExp];
type Draft = { [key: string]: unknown; sections: { key: string; items: Record<string, unknown>[] }[] };

const find = (q: Draft, key: string) => q.sections.flatMap((section) => section.items).find((item) => item.key === key)!;

const broken: Broken[] = [
  ['another format', (q) => { q.format = 2; }, 'format: '],
  ['a year out of range', (q) => { q.year = 26; }, 'year: '],
  ['no title', (q) => { q.title = ' '; }, 'title: must not be empty'],
  ['no section', (q) => { q.sections = []; }, 'sections: '],
  ['an attribute nobody knows', (q) => { find(q, 'rush-staff').colour = 'red'; }, /sections\.1\.items\.9: .*colour/],
  ['a key that is no key', (q) => { find(q, 'rush-staff').key = 'かけつけ'; }, 'sections.1.items.9.key: must be lower-case words joined by hyphens'],
  ['an item without definition', (q) => { delete find(q, 'rush-staff').definition; }, 'sections.1.items.9.definition: '],
  ['a kind nobody knows', (q) => { find(q, 'rush-staff').kind = 'slider'; }, 'sections.1.items.9.kind: '],
  ['an item twice', (q) => { find(q, 'manual').key = 'rush-staff'; }, 'item "rush-staff" stands twice'],
  ['a section twice', (q) => { q.sections[1]!.key = q.sections[0]!.key; }, 'section "organization" stands twice'],
  ['a number twice', (q) => { find(q, 'manual').number = '1-1'; }, 'number "1-1" stands twice'],
  ['a choice twice', (q) => { const c = find(q, 'rush-staff').choices as { value: string }[]; c[1]!.value = c[0]!.value; }, 'item "rush-staff": choice "decided" stands twice'],
  ['one without choices', (q) => { delete find(q, 'rush-staff').choices; }, 'item "rush-staff": kind one needs "choices"'],
  ['a number with choices', (q) => { find(q, 'satellite-phones').choices = find(q, 'rush-staff').choices; }, 'item "satellite-phones": kind number has no "choices"'],
  ['a number without bounds', (q) => { delete find(q, 'satellite-phones').max; }, 'item "satellite-phones": kind number needs "max"'],
  ['bounds the wrong way round', (q) => { find(q, 'satellite-phones').min = 20_000; }, 'item "satellite-phones": "min" is above "max"'],
  ['a matrix without rows', (q) => { delete find(q, 'vendor').rows; }, 'item "vendor": kind matrix needs "rows"'],
  ['a matrix of names with choices', (q) => { find(q, 'vendor').choices = find(q, 'rush-staff').choices; }, 'item "vendor": a matrix of named has no "choices"'],
  ['a row called like the remark', (q) => { (find(q, 'vendor').rows as { key: string }[])[0]!.key = 'remark'; }, 'item "vendor": field "vendor.remark" stands twice'],
  ['a follow-up called like a row', (q) => { (find(q, 'backup-place').followUps as { key: string }[])[0]!.key = 'juki'; }, 'item "backup-place": field "backup-place.juki" stands twice'],
  ['a follow-up under no choice', (q) => { (find(q, 'risk-assumed').followUps as { showIf: string[] }[])[0]!.showIf = ['maybe']; }, 'item "risk-assumed": follow-up "which": "showIf" names "maybe", which is no choice of the item'],
  ['more ranks than choices', (q) => { find(q, 'ict-bcp-concern').ranks = 9; }, 'item "ict-bcp-concern": more "ranks" than choices'],
  ['a condition on no field', (q) => { find(q, 'ict-bcp-date').onlyIf = { field: 'bcp', in: ['established'] }; }, 'item "ict-bcp-date": condition names "bcp", which is no field of an earlier item'],
  ['a condition on no choice', (q) => { find(q, 'ict-bcp-date').onlyIf = { field: 'ict-bcp-status', in: ['done'] }; }, 'item "ict-bcp-date": condition names "done", which is no choice of "ict-bcp-status"'],
  ['a condition on a later item', (q) => { find(q, 'rush-staff').onlyIf = { field: 'ict-bcp-status', in: ['established'] }; find(q, 'rush-staff').onlyIfLabel = 'x'; }, 'item "rush-staff": condition names "ict-bcp-status", which is no field of an earlier item'],
  ['a condition on itself', (q) => { find(q, 'ict-bcp-status').onlyIf = { field: 'ict-bcp-status', in: ['established'] }; }, 'item "ict-bcp-status": condition names "ict-bcp-status"'],
  ['a condition on any row of a matrix whose follow-up can hold the same value', (q) => { find(q, 'server-location').followUps = [{ key: 'which', label: 'どれ', kind: 'text', showIf: ['cloud'], required: false }]; }, 'item "building-seismic-isolation": condition looks at any row of "server-location", but its follow-up "which" can hold the same value'],
  ['a condition on no matrix', (q) => { find(q, 'rack-seismic-isolation').onlyIf = { anyRowOf: 'ict-staff', in: ['cloud'] }; }, 'item "rack-seismic-isolation": condition names "ict-staff", which is no earlier matrix'],
  ['the same row outside a matrix', (q) => { find(q, 'ict-bcp-date').onlyIf = { sameRow: 'backup-medium', in: ['cloud'] }; }, 'item "ict-bcp-date": "sameRow" stands only in "rowOnlyIf"'],
  ['the same row that is not there', (q) => { find(q, 'backup-place').rows = find(q, 'responsibility').rows; }, 'item "backup-place": condition looks at row "info" of "backup-medium", which has no such row'],
  ['a condition of no known form', (q) => { find(q, 'ict-bcp-date').onlyIf = { when: 'full moon' }; }, /items\.1\.onlyIf: must be one of \{field, in\}/],
  ['a condition without words', (q) => { delete find(q, 'ict-bcp-date').onlyIfLabel; }, 'item "ict-bcp-date": "onlyIf" needs "onlyIfLabel"'],
  ['a month that is none', (q) => { find(q, 'ict-bcp-date').earliest = '1990-13'; }, 'sections.4.items.1.earliest: must be YYYY-MM'],
];

describe('a questionnaire that cannot be used is refused', () => {
  it.each(broken)('%s', (_what, change, message) => {
    const draft = structuredClone(this2026) as unknown as Draft;
    change(draft);
    let error: unknown;
    try {
      parseQuestionnaire(draft);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(QuestionnaireError);
    expect((error as QuestionnaireError).message).toMatch(message instanceof RegExp ? message : new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  });

  it('with every problem at once', () => {
    const draft = structuredClone(this2026) as unknown as Draft;
    find(draft, 'manual').number = '1-1';
    delete find(draft, 'rush-staff').choices;
    expect(() => parseQuestionnaire(draft)).toThrow(/- item "rush-staff".*\n- number "1-1" stands twice/);
  });

  it('whatever it is', () => {
    for (const nothing of [null, undefined, 3, 'x', [], {}]) expect(() => parseQuestionnaire(nothing)).toThrow(QuestionnaireError);
  });

  it('but one that has been through it goes through again unchanged', () => {
    expect(parseQuestionnaire(JSON.parse(JSON.stringify(this2026)))).toEqual(this2026);
  });
});

it('no section may take the address of a page that stands beside the sections', () => {
  const folders = ['app/(member)/survey/[year]', 'app/(public)/survey/[year]']
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name.replace('.json', ''));
  expect([...RESERVED].sort()).toEqual([...new Set(folders)].sort());
  const taken = structuredClone(questionnaireFor(2026));
  taken.sections[0]!.key = 'review';
  expect(() => parseQuestionnaire(taken)).toThrow(/section "review" has the address of another page/);
});
