import type { ownerClient } from './factories';
import { checkDigit, makeMunicipality } from './factories';
import { makeAgreement, makeMembership } from './agreement-factories';
import type { MembershipState } from '../../lib/agreement/membership/membership-states';

// Who stands how in an agreement, beside the roles of access-table.ts. *own* is the municipality that an address names.

export const memberCallers = ['member own', 'member other', 'no nda', 'other agreement', 'withdrawn', 'suspended', 'preparing', 'outside', 'supporter', 'secretariat'] as const;
export type MemberCaller = (typeof memberCallers)[number];
/** Callers that act for a municipality, as its editor. */
export type MemberPlace = Exclude<MemberCaller, 'supporter' | 'secretariat'>;

/** The supporter of whom the caller is; registered once. */
export const SUPPORTER = '00000000-0000-4000-8000-000000000823';

export const OTHER_AGREEMENT = 'another-agreement';

const code = (five: string) => `${five}${checkDigit(five)}`;
/** Made-up municipalities, one a standing; the two first are the caller's. */
export const placesAround = (own: string, other: string): Record<MemberPlace, string> => ({
  'member own': own, 'member other': other, 'no nda': code('99411'), 'other agreement': code('99412'), withdrawn: code('99413'),
  suspended: code('99414'), preparing: code('99415'), outside: code('99416'),
});

const standing: Partial<Record<MemberPlace, MembershipState>> = { 'member own': 'member', 'member other': 'member', 'no nda': 'member', withdrawn: 'withdrawn', suspended: 'suspended', preparing: 'preparing' };

/** Makes the municipalities that are not there yet, and puts each where it stands. */
export async function makeMembers(client: ReturnType<typeof ownerClient>, { own, other }: { own: string; other: string }): Promise<Record<MemberPlace, string>> {
  const places = placesAround(own, other);
  const agreementId = await makeAgreement(client);
  await makeAgreement(client, { id: OTHER_AGREEMENT, name: '別の協定' });
  for (const [place, code] of Object.entries(places)) {
    if (!(await client.municipality.findUnique({ where: { code } }))) await makeMunicipality(client, { code, name: `${place}町`, kana: 'ためしちょう', type: '町', population: 8_000 });
    const status = standing[place as MemberPlace];
    if (status) await makeMembership(client, { agreementId, code, status });
  }
  await makeMembership(client, { agreementId: OTHER_AGREEMENT, code: places['other agreement'] });
  if (!(await client.supporter.findUnique({ where: { id: SUPPORTER } }))) await client.supporter.create({ data: { id: SUPPORTER, agreementId, name: '試験の協力事業者', kind: 'company', registeredOn: new Date('2024-04-01') } });
  return places;
}
