import type { MembershipState } from '../../lib/agreement/membership/membership-states';
import type { Prisma } from '../../lib/platform/generated/client';
import { makeAgreement, makeContact, makeMembership } from '../../tests/support/agreement-factories';
import { demoMunicipalities } from './municipalities';

type Transaction = Prisma.TransactionClient;
const DAY = 24 * 60 * 60 * 1000;

/** Those of 見本県 that do not simply belong to it; 試作市 stands outside. */
const STANDING: Record<string, MembershipState | 'outside'> = { 見取町: 'preparing', 図例市: 'suspended', 手本町: 'withdrawn', 試作市: 'outside' };

/**
 * 見本県 in the agreement: standings, and contacts of people who do not exist. Their numbers begin with 0990, which no telephone in Japan
 * answers to any more (the service behind it ended in 2014), so that a tap in the demo rings nowhere.
 */
export async function seedAgreement(tx: Transaction, now: Date): Promise<string> {
  await makeAgreement(tx);
  let members = 0;
  for (const [i, { code, name }] of demoMunicipalities.entries()) {
    const status = STANDING[name] ?? 'member';
    if (status === 'outside') continue;
    await makeMembership(tx, { code, status, since: `${2023 + (i % 3)}-04-01` });
    const number = (n: number) => `0990-000-${String(i * 10 + n).padStart(3, '0')}`;
    // One in four is past its half-year, so that an old contact can be seen to look old.
    const confirmedAt = new Date(now.getTime() - (i % 4 === 3 ? 240 : 20 + i) * DAY);
    const stem = name.replace(/[市町村]$/, '');
    await makeContact(tx, {
      code, side: 'disaster', callOrder: 1, name: `${stem} まもる`, kana: 'まもる', department: '防災課', post: '係長', confirmedAt,
      means: [{ kind: 'phone', value: number(1), hours: 'weekday' }, { kind: 'mobile', value: number(2), hours: 'off-hours', private: true }, { kind: 'email', value: `bosai-${code}@mihon.example.jp` }],
    });
    await makeContact(tx, {
      code, side: 'ict', callOrder: 2, name: `${stem} つなぐ`, kana: 'つなぐ', department: '情報政策課', post: '主査', confirmedAt,
      means: [{ kind: 'phone', value: number(3), hours: 'weekday' }, { kind: 'mobile', value: number(4), private: true }, { kind: 'fax', value: number(5) }, { kind: 'email', value: `joho-${code}@mihon.example.jp` }],
    });
    members += 1;
  }
  return `${members} municipalities in the agreement, two contacts each`;
}
