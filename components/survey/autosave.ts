import { sameAnswer } from '@/lib/survey/drafts/merge';
import type { AnswerValue } from '@/lib/survey/questionnaire/questionnaire';
import type { FieldOutcome, SentChange } from '@/lib/survey/drafts/save-protocol';
import { dropEntry, type Outbox, putEntry } from './outbox';
import { type SendOutcome, sendChanges } from './send-changes';

export type ConflictState = { mine: unknown; theirs: AnswerValue | null; by: string; at: string | null };

export type FieldState =
  | { status: 'idle' | 'typing' | 'unsent' }
  | { status: 'saved'; value: AnswerValue | null }
  /** A colleague has saved another value while the form stood open; the form shows it. */
  | { status: 'followed'; by: string; at: string }
  | { status: 'invalid'; message: string }
  | { status: 'conflict'; conflict: ConflictState };

/** How the form as a whole stands with the server. */
export type LineState = { kind: 'online' | 'offline' | 'signed-out' | 'refused'; message?: string; savedAt?: string };

type Options = {
  box: Outbox;
  section: string;
  /** What the server holds. */
  base: Record<string, AnswerValue | null>;
  /** Fields that hold last year's answer and that nobody has looked at. */
  carried?: readonly string[];
  /** The value to store, or the sentence why the typed one cannot be stored. */
  parse: (field: string, raw: unknown) => { ok: true; value: AnswerValue | undefined } | { ok: false; message: string };
  send?: typeof sendChanges;
};

/** Told when the server holds a value that the form should show; `raw` is what had been typed for it, if it was typed here. */
type OnValue = (field: string, value: AnswerValue | null, raw?: unknown) => void;

const PAUSE = 800; // ms without a key before typing is sent
const RETRIES = [2_000, 5_000, 15_000, 30_000, 60_000]; // ms
const IDLE: FieldState = { status: 'idle' };

const sameRaw = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Keeps the server's copy of a section's fields up with what is typed. Every edit is written to this browser first and
 * leaves it only when the server has acknowledged it. One request at a time, so that saves arrive in the order typed.
 */
export class Autosave {
  #states = new Map<string, FieldState>();
  #base: Map<string, AnswerValue | null>;
  #carried: Set<string>;
  #pending = new Map<string, unknown>(); // typed and not acknowledged
  #due = new Set<string>(); // pending, readable, and to go with the next request
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #listeners = new Set<() => void>();
  #line: LineState = { kind: 'online' };
  #sending: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #channel: BroadcastChannel | undefined;
  #kept = true;

  #onValue: OnValue = () => {};

  constructor(private options: Options) {
    this.#base = new Map(Object.entries(options.base));
    this.#carried = new Set(options.carried);
  }

  /** Starts listening to the line and to other tabs of the same person. @returns the way to stop */
  start(onValue: OnValue = () => {}): () => void {
    this.#onValue = onValue;
    const wake = () => this.retryNow();
    const turned = () => (document.visibilityState === 'hidden' ? this.#commitTyping() : this.retryNow());
    const { person, year, code } = this.options.box;
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(`sonaeai:saved:${person}:${year}:${code}`);
      this.#channel.onmessage = ({ data }: MessageEvent<{ field: string; value: AnswerValue | null }>) => this.#savedElsewhere(data.field, data.value);
    }
    window.addEventListener('online', wake);
    window.addEventListener('pagehide', turned);
    document.addEventListener('visibilitychange', turned);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('pagehide', turned);
      document.removeEventListener('visibilitychange', turned);
      this.#channel?.close();
      this.#channel = undefined;
      clearTimeout(this.#retry);
      this.#commitTyping();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (field: string): FieldState => this.#states.get(field) ?? IDLE;
  line = (): LineState => this.#line;
  /** Whether it holds last year's answer that nobody has looked at; a save, also of the same value, ends that. */
  carried = (field: string): boolean => this.#carried.has(field);
  /** Fields that the server does not have as typed. */
  open = (): string[] => [...this.#pending.keys()];
  /** Whether leaving the page now deserves a warning: a send has failed, or this browser cannot keep what was typed. */
  atRisk = (): boolean => this.#pending.size > 0 && (!this.#kept || this.open().some((field) => this.state(field).status === 'unsent'));

  /** Fields that show what a colleague has saved since the page was opened, and that nobody has touched here. */
  followed = (): string[] => [...this.#states].flatMap(([field, { status }]) => (status === 'followed' ? [field] : []));

  /**
   * A colleague has saved a field. It is shown, unless it is being changed here: then the save will meet it, and ask.
   * @returns whether there is nothing more to tell of it
   */
  colleagueSaved(field: string, value: AnswerValue | null, by: string, at: string): boolean {
    if (this.#pending.has(field)) return false;
    if (!this.#base.has(field) || sameAnswer(this.#base.get(field), value)) return true;
    this.#base.set(field, value);
    this.#set(field, { status: 'followed', by, at });
    this.#onValue(field, value);
    return true;
  }

  /** A field was typed in; it is sent after a pause. */
  edit(field: string, raw: unknown): void {
    this.#keep(field, raw);
    const state = this.state(field);
    if (state.status === 'conflict') return this.#set(field, { status: 'conflict', conflict: { ...state.conflict, mine: raw } }); // stays asked about
    this.#set(field, { status: 'typing' });
    clearTimeout(this.#timers.get(field));
    this.#timers.set(field, setTimeout(() => this.commit(field), PAUSE));
  }

  /** The field was left, or a choice was made: it is sent at once. */
  commit(field: string): void {
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
    if (!this.#pending.has(field) || this.state(field).status === 'conflict') return;
    const raw = this.#pending.get(field);
    const parsed = this.options.parse(field, raw);
    if (!parsed.ok) {
      this.#due.delete(field);
      this.#set(field, { status: 'invalid', message: parsed.message });
      return;
    }
    if (!this.#sending && !this.#carried.has(field) && sameAnswer(parsed.value, this.#base.get(field))) return this.#settle(field, raw, parsed.value ?? null); // typed back to what the server holds
    this.#due.add(field);
    this.#set(field, { status: this.#line.kind === 'online' ? 'typing' : 'unsent' });
    this.#run();
  }

  /** Takes up what an earlier visit typed and could not send. `from` is what the server held then. */
  resume(field: string, from: AnswerValue | null, raw: unknown): void {
    this.#base.set(field, from);
    this.#keep(field, raw);
    this.commit(field);
  }

  /** Shows a conflict that was found by the form sent without script; `base` is the colleague's value already. */
  meet(field: string, conflict: ConflictState): void {
    this.#keep(field, conflict.mine);
    this.#set(field, { status: 'conflict', conflict });
  }

  /** Decides a conflict that the person has seen: the own value over the colleague's, or the colleague's. */
  resolve(field: string, choice: 'mine' | 'theirs'): void {
    const state = this.state(field);
    if (state.status !== 'conflict') return;
    const { theirs } = state.conflict;
    const raw = this.#pending.get(field);
    this.#base.set(field, theirs);
    if (choice === 'theirs') {
      this.#settle(field, raw, theirs);
      this.#onValue(field, theirs);
      return;
    }
    this.#keep(field, raw);
    this.#set(field, { status: 'typing' });
    this.commit(field);
  }

  /** Sends everything that can be sent. @returns the fields that the server still does not have as typed */
  async flush(): Promise<string[]> {
    for (const field of this.open()) this.commit(field);
    while (this.#sending) await this.#sending;
    return this.open();
  }

  /** The line may be back: sends again what was not acknowledged. */
  retryNow(): void {
    clearTimeout(this.#retry);
    if (this.#line.kind === 'online' || this.#line.kind === 'refused') return;
    for (const field of this.open()) if (!this.#timers.has(field)) this.commit(field);
  }

  #commitTyping(): void {
    for (const field of [...this.#timers.keys()]) this.commit(field);
  }

  #keep(field: string, raw: unknown): void {
    this.#pending.set(field, raw);
    this.#kept = putEntry(this.options.box, field, { section: this.options.section, from: this.#base.get(field) ?? null, to: raw });
  }

  #run(): void {
    this.#sending ??= this.#sendDue().finally(() => {
      this.#sending = undefined;
      if (this.#due.size > 0 && this.#line.kind === 'online') this.#run();
    });
  }

  async #sendDue(): Promise<void> {
    await Promise.resolve(); // what is committed in the same turn goes in the same request
    const changes = [...this.#due].map((field): SentChange => ({ field, from: this.#base.get(field) ?? null, to: this.#pending.get(field) }));
    this.#due.clear();
    if (changes.length === 0) return;
    const { year, code } = this.options.box;
    this.#take(changes, await (this.options.send ?? sendChanges)({ year, code, section: this.options.section }, changes));
  }

  #take(changes: SentChange[], outcome: SendOutcome): void {
    if (outcome.kind === 'answered') {
      this.#failures = 0;
      this.#line = { kind: 'online', savedAt: outcome.result.savedAt };
      for (const change of changes) this.#answered(change, outcome.result.fields[change.field]);
      return this.#tell();
    }
    this.#line = { ...this.#line, kind: outcome.kind === 'unreachable' ? 'offline' : outcome.kind, message: outcome.kind === 'signed-out' ? undefined : outcome.message };
    for (const { field } of changes) {
      this.#due.add(field);
      if (!this.#timers.has(field)) this.#set(field, { status: 'unsent' });
    }
    clearTimeout(this.#retry);
    if (outcome.kind === 'unreachable') this.#retry = setTimeout(() => this.retryNow(), RETRIES[Math.min(this.#failures++, RETRIES.length - 1)]);
    this.#tell();
  }

  #answered({ field, to }: SentChange, outcome: FieldOutcome | undefined): void {
    const typedSince = !sameRaw(this.#pending.get(field), to);
    switch (outcome?.status) {
      case 'saved':
        this.#base.set(field, outcome.value);
        this.#channel?.postMessage({ field, value: outcome.value });
        if (typedSince) return this.#keep(field, this.#pending.get(field)); // now changed from the value just saved
        this.#settle(field, to, outcome.value);
        return this.#onValue(field, outcome.value, to);
      case 'conflict':
        return this.#set(field, { status: 'conflict', conflict: outcome });
      default:
        if (!typedSince) this.#set(field, { status: 'invalid', message: outcome?.message ?? 'この項目は保存されませんでした。もう一度入力してください。' });
    }
  }

  #settle(field: string, raw: unknown, value: AnswerValue | null): void {
    this.#base.set(field, value);
    this.#carried.delete(field);
    this.#pending.delete(field);
    this.#due.delete(field);
    dropEntry(this.options.box, field, raw);
    this.#set(field, { status: 'saved', value });
  }

  /** Another tab of the same person has saved a field: follow it, unless it is being changed here. */
  #savedElsewhere(field: string, value: AnswerValue | null): void {
    if (!this.#base.has(field) || this.#pending.has(field)) return;
    this.#base.set(field, value);
    this.#carried.delete(field);
    this.#set(field, { status: 'saved', value });
    this.#onValue(field, value);
  }

  #set(field: string, state: FieldState): void {
    this.#states.set(field, state);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
