import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { InvalidInputError } from '@/lib/platform/errors';
import { findMunicipalities, type Found, resolveName } from './find-municipalities';
import { readQuery } from './search';

const named = (found: Found[]): string => found.slice(0, 5).map((m) => `${m.prefecture.name} ${m.name} ${m.code}`).join('、');

/**
 * The code of the one municipality in force that a text field means: its code, name or reading.
 * @returns null for an empty field
 * @throws InvalidInputError at `field` that names the candidates when several share the name, or when none fits
 */
export async function typedMunicipality(actor: Actor, typed: string, field = 'municipality'): Promise<string | null> {
  const query = readQuery(typed);
  if (query.kind === 'empty') return null;
  const exact = query.kind === 'name' ? await resolveName(actor, typed) : ({ kind: 'none' } as const);
  if (exact.kind === 'one') return exact.municipality.code;
  if (exact.kind === 'several') {
    throw new InvalidInputError({ [field]: `「市区町村」は同じ名前が${exact.candidates.length}つあります。都道府県名から入力するか、団体コードを入力してください：${named(exact.candidates)}` });
  }
  const { found } = await findMunicipalities(actor, { query: typed, prefecture: '' });
  const inForce = found.filter((m) => m.until === null);
  if (query.kind === 'code' && query.digits.length >= 5 && inForce.length === 1) return inForce[0]!.code;
  const remedy = inForce.length > 0 ? `次の中にあれば、その団体コードを入力してください：${named(inForce)}` : '正式な名前か、6桁の団体コードを入力してください。';
  throw new InvalidInputError({ [field]: `「市区町村」に「${typed}」という名前やコードのものは見つかりません。${remedy}` });
}
