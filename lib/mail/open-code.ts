import 'server-only';
import { countAttempt, giveBackAttempt } from '@/lib/people/attempts';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import type { Origin } from '@/lib/platform/origin';
import { codeHash, openSealedPath } from './make-link';
import { readShortCode } from './short-code';

/**
 * Where the code beside a mail's link leads. Wrong ones are counted by address, as those of the sign-in are.
 * @throws InvalidInputError at `code` when it is unknown, past its end, or its invitation has been used
 * @throws TooManyAttemptsError
 */
export async function openCode(origin: Origin, { code: typed }: { code: string }): Promise<string> {
  const refused = await db.as(anonymous, (tx) => countAttempt(tx, 'link', origin.address));
  if (refused) throw refused;
  const code = readShortCode(typed);
  const hash = code && codeHash(code);
  const path = hash
    ? await db.as(anonymous, async (tx) => {
        const [row] = await tx.$queryRaw<{ path: string | null }[]>`select mail.open_link(${hash}) as path`;
        if (row?.path) await giveBackAttempt(tx, 'link', origin.address);
        return row?.path;
      })
    : null;
  if (!hash || !path) throw new InvalidInputError({ code: '「番号」が見つかりません。メールのとおりに入力したか、期限が過ぎていないかを確かめてください。招待の番号は、使い終わると使えなくなります。' });
  return openSealedPath(path, hash);
}
