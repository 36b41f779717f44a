import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { begunWith } from '../editing/begin-questionnaire';
import { questionnaireFor } from '../questionnaire/current-questionnaire';
import { lastYearBefore } from '../questionnaire/last-year';
import type { PrepareWave } from './wave-schemas';

/**
 * Begins a year: its dates, the population that will fix every band, and the questionnaire of the newest earlier year
 * (the one this product comes with, where there is none). Nobody else sees it before it opens.
 * In a demo, the year asks the made-up municipalities only.
 * @returns the year, and the one whose questionnaire it begins with
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} when the year exists, or the register has no population of that day
 */
export async function prepareWave(actor: Actor, { year, title, contact, opensOn, closesOn, referenceDate, populationAsOf }: PrepareWave): Promise<{ year: number; basedOn: number | null }> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const demo = (await tx.installation.findUnique({ where: { id: 1 } }))?.demo ?? false;
    if (await tx.wave.findUnique({ where: { year }, select: { year: true } })) throw new InvalidInputError({ year: `「年度」の${year}年度はもう準備されています。一覧から開いてください。` });
    const known = await tx.population.findFirst({ where: { asOf: day(populationAsOf), municipality: { demo } } });
    if (!known) throw new InvalidInputError({ populationAsOf: '「人口区分に使う人口」は、登録簿にある基準日から選んでください。' });
    const last = await lastYearBefore(tx, year);
    await tx.wave.create({
      data: {
        year, title, contact, demo, opensOn: day(opensOn), closesOn: day(closesOn), referenceDate: day(referenceDate), populationAsOf: day(populationAsOf),
        basedOn: last?.year ?? null, definition: begunWith(last ?? questionnaireFor(year), year, title),
      },
    });
    await record(tx, { act: 'wave.prepared', subject: `wave:${year}`, detail: { basedOn: last?.year ?? null } });
    return { year, basedOn: last?.year ?? null };
  });
}
