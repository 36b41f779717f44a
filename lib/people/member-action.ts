import 'server-only';
import { action } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { RefusedError, SignInRequiredError } from '@/lib/platform/errors';
import { getSignedIn } from './get-actor';

type Schema<I> = Parameters<typeof action<I, unknown>>[1];
type Service<I, T> = (actor: Actor, input: I) => Promise<T>;

async function member(): Promise<Actor> {
  const signedIn = await getSignedIn();
  // No redirect: it would throw away what was typed. The form comes back with it and says what to do.
  if (!signedIn) throw new SignInRequiredError();
  if (signedIn.codeNeeded) throw new RefusedError('事務局の操作には確認コードが必要です。「アカウント」で確認コードを設定してください。');
  return signedIn.actor;
}

async function accountHolder(): Promise<Actor> {
  const signedIn = await getSignedIn();
  if (!signedIn) throw new SignInRequiredError();
  return signedIn.actor;
}

/**
 * A form's action for people who are signed in: authenticate, parse, call the service, turn expected errors into state.
 * @param secretFields fields that are never echoed back, such as passwords
 */
export const memberAction = <I, T>(schema: Schema<I>, service: Service<I, T>, secretFields: readonly string[] = []) =>
  action(member, schema, service, secretFields);

/** The same for one's own account, also before a secretariat's person has set up the one-time code. */
export const accountAction = <I, T>(schema: Schema<I>, service: Service<I, T>, secretFields: readonly string[] = []) =>
  action(accountHolder, schema, service, secretFields);
