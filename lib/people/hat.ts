import 'server-only';
import { cookies } from 'next/headers';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { NotFoundError } from '@/lib/platform/errors';
import { cookieOptions, overTls } from './session-token';

const HAT_COOKIE = 'sonaeai-hat';

/** The municipality last chosen in this browser, whoever it was; the caller asks whether this person holds it. */
export const chosenHat = async (): Promise<string | undefined> => (await cookies()).get(HAT_COOKIE)?.value || undefined;

/**
 * Puts on the hat of one of one's own municipalities, for pages whose address names none.
 * @throws {NotFoundError} for one that is not the actor's
 */
export async function chooseHat(actor: Actor, input: { code: string }): Promise<void> {
  if (!codesOf(actor).includes(input.code)) throw new NotFoundError();
  (await cookies()).set(HAT_COOKIE, input.code, cookieOptions(await overTls()));
}
