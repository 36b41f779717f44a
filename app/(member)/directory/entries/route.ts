import { z } from 'zod';
import { answerJson } from '@/lib/agreement/directory/answer-json';
import { getDirectoryEntries } from '@/lib/agreement/directory/get-directory-entries';
import type { Actor } from '@/lib/platform/actor';
import { InvalidInputError, SignInRequiredError } from '@/lib/platform/errors';
import { readJson } from '@/lib/platform/request';

const MAX_BODY = 200_000;
const held = z.object({ known: z.record(z.string().regex(/^\d{6}$/), z.string().max(20)) });

function signedIn(actor: Actor): Actor {
  if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度お試しください。');
  return actor;
}

/** All entries: lib/agreement/directory-entry.ts, EntriesAnswer. */
export const GET = (request: Request): Promise<Response> => answerJson(request, (actor) => getDirectoryEntries(signedIn(actor), { known: null }));

/** What differs from the tags that a copy holds: `{"known": {"011002": "tag"}}`. */
export const POST = (request: Request): Promise<Response> =>
  answerJson(request, async (actor) => {
    const body = held.safeParse(await readJson(request, MAX_BODY));
    if (!body.success) throw new InvalidInputError({}, '送られた内容の形が正しくありません。画面を開き直して、もう一度お試しください。');
    return getDirectoryEntries(signedIn(actor), { known: body.data.known });
  });
