import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import { placeOf, type Role } from './roles';

export type RolePlace = { role: Role; municipalityCode: string | null; prefectureCode: string | null; supporterId?: string | null };

/**
 * The place that goes with a role; a place that does not is dropped.
 * @throws InvalidInputError at `municipality` or `prefecture` when the one needed is missing or not in force
 */
export async function rolePlace(tx: Transaction, { role, municipalityCode, prefectureCode, supporterId }: RolePlace): Promise<RolePlace> {
  const place = placeOf(role);
  if (place === 'none') return { role, municipalityCode: null, prefectureCode: null };
  if (place === 'supporter') {
    const found = supporterId && (await tx.supporter.findFirst({ where: { id: supporterId, endedOn: null }, select: { id: true } }));
    if (!found) throw new InvalidInputError({ role: '協力事業者の人は、その協力事業者のページから招待してください。' });
    return { role, municipalityCode: null, prefectureCode: null, supporterId: found.id };
  }
  if (place === 'municipality') {
    const found = municipalityCode && (await tx.municipality.findFirst({ where: { code: municipalityCode, until: null } }));
    if (!found) throw new InvalidInputError({ municipality: '「市区町村」に、いまある市区町村の名前か団体コードを入力してください。' });
    return { role, municipalityCode, prefectureCode: null };
  }
  const found = prefectureCode && (await tx.prefecture.findUnique({ where: { code: prefectureCode } }));
  if (!found) throw new InvalidInputError({ prefecture: '「都道府県」を選んでください。' });
  return { role, municipalityCode: null, prefectureCode };
}
