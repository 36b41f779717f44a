import { randomBytes } from 'node:crypto';
import { assignCallers } from '../../lib/agreement/contacts/calling-round';
import { LINK_DAYS } from '../../lib/agreement/contacts/confirmation';
import { THE_AGREEMENT } from '../../lib/agreement/the-agreement';
import type { Prisma } from '../../lib/platform/generated/client';
import { addDays, dayInJapan, fiscalYearOf } from '../../lib/platform/time';
import { demoMunicipalities } from './municipalities';

type Transaction = Prisma.TransactionClient;

/** 見本県's contacts in motion: main numbers, questions that nobody has answered and what followed, and a round half done. */
export async function seedContacts(tx: Transaction, now: Date): Promise<string> {
  const today = dayInJapan(now);
  const members = await tx.membership.findMany({ where: { agreementId: THE_AGREEMENT, status: 'member', municipality: { demo: true } }, orderBy: { municipalityCode: 'asc' } });
  for (const [i, { code, name }] of demoMunicipalities.entries()) {
    if (name !== '架空市') await tx.municipalityLine.create({ data: { municipalityCode: code, number: `0990-000-9${String(i).padStart(2, '0')}` } });
    if (name === '見取町') await tx.contact.updateMany({ where: { municipalityCode: code, side: 'ict' }, data: { endedOn: addDays(today, -3) } }); // a side is missing
  }
  const old = await tx.contact.findMany({ where: { endedOn: null, confirmedAt: { lt: addDays(now, -200) }, municipality: { memberships: { some: { status: 'member' } } } }, orderBy: [{ municipalityCode: 'asc' }, { callOrder: 'asc' }], include: { means: true, municipality: { select: { type: true } } } });
  for (const [i, contact] of old.entries()) {
    const begunOn = addDays(today, i % 2 === 0 ? -3 : -9);
    const place = { contactId: contact.id, municipalityCode: contact.municipalityCode, begunOn };
    await tx.contactRequest.create({ data: { ...place, kind: 'half-year', whole: true, meansIds: contact.means.map(({ id }) => id), tokenHash: randomBytes(32).toString('hex'), expiresAt: addDays(begunOn, LINK_DAYS) } });
    if (i % 2 === 1) await tx.contactEscalation.create({ data: { ...place, step: /[町村]/.test(contact.municipality.type) ? 'main-number' : 'other', addresses: 1, sentAt: addDays(begunOn, 7) } });
  }
  const round = await tx.meansRound.create({ data: { agreementId: THE_AGREEMENT, year: fiscalYearOf(now), closesOn: addDays(today, 45), openedAt: addDays(now, -20) } });
  const callerOf = assignCallers(members.map(({ municipalityCode: code, groupId }) => ({ code, groupId })));
  await tx.meansRoundPlace.createMany({ data: [...callerOf].map(([municipalityCode, callerCode]) => ({ roundId: round.id, municipalityCode, callerCode })) });
  const means = await tx.contactMeans.findMany({ where: { municipalityCode: { in: [...callerOf.keys()] }, endedAt: null, kind: { in: ['phone', 'mobile'] } }, orderBy: [{ municipalityCode: 'asc' }, { contactId: 'asc' }, { position: 'asc' }] });
  for (const [i, { id, municipalityCode, contactId }] of means.entries()) {
    if (i % 3 === 2) continue; // not called yet
    const failed = i % 7 === 3;
    const fallback = failed ? means.find((one) => one.contactId === contactId && one.id !== id) : undefined;
    await tx.meansTest.create({ data: { roundId: round.id, municipalityCode, meansId: id, outcome: failed ? 'not-reached' : 'reached', failure: failed ? 'no-answer' : '', fallbackMeansId: fallback?.id ?? null, testedOn: addDays(today, -5) } });
  }
  return `${old.length} contacts asked, a round of ${callerOf.size} municipalities`;
}
