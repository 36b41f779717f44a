import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Autosave } from '@/components/survey/autosave';
import { type Outbox, outboxesOf, readOutbox } from '@/components/survey/outbox';
import type { SendOutcome, sendChanges } from '@/components/survey/send-changes';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { mergeChanges } from '@/lib/survey/drafts/merge';
import type { Answers, AnswerValue } from '@/lib/survey/questionnaire/questionnaire';
import type { FieldOutcome, SentChange } from '@/lib/survey/drafts/save-protocol';
import type { Field } from '@/lib/survey/questionnaire/fields';

const box: Outbox = { person: 'person-1', year: 2026, code: '992011' };
const field = (name: string, kind: Field['kind']): Field => ({ name, label: name, item: name, role: 'value', kind, required: true, min: 0, max: 100 });
const fields = new Map([field('phones', 'number'), field('vendor', 'named')].map((one) => [one.name, one]));

class MemoryStorage {
  items = new Map<string, string>();
  get length() { return this.items.size; }
  key = (i: number) => [...this.items.keys()][i] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

/** A server as the real one: merges, and can be taken away. */
class Server {
  answers: Answers = {};
  mode: 'up' | 'down' | 'signed-out' | 'closed' = 'up';
  requests: SentChange[][] = [];
  hold: Promise<void> | undefined;
  send: typeof sendChanges = async (_where, changes): Promise<SendOutcome> => {
    this.requests.push(structuredClone(changes));
    await this.hold;
    if (this.mode === 'down') return { kind: 'unreachable' };
    if (this.mode === 'signed-out') return { kind: 'signed-out' };
    if (this.mode === 'closed') return { kind: 'refused', message: '締め切りました。' };
    const results = changes.map(({ field: name, from, to }): [string, FieldOutcome] => {
      const parsed = parseField(fields.get(name)!, to);
      if (!parsed.ok) return [name, { status: 'invalid', message: parsed.message }];
      const value = parsed.value ?? null;
      const { answers, conflicts } = mergeChanges(this.answers, [{ field: name, from: from as AnswerValue | null, to: value }]);
      this.answers = answers;
      return [name, conflicts[0] ? { status: 'conflict', mine: value, theirs: conflicts[0].theirs, by: '同僚', at: null } : { status: 'saved', value }];
    });
    return { kind: 'answered', result: { fields: Object.fromEntries(results), revision: 1, savedAt: '2026-11-02T01:00:00.000Z' } };
  };
}

let server: Server;
let autosave: Autosave;
const open = (base: Record<string, AnswerValue | null> = { phones: null, vendor: null }) =>
  new Autosave({ box, section: 'organization', base, parse: (name, raw) => parseField(fields.get(name)!, raw), send: server.send });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', Object.assign(new EventTarget(), { localStorage: new MemoryStorage() }));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('BroadcastChannel', undefined);
  server = new Server();
  autosave = open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('typing', () => {
  test('is in the browser at once, is sent after a pause, and leaves the browser once acknowledged', async () => {
    autosave.edit('phones', '1');
    autosave.edit('phones', '12');
    expect(readOutbox(box)).toEqual({ phones: { section: 'organization', from: null, to: '12' } });
    expect(autosave.state('phones').status).toBe('typing');
    await vi.advanceTimersByTimeAsync(700);
    expect(server.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.requests).toEqual([[{ field: 'phones', from: null, to: '12' }]]);
    expect(server.answers).toEqual({ phones: 12 });
    expect(autosave.state('phones')).toEqual({ status: 'saved', value: 12 });
    expect(readOutbox(box)).toEqual({});
  });

  test('what is typed while a save is on its way is kept, and follows on the saved value', async () => {
    let release = () => {};
    server.hold = new Promise((resolve) => (release = resolve));
    autosave.edit('vendor', 'あ');
    autosave.commit('vendor');
    await settle();
    autosave.edit('vendor', 'あい');
    release();
    server.hold = undefined;
    await settle();
    expect(readOutbox(box).vendor).toEqual({ section: 'organization', from: 'あ', to: 'あい' });
    await vi.advanceTimersByTimeAsync(900);
    expect(server.requests[1]).toEqual([{ field: 'vendor', from: 'あ', to: 'あい' }]);
    expect(server.answers).toEqual({ vendor: 'あい' });
  });

  test('a value that cannot be stored stays typed, is kept in the browser, and is not sent', async () => {
    autosave.edit('phones', 'たくさん');
    autosave.edit('vendor', '甲社');
    expect(await autosave.flush()).toEqual(['phones']);
    expect(autosave.state('phones').status).toBe('invalid');
    expect(readOutbox(box)).toHaveProperty('phones.to', 'たくさん');
    expect(server.requests.flat().map(({ field: name }) => name)).toEqual(['vendor']);
  });

  test('typed back to what the server holds: nothing to send', async () => {
    autosave = open({ phones: 3, vendor: null });
    autosave.edit('phones', '4');
    autosave.edit('phones', '3');
    expect(await autosave.flush()).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(readOutbox(box)).toEqual({});
  });
});

describe('without a line', () => {
  test('everything stays in the browser and is marked unsent, is tried again with growing pauses, and goes out on return', async () => {
    server.mode = 'down';
    autosave.edit('phones', '5');
    autosave.commit('phones');
    await settle();
    expect(autosave.state('phones').status).toBe('unsent');
    expect(autosave.line().kind).toBe('offline');
    expect(autosave.atRisk()).toBe(true);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(server.requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(server.requests).toHaveLength(2);
    server.mode = 'up';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.answers).toEqual({ phones: 5 });
    expect(autosave.line().kind).toBe('online');
    expect(autosave.atRisk()).toBe(false);
    expect(readOutbox(box)).toEqual({});
  });

  test('the browser says that it is online again: sent at once', async () => {
    const stop = autosave.start();
    server.mode = 'down';
    autosave.edit('phones', '5');
    autosave.commit('phones');
    await settle();
    server.mode = 'up';
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(server.answers).toEqual({ phones: 5 });
    stop();
  });

  test('the tab was closed meanwhile: the next visit takes it up, with the value it was changed from', async () => {
    server.answers = { phones: 7 }; // a colleague's, since
    server.mode = 'down';
    autosave.edit('phones', '5');
    await autosave.flush();
    server.mode = 'up';
    const later = open({ phones: 7, vendor: null });
    for (const [name, { from, to }] of Object.entries(readOutbox(box))) later.resume(name, from, to);
    await settle();
    expect(later.state('phones')).toMatchObject({ status: 'conflict', conflict: { mine: 5, theirs: 7 } });
    expect(server.answers).toEqual({ phones: 7 });
  });

  test('signed out, or the year is closed: said so, kept, and not tried on and on', async () => {
    for (const [mode, kind] of [['signed-out', 'signed-out'], ['closed', 'refused']] as const) {
      server = new Server();
      server.mode = mode;
      autosave = open();
      autosave.edit('phones', '5');
      autosave.commit('phones');
      await vi.advanceTimersByTimeAsync(120_000);
      expect(autosave.line().kind).toBe(kind);
      expect(server.requests).toHaveLength(1);
      expect(readOutbox(box)).toHaveProperty('phones.to', '5');
    }
  });

  test('a browser that cannot keep anything is a reason to warn on leaving', () => {
    window.localStorage.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    autosave.edit('phones', '5');
    expect(autosave.atRisk()).toBe(true);
  });
});

describe('a conflict', () => {
  const meet = async () => {
    server.answers = { phones: 7 };
    autosave.edit('phones', '5');
    autosave.commit('phones');
    await settle();
    expect(autosave.state('phones').status).toBe('conflict');
  };

  test('stands until it is decided; nothing is sent for the field meanwhile', async () => {
    await meet();
    autosave.edit('phones', '6');
    expect(await autosave.flush()).toEqual(['phones']);
    expect(autosave.state('phones')).toMatchObject({ status: 'conflict', conflict: { mine: '6', theirs: 7 } });
    expect(server.requests).toHaveLength(1);
    expect(server.answers).toEqual({ phones: 7 });
  });

  test('one’s own value goes over the one that was seen', async () => {
    await meet();
    autosave.resolve('phones', 'mine');
    await settle();
    expect(server.requests[1]).toEqual([{ field: 'phones', from: 7, to: '5' }]);
    expect(server.answers).toEqual({ phones: 5 });
  });

  test('a third value since is asked about again', async () => {
    await meet();
    server.answers = { phones: 8 };
    autosave.resolve('phones', 'mine');
    await settle();
    expect(autosave.state('phones')).toMatchObject({ status: 'conflict', conflict: { theirs: 8 } });
  });

  test('the colleague’s value is shown and nothing is sent', async () => {
    const shown: unknown[] = [];
    const stop = autosave.start((name, value) => shown.push([name, value]));
    await meet();
    autosave.resolve('phones', 'theirs');
    await settle();
    expect(shown).toEqual([['phones', 7]]);
    expect(server.requests).toHaveLength(1);
    expect(readOutbox(box)).toEqual({});
    stop();
  });
});

describe('a colleague saves while the form stands open', () => {
  const told = '2026-11-02T01:00:00.000Z';

  test('an untouched field shows it, and says who and when', () => {
    const shown: [string, unknown][] = [];
    const stop = autosave.start((field, value) => shown.push([field, value]));
    expect(autosave.colleagueSaved('phones', 7, '同僚', told)).toBe(true);
    expect(shown).toEqual([['phones', 7]]);
    expect(autosave.state('phones')).toEqual({ status: 'followed', by: '同僚', at: told });
    expect(autosave.followed()).toEqual(['phones']);
    expect(autosave.colleagueSaved('phones', 7, '同僚', told)).toBe(true); // told twice: nothing happens
    expect(shown).toHaveLength(1);
    stop();
  });

  test('a field that is being typed in is left alone, and asked about when it is sent', async () => {
    server.mode = 'down';
    autosave.edit('phones', '5');
    autosave.commit('phones');
    await settle();
    server.answers = { phones: 7 };
    expect(autosave.colleagueSaved('phones', 7, '同僚', told)).toBe(false);
    server.mode = 'up';
    autosave.retryNow();
    await settle();
    expect(autosave.state('phones')).toMatchObject({ status: 'conflict', conflict: { mine: 5, theirs: 7 } });
  });

  test('what is typed after it follows on the colleague’s value', async () => {
    server.answers = { phones: 7 };
    autosave.colleagueSaved('phones', 7, '同僚', told);
    autosave.edit('phones', '8');
    autosave.commit('phones');
    await settle();
    expect(autosave.state('phones')).toEqual({ status: 'saved', value: 8 });
    expect(autosave.followed()).toEqual([]);
  });
});

describe('the browser’s store', () => {
  test('another person on the same computer neither finds nor sends it', async () => {
    server.mode = 'down';
    autosave.edit('phones', '5');
    expect(outboxesOf('person-1')).toEqual([box]);
    expect(outboxesOf('person-2')).toEqual([]);
    expect(readOutbox({ ...box, person: 'person-2' })).toEqual({});
  });

  test('a damaged entry is passed over', () => {
    window.localStorage.setItem('sonaeai:unsent:person-1:2026:992011', '{"phones": 3, "vendor": {"section": "a", "from": null, "to": "x"}}');
    expect(Object.keys(readOutbox(box))).toEqual(['vendor']);
    window.localStorage.setItem('sonaeai:unsent:person-1:2026:992011', 'not json');
    expect(readOutbox(box)).toEqual({});
  });
});

describe("last year's answer that nobody has looked at", () => {
  beforeEach(() => {
    server.answers = { phones: 3, vendor: '甲社' };
    autosave = new Autosave({ box, section: 'organization', base: { ...server.answers } as Record<string, AnswerValue>, carried: ['phones'], parse: (name, raw) => parseField(fields.get(name)!, raw), send: server.send });
  });

  test('is looked at by saving the same value, which is sent; any other field typed back is not', async () => {
    for (const [name, raw] of [['phones', '3'], ['vendor', '甲社']] as const) {
      autosave.edit(name, raw);
      autosave.commit(name);
      await settle();
    }
    expect(server.requests).toEqual([[{ field: 'phones', from: 3, to: '3' }]]);
    expect(autosave.carried('phones')).toBe(false);
    expect(readOutbox(box)).toEqual({});
  });

  test('stays marked until the server has it, and a confirmation without line is sent later', async () => {
    server.mode = 'down';
    autosave.edit('phones', '3');
    autosave.commit('phones');
    await settle();
    expect(autosave.carried('phones')).toBe(true);
    expect(Object.keys(readOutbox(box))).toEqual(['phones']);
    server.mode = 'up';
    autosave.retryNow();
    await settle();
    expect(autosave.carried('phones')).toBe(false);
  });

  test('confirmed after a colleague has changed it, it is asked about', async () => {
    server.answers = { ...server.answers, phones: 9 };
    autosave.edit('phones', '3');
    autosave.commit('phones');
    await settle();
    expect(autosave.state('phones')).toMatchObject({ status: 'conflict', conflict: { theirs: 9 } });
    expect(server.answers.phones).toBe(9);
  });
});
