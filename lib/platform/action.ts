import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { Actor } from './actor';
import { CHECK_INPUT, ExpectedError, InvalidInputError, issuesByField } from './errors';
import { logUnexpected } from './log';

/** Raw form values by field name; a name that occurs more than once is a list. Nothing typed is lost. */
export type FormValues = Record<string, string | string[]>;

export type ActionState<T = undefined> =
  | { ok: true; data: T; values?: FormValues }
  | { ok: false; message: string; fieldErrors: Record<string, string>; values: FormValues; errorId?: string };

type Parsed<I> = { success: true; data: I } | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
type Schema<I> = { safeParse(values: unknown): Parsed<I> };

/** A form's text fields as sent; framework fields and files are left out. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const all = form.getAll(name).filter((v): v is string => typeof v === 'string');
    values[name] = all.length === 1 ? all[0]! : all;
  }
  return values;
}

/**
 * The one way in for a form: authenticate, parse, call the service, turn an expected error into a state the form shows.
 * An unexpected error is logged with an id, and the id is shown. Redirects of the service pass through.
 */
export function action<I, T>(
  authenticate: () => Promise<Actor>,
  schema: Schema<I>,
  service: (actor: Actor, input: I) => Promise<T>,
  secretFields: readonly string[] = [],
) {
  return async (_previous: ActionState<T> | undefined, form: FormData): Promise<ActionState<T>> => {
    const values = formValues(form);
    const echo = Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.includes(name)));
    try {
      const actor = await authenticate();
      const parsed = schema.safeParse(values);
      if (!parsed.success) throw new InvalidInputError(issuesByField(parsed.error.issues));
      return { ok: true, data: await service(actor, parsed.data), values: echo };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof ExpectedError) {
        const fieldErrors = error instanceof InvalidInputError ? error.fieldErrors : {};
        // The summary's heading counts the fields; the general sentence would say the same again.
        const message = Object.keys(fieldErrors).length > 0 && error.message === CHECK_INPUT ? '' : error.message;
        return { ok: false, message, fieldErrors, values: echo };
      }
      const errorId = logUnexpected(error, 'action');
      return { ok: false, message: unexpectedMessage(errorId), fieldErrors: {}, values: echo, errorId };
    }
  };
}

/** What a person reads after an unexpected error. */
export function unexpectedMessage(errorId: string): string {
  return `処理中に問題が起きました。少し待ってからもう一度お試しください。続くときは、この番号を事務局にお伝えください：${errorId}`;
}
