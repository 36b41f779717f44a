'use server';
import { memberAction } from '@/lib/people/member-action';
import { nothingSchema } from '@/lib/people/schemas';
import { verifyChain } from '@/lib/people/verify-chain';

export const verify = memberAction(nothingSchema, (actor) => verifyChain(actor));
