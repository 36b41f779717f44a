import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import { bandsOf } from '@/lib/register/bands';

type AskingWave = { year: number; demo: boolean; populationAsOf: Date; referenceDate: Date };

const SHOWN = 10;
const listed = (items: string[]) => `${items.slice(0, SHOWN).join('、')}${items.length > SHOWN ? `ほか${items.length - SHOWN}件` : ''}`;

/**
 * Puts municipalities among those asked in a year, each with the population of the year's rule and the bands that
 * follow from it. Who is asked already is left as is.
 * @param codes six digits (or the first five), or null for every municipality in force on the reference date
 * @returns how many were added
 * @throws {InvalidInputError} on `codes` for one that is unknown, not in force or without population on that day
 */
export async function askMunicipalities(tx: Transaction, wave: AskingWave, codes: string[] | null): Promise<number> {
  const register = await tx.municipality.findMany({
    where: { demo: wave.demo, OR: [{ since: null }, { since: { lte: wave.referenceDate } }], AND: { OR: [{ until: null }, { until: { gt: wave.referenceDate } }] } },
    select: { code: true, name: true, type: true, populations: { where: { asOf: wave.populationAsOf }, select: { count: true } } },
    orderBy: { code: 'asc' },
  });
  const byFive = new Map(register.map((row) => [row.code.slice(0, 5), row]));
  const unknown = (codes ?? []).filter((code) => {
    const found = byFive.get(code.slice(0, 5));
    return !/^\d{5,6}$/.test(code) || !found || (code.length === 6 && code !== found.code);
  });
  if (unknown.length > 0)
    throw new InvalidInputError({ codes: `「団体コード」のうち、調査基準日の登録簿にないものがあります。6けたのコードをご確認ください：${listed(unknown)}` });
  const chosen = codes ? [...new Set(codes.map((code) => byFive.get(code.slice(0, 5))!))] : register;
  const without = chosen.filter((row) => row.populations.length === 0).map((row) => row.name);
  if (without.length > 0) throw new InvalidInputError({ codes: `人口区分に使う日の人口が登録簿にない団体があります。対象から外すか、人口を登録してください：${listed(without)}` });
  const { count } = await tx.respondent.createMany({
    data: chosen.map(({ code, name, type, populations }) => {
      const population = populations[0]!.count;
      return {
        year: wave.year, owner: code, municipalityCode: code, demo: wave.demo, label: name,
        population, populationAsOf: wave.populationAsOf, bands: bandsOf({ type, population }),
      };
    }),
    skipDuplicates: true,
  });
  return count;
}
