import type { MembershipState } from '../../lib/agreement/membership/membership-states';
import type { PersonActor } from '../../lib/platform/actor';
import { makeContact, makeMembership } from './agreement-factories';
import { actorOf, checkDigit, makeMunicipality, makePerson, type ownerClient } from './factories';

export type TownOptions = { type?: string; status?: MembershipState; sides?: string[]; confirmedAt?: Date; email?: boolean };

/** The n-th municipality of the agreement, with an editor whom mails reach, and contacts as wanted. */
export async function makeTown(owner: ReturnType<typeof ownerClient>, n: number, { type = '市', status = 'member', sides = ['disaster', 'ict'], confirmedAt = new Date(), email = true }: TownOptions = {}) {
  const five = String(99200 + n);
  const code = `${five}${checkDigit(five)}`;
  await makeMunicipality(owner, { code, name: `連絡${n}${type}`, kana: 'れんらく', type, population: 8_000 });
  await makeMembership(owner, { code, status });
  const person = await makePerson(owner, { signInName: `editor-${n}`, name: `編集 ${n}`, role: 'editor', code });
  await owner.person.update({ where: { id: person.id }, data: { email: `editor${n}@town.example.jp` } });
  const contacts = [];
  for (const [i, side] of sides.entries())
    contacts.push(await makeContact(owner, {
      code, side, callOrder: i + 1, name: `${side}担当${n}`, confirmedAt,
      means: [{ kind: 'phone', value: `0990-000-${String(n * 10 + i).padStart(3, '0')}` }, { kind: 'mobile', value: '090-1234-5678', private: true }, ...(email ? [{ kind: 'email', value: `${side}-${n}@town.example.jp` }] : [])],
    }));
  return { code, person, actor: actorOf(person) as PersonActor, contacts };
}
