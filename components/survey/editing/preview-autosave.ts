import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import type { Field } from '@/lib/survey/questionnaire/fields';
import { Autosave, type FieldState } from '../autosave';

const IDLE: FieldState = { status: 'idle' };

/** Stands in the form in the place of Autosave: says what cannot be read, and neither keeps nor sends anything. */
export class PreviewAutosave extends Autosave {
  #typed = new Map<string, unknown>();
  #wrong = new Map<string, FieldState>();
  #heard = new Set<() => void>();

  constructor(private fields: Map<string, Field>) {
    super({ box: { person: '', year: 0, code: '' }, section: '', base: {}, parse: () => ({ ok: true, value: undefined }) });
  }

  override subscribe = (listener: () => void): (() => void) => {
    this.#heard.add(listener);
    return () => this.#heard.delete(listener);
  };
  override state = (field: string): FieldState => this.#wrong.get(field) ?? IDLE;

  override edit(field: string, raw: unknown): void {
    this.#typed.set(field, raw);
    if (this.#wrong.delete(field)) this.#tell();
  }

  override commit(field: string): void {
    if (!this.#typed.has(field)) return;
    const parsed = parseField(this.fields.get(field)!, this.#typed.get(field));
    if (!parsed.ok) this.#wrong.set(field, { status: 'invalid', message: parsed.message });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#heard) listener();
  }
}
