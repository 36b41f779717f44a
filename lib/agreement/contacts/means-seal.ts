import 'server-only';
import { seal, unseal } from '@/lib/people/keys';

/** A number or address as the database keeps it; bound to its contact. */
export const sealMeans = (value: string, contactId: string): string => seal(value, `means ${contactId}`);

/** @throws when it was sealed for another contact or under another key */
export const unsealMeans = (sealed: string, contactId: string): string => unseal(sealed, `means ${contactId}`);
