import { z } from 'zod';
import { answerJson } from '@/lib/agreement/directory/answer-json';
import { renewDirectoryCopy } from '@/lib/agreement/directory/renew-directory-copy';
import { reportWipedCopy } from '@/lib/agreement/directory/report-wiped-copy';
import { InvalidInputError, SignInRequiredError } from '@/lib/platform/errors';
import { requestOrigin } from '@/lib/platform/origin';
import { readJson } from '@/lib/platform/request';

const asked = z.union([z.object({ copy: z.string().max(500), wiped: z.literal(true) }), z.object({ copy: z.string().max(500).nullable() }).strict()]);

/** A device asks for its copy: 200 it may stay, with the server's part for who is signed in · 401 for a new one nobody is signed in · 410 wipe it. `wiped`: it has done so by itself. */
export const POST = (request: Request): Promise<Response> =>
  answerJson(request, async (actor) => {
    const body = asked.safeParse(await readJson(request, 2_000));
    if (!body.success) throw new InvalidInputError({}, '送られた内容の形が正しくありません。画面を開き直して、もう一度お試しください。');
    if (actor.kind === 'anonymous' && body.data.copy === null) throw new SignInRequiredError('サインインしてから、もう一度お試しください。');
    if ('wiped' in body.data) return reportWipedCopy(actor, body.data);
    return renewDirectoryCopy(actor, { ...body.data, browser: (await requestOrigin()).browser });
  });
