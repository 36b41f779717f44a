import { type Actor, codesOf } from '../platform/actor';
import { NotFoundError } from '../platform/errors';

/**
 * The municipality that an address acts on: `?code=` when given, else the actor's only or first one.
 * @throws {NotFoundError} when it is no 全国地方公共団体コード, or none is given and the actor has none
 */
export function whichMunicipality(actor: Actor, code: string | string[] | null | undefined): string {
  const chosen = code ?? codesOf(actor)[0];
  if (typeof chosen !== 'string' || !/^[0-9]{6}$/.test(chosen)) throw new NotFoundError('市区町村が分かりません。アドレスの code に全国地方公共団体コード（6桁）を指定してください。');
  return chosen;
}

/**
 * The fiscal year in an address.
 * @throws {NotFoundError} when it is none
 */
export function whichYear(year: string): number {
  if (!/^20[0-9]{2}$/.test(year)) throw new NotFoundError('年度が分かりません。アドレスをご確認ください。');
  return Number(year);
}
