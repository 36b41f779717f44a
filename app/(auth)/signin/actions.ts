'use server';
import { attemptToken, enter, enterCodeStep } from '@/lib/people/enter';
import { requestOrigin } from '@/lib/platform/origin';
import { codeSchema, signInSchema } from '@/lib/people/schemas';
import { signIn } from '@/lib/people/sign-in';
import { signInCode } from '@/lib/people/sign-in-code';
import { action } from '@/lib/platform/action';
import { anonymous } from '@/lib/platform/actor';

const anyone = async () => anonymous;

export const submitPassword = action(
  anyone,
  signInSchema,
  async (_actor, { next, ...input }) => {
    const outcome = await signIn(await requestOrigin(), input);
    return outcome.step === 'done' ? enter(outcome.sessionId, next) : enterCodeStep(outcome.token, next);
  },
  ['password'],
);

export const submitCode = action(
  anyone,
  codeSchema,
  async (_actor, { next, code }) => enter(await signInCode(await requestOrigin(), { token: (await attemptToken()) ?? '', code }), next),
  ['code'],
);
