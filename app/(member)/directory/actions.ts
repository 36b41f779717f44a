'use server';
import { redirect } from 'next/navigation';
import { copyIdSchema } from '@/lib/agreement/directory/copy-schema';
import { endDirectoryCopy } from '@/lib/agreement/directory/end-directory-copy';
import { accountAction } from '@/lib/people/member-action';

/** On one's own account, and on a person's page of 事務局: back to where the list stands. */
export const endCopy = accountAction(copyIdSchema, async (actor, input) => {
  const { personId } = await endDirectoryCopy(actor, input);
  return redirect(`${'personId' in actor && actor.personId === personId ? '/account' : `/admin/people/${personId}`}?copy-ended=1#copies`);
});
