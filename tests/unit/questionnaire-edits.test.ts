import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begunWith } from '@/lib/survey/editing/begin-questionnaire';
import { clausesOf, conditionOf, conditionWords, groundsBefore } from '@/lib/survey/editing/condition-menu';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { changedTexts, itemWith, textsOfItem } from '@/lib/survey/editing/item-texts';
import { FIELDS_OF_KIND, KIND_LABEL } from '@/lib/survey/editing/item-form';
import { freeKey, newItem } from '@/lib/survey/editing/new-item';
import type { Item, ItemKind, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { differenceOf, isNothing } from '@/lib/survey/editing/questionnaire-diff';
import { addItem, type Edited, findItem, keysOf, moveItem, moveToSection, restoreItem, retireItem, rewordItem, rewordSection, setCondition } from '@/lib/survey/editing/questionnaire-edits';
import { parseQuestionnaire } from '@/lib/survey/questionnaire/questionnaire-schema';
import { structureOf } from '@/lib/survey/questionnaire/questionnaire-structure';
import { typedItem } from '../support/typed-item';

const last = questionnaireFor(2026);
const start = begunWith(last, 2027, '2027年度の調査');
const none = new Set<string>();
const done = (edited: Edited): Questionnaire => {
  if (edited.questionnaire === undefined) throw new Error(edited.problem);
  return edited.questionnaire;
};
const numbers = (questionnaire: Questionnaire) => itemsOf(questionnaire).map((item) => item.number);
const made = (kind: ItemKind, key: string): Item => {
  const { item, errors } = newItem(typedItem(kind, key), 2027, none);
  if (!item) throw new Error(JSON.stringify(errors));
  return item;
};

describe('a year begun with the last one', () => {
  it('takes everything over and moves the months that hang on the year', () => {
    expect(isNothing({ ...differenceOf(last, start), restructured: [] })).toBe(true);
    expect(differenceOf(last, start).restructured.map(({ key, what }) => [key, what])).toEqual([['ict-bcp-date', ['いちばん遅い年月']], ['now-restore-test-date', ['いちばん遅い年月']]]);
    expect(findItem(start, 'ict-bcp-date')!.latest).toBe('2028-03');
    expect(parseQuestionnaire(start)).toEqual(start);
  });
});

describe('adding', () => {
  it.each(Object.keys(KIND_LABEL) as ItemKind[])('an item of the kind %s stands at the end of its section, numbered', (kind) => {
    const next = done(addItem(start, { section: 'vendors', item: made(kind, 'y2027-1'), taken: none }));
    expect(next.sections[2]!.items.at(-1)).toMatchObject({ key: 'y2027-1', number: '3-3', kind, origin: 'ours' });
    expect(parseQuestionnaire(next)).toEqual(next);
  });

  it('never gives a key twice, nor that of a retired item or of another year', () => {
    const without = done(retireItem(start, 'manual'));
    for (const [questionnaire, key] of [[start, 'manual'], [without, 'manual'], [start, 'asked-in-2025']] as const)
      expect(addItem(questionnaire, { section: 'now', item: made('text', key), taken: new Set(['asked-in-2025']) })).toMatchObject({ fields: { key: expect.stringContaining('別のキーにしてください') } });
    expect(freeKey(2027, new Set(['y2027-1', 'y2027-2']))).toBe('y2027-3');
  });

  it.each([
    ['one', { choices: 'ある' }, 'choices', '2つ以上'],
    ['one', { choices: 'ある\nある' }, 'choices', '同じ言葉'],
    ['many', { exclusive: 'どれもない' }, 'exclusive', '言葉のとおり'],
    ['ranked', { ranks: '9' }, 'ranks', '選択肢の数以下'],
    ['number', { min: 'たくさん' }, 'min', '整数で入力'],
    ['number', { min: '9', max: '3' }, 'min', '「最大の数」以下'],
    ['yearMonth', { earliest: '2026-13' }, 'earliest', '2026-04や令和8年4月'],
    ['yearMonth', { earliest: '2027-01', latest: '2026-01' }, 'earliest', '前の年月'],
    ['matrix', { cell: '' }, 'cell', '選んでください'],
    ['matrix', { rows: ' \n ' }, 'rows', '入力してください'],
    ['text', { label: '' }, 'label', '入力してください'],
    ['text', { key: 'キー' }, 'key', '英小文字'],
    ['text', { document: '' }, 'document', '入力してください'],
    ['slider', {}, 'kind', '選んでください'],
  ] as const)('says what is wrong with %s %j', (kind, wrong, field, sentence) => {
    const { item, errors } = newItem({ ...typedItem((kind in KIND_LABEL ? kind : 'text') as ItemKind, 'y2027-1'), kind, ...wrong } as Record<string, string>, 2027, none);
    const found = item ? addItem(start, { section: 'now', item, taken: none }).fields : errors;
    expect(found).toMatchObject({ [field]: expect.stringContaining(sentence) });
  });

  it('is told what is wrong in the order of the form', () => {
    expect(Object.keys(newItem({ kind: 'ranked', ranks: '0', key: 'Ａ' }, 2027, none).errors ?? {})).toEqual(['label', 'definition', 'choices', 'ranks', 'document', 'sourceSection', 'key']);
  });
});

describe('rewording', () => {
  it('changes words alone, of choices, rows and notes too', () => {
    const next = done(rewordItem(start, { key: 'rush-staff', words: { label: 'かけつける職員', 'choices.decided.label': '全員を決めている' }, sameMeaning: true }));
    expect(findItem(next, 'rush-staff')).toMatchObject({ label: 'かけつける職員', choices: [{ value: 'decided', label: '全員を決めている' }, {}, {}] });
    expect(structureOf(next)).toEqual(structureOf(start));
    expect(differenceOf(start, next).reworded).toMatchObject([{ key: 'rush-staff', texts: [{ place: '質問の言葉' }, { place: '選択肢「定めている」' }] }]);
  });

  it('asks whether 2012 means the same, and nobody where the question is ours', () => {
    const words = { definition: '別の説明です。' };
    expect(rewordItem(start, { key: 'rush-staff', words, sameMeaning: false })).toMatchObject({ fields: { sameMeaning: expect.stringContaining('意味が変わらない') } });
    expect(rewordItem(start, { key: 'now-telework', words, sameMeaning: false }).problem).toBeUndefined();
  });

  it('refuses what cannot stand, at its field', () => {
    expect(rewordItem(start, { key: 'rush-staff', words: { label: ' ', definition: 'あ'.repeat(2001), 'choices.decided.label': 'a\u0007' }, sameMeaning: true }).fields).toMatchObject({ label: expect.anything(), definition: expect.stringContaining('2,000文字以内'), 'choices.decided.label': expect.anything() });
    expect(rewordItem(start, { key: 'rush-staff', words: { 'choices.decided.label': '定めていない' }, sameMeaning: true }).problem).toContain('二度');
    expect(rewordItem(start, { key: 'nothing', words: {}, sameMeaning: true }).problem).toContain('調査票にありません');
  });

  it('takes away an explanation that is emptied, and mends a section', () => {
    const item = findItem(start, 'ict-staff')!;
    expect(itemWith(item, { 'parts.employees.definition': '', comparisonNote: '' })).not.toHaveProperty('comparisonNote');
    expect(changedTexts(textsOfItem(item), textsOfItem(itemWith(item, {})))).toEqual([]);
    expect(done(rewordSection(start, { key: 'now', words: { intro: '新しい説明' } })).sections.at(-1)!.intro).toBe('新しい説明');
  });
});

describe('retiring and moving', () => {
  it('keeps a retired item aside, renumbers, and brings it back', () => {
    const without = done(retireItem(start, 'manual'));
    expect(without.retired).toMatchObject([{ section: 'preparedness', since: 2027, item: { key: 'manual' } }]);
    expect(numbers(without)).not.toContain('2-15');
    expect(differenceOf(start, without)).toMatchObject({ retired: [{ key: 'manual' }], moved: [], added: [], reworded: [] });
    const back = done(restoreItem(without, 'manual'));
    expect(back.retired).toBeUndefined();
    expect(keysOf(back)).toEqual(keysOf(start));
  });

  it('says which condition stands in the way', () => {
    expect(retireItem(start, 'ict-bcp-status').problem).toContain('「5-2 ');
    expect(retireItem(start, 'backup-medium').problem).toContain('「2-7 ');
    expect(moveItem(start, 'ict-bcp-status', 'down').problem).toContain('条件に「ICT-BCPの策定状況」が使われている');
    expect(moveToSection(start, 'server-location', 'now').problem).toContain('サーバの設置場所');
    expect(moveItem(start, 'ict-staff', 'up').problem).toContain('最初の項目');
    expect(moveToSection(start, 'manual', 'preparedness').problem).toContain('もう');
    const free = done(setCondition(start, { key: 'now-restore-test-date', condition: null, label: '' }));
    const without = done(retireItem(free, 'now-restore-test'));
    expect(findItem(without, 'now-restore-test-date')).not.toHaveProperty('onlyIfLabel');
    const both = done(retireItem(done(retireItem(start, 'now-restore-test-date')), 'now-restore-test'));
    expect(restoreItem(both, 'now-restore-test-date').problem).toContain('先に「');
  });

  it('does not leave a section empty', () => {
    const one = done(retireItem(start, 'vendor-disaster-arrangement'));
    expect(retireItem(one, 'vendor-disaster-contract').problem).toContain('一つも残らなくなります');
  });

  it('moves within a section and to another', () => {
    const up = done(moveItem(start, 'responsibility', 'up'));
    expect(up.sections[0]!.items.slice(0, 2).map(({ key, number }) => [key, number])).toEqual([['responsibility', '1-1'], ['ict-staff', '1-2']]);
    expect(differenceOf(start, up).moved).toHaveLength(1);
    const over = done(moveToSection(start, 'manual', 'now'));
    expect(over.sections.at(-1)!.items.at(-1)).toMatchObject({ key: 'manual', number: '6-8' });
    expect(differenceOf(start, over).moved).toMatchObject([{ key: 'manual', to: '6 いまの取り組みの6-8' }]);
  });
});

describe('conditions from menus', () => {
  it('look at earlier answers only, and say themselves in words', () => {
    const grounds = groundsBefore(start, 'ict-bcp-concern');
    expect(grounds.map(({ id }) => id)).toContain('field:ict-bcp-status');
    expect(grounds.map(({ id }) => id)).toContain('rows:server-location');
    expect(grounds.map(({ id }) => id)).not.toContain('field:now-telework');
    const clauses = { join: 'any' as const, clauses: [{ ground: 'field:ict-bcp-status', how: 'notIn' as const, values: ['established'] }, { ground: 'rows:server-location', how: 'in' as const, values: ['cloud'] }] };
    const condition = conditionOf(clauses)!;
    expect(clausesOf(condition)).toEqual(clauses);
    expect(conditionWords(clauses, grounds)).toBe('「ICT-BCPの策定状況」が「策定済」以外、または「サーバの設置場所」のどれかの行が「クラウドサービス」の場合');
    const next = done(setCondition(start, { key: 'ict-bcp-concern', condition, label: conditionWords(clauses, grounds) }));
    expect(differenceOf(start, next).restructured).toMatchObject([{ key: 'ict-bcp-concern', what: ['答える条件'] }]);
  });

  it('are refused on a later item, on a choice that is none, and without words', () => {
    expect(setCondition(start, { key: 'ict-staff', condition: { field: 'manual', in: ['dedicated'] }, label: 'x' }).problem).toContain('より後に置く');
    expect(setCondition(start, { key: 'manual', condition: { field: 'rush-staff', in: ['maybe'] }, label: 'x' }).problem).toContain('選択肢にありません');
    expect(setCondition(start, { key: 'manual', condition: { field: 'rush-staff', in: ['decided'] }, label: ' ' }).fields).toHaveProperty('words');
  });

  it('show every stored condition that is not deeper than the menus', () => {
    for (const item of itemsOf(start).filter(({ onlyIf }) => onlyIf)) expect(conditionOf(clausesOf(item.onlyIf)!)).toEqual(item.onlyIf);
    expect(clausesOf({ all: [{ any: [{ field: 'a', in: ['b'] }] }] })).toBeUndefined();
  });
});

/** What of an item no edit may change: all but its words, its place and its condition. */
const lasting = (item: Item) => ({ ...(structureOf(item) as Item), number: '', onlyIf: undefined });

describe('any sequence of edits', () => {
  const kinds = Object.keys(FIELDS_OF_KIND) as ItemKind[];
  const step = fc.record({ what: fc.integer({ min: 0, max: 7 }), which: fc.nat(200), other: fc.nat(200), text: fc.string({ unit: 'grapheme', maxLength: 20 }) });

  function apply(questionnaire: Questionnaire, { what, which, other, text }: { what: number; which: number; other: number; text: string }): Edited {
    const items = itemsOf(questionnaire);
    const key = items[which % items.length]!.key;
    const section = questionnaire.sections[other % questionnaire.sections.length]!.key;
    switch (what) {
      case 0: {
        const { item } = newItem({ ...typedItem(kinds[which % kinds.length]!, ''), label: text }, 2027, new Set(keysOf(questionnaire)));
        return item ? addItem(questionnaire, { section, item, taken: none }) : { problem: 'words' };
      }
      case 1:
        return rewordItem(questionnaire, { key, words: { label: text, comparisonNote: text }, sameMeaning: true });
      case 2:
        return retireItem(questionnaire, key);
      case 3:
        return restoreItem(questionnaire, questionnaire.retired?.[other % questionnaire.retired.length]?.item.key ?? key);
      case 4:
        return moveItem(questionnaire, key, other % 2 ? 'up' : 'down');
      case 5:
        return moveToSection(questionnaire, key, section);
      case 6: {
        const grounds = groundsBefore(questionnaire, key);
        const ground = grounds[other % Math.max(1, grounds.length)];
        const clauses = { join: 'all' as const, clauses: ground ? [{ ground: ground.id, how: 'in' as const, values: [ground.choices[which % ground.choices.length]!.value] }] : [] };
        return setCondition(questionnaire, { key, condition: conditionOf(clauses), label: conditionWords(clauses, grounds) });
      }
      default:
        return rewordSection(questionnaire, { key: section, words: { intro: text } });
    }
  }

  it('gives a questionnaire that can be used, keeps every key, and leaves the other one as it was', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const before = JSON.stringify(start);
        let questionnaire = start;
        for (const one of steps) {
          const edited = apply(questionnaire, one);
          if (!edited.questionnaire) {
            expect(edited.problem).toBeTruthy();
            continue;
          }
          accepted++;
          expect(parseQuestionnaire(JSON.parse(JSON.stringify(edited.questionnaire)))).toStrictEqual(edited.questionnaire);
          const kept = new Set(keysOf(edited.questionnaire));
          for (const key of keysOf(questionnaire)) expect(kept).toContain(key);
          const was = lasting(itemsOf(questionnaire)[0]!);
          const now = [...itemsOf(edited.questionnaire), ...(edited.questionnaire.retired ?? []).map(({ item }) => item)].find(({ key }) => key === was.key)!;
          expect(lasting(now)).toEqual(was);
          questionnaire = edited.questionnaire;
        }
        expect(JSON.stringify(start)).toBe(before);
      }),
      { numRuns: 40 },
    );
    expect(accepted).toBeGreaterThan(60);
  }, 60_000);
});
