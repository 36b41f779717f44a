import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { getWave } from '@/lib/survey/waves/get-wave';
import { parseQuestionnaire } from '@/lib/survey/questionnaire/questionnaire-schema';
import { actorOf, anonymousActor, makePerson, makeWave, ownerClient } from '../support/factories';

const owner = ownerClient(process.env.OWNER_URL!);

beforeAll(async () => {
  await makeWave(owner, questionnaireFor(2026), { year: 2026 });
  await makeWave(owner, questionnaireFor(2027), { year: 2027, status: 'preparing' });
  await makeWave(owner, questionnaireFor(2012), { year: 2012, status: 'closed', rebuilt: true, demo: false });
  await owner.wave.update({ where: { year: 2026 }, data: { contact: '見本事務局\n電話 000-0000-0000' } });
});

describe('a year, for everyone', () => {
  test('comes with its frozen questionnaire, its days and whom to ask', async () => {
    const wave = await getWave(anonymousActor, 2026);
    expect(wave).toMatchObject({ year: 2026, state: 'open', contact: '見本事務局\n電話 000-0000-0000', rebuilt: false });
    expect(wave.questionnaire).toEqual(questionnaireFor(2026));
    expect(parseQuestionnaire(wave.questionnaire)).toEqual(wave.questionnaire);
    expect(await getWave(anonymousActor, 2012)).toMatchObject({ state: 'closed', rebuilt: true });
  });

  test('is not there before it has been announced, save for the secretariat', async () => {
    await expect(getWave(anonymousActor, 2027)).rejects.toMatchObject({ status: 404 });
    await expect(getWave(anonymousActor, 1999)).rejects.toMatchObject({ status: 404 });
    const secretariat = actorOf(await makePerson(owner, { signInName: 'get-wave-secretariat', name: '見本 花子', role: 'secretariat' }));
    expect(await getWave(secretariat, 2027)).toMatchObject({ state: 'preparing' });
  });

  test('stays hidden by row-level security alone', async () => {
    expect(await db.as(anonymousActor, (tx) => tx.wave.findMany({ select: { year: true }, orderBy: { year: 'asc' } }))).toEqual([{ year: 2012 }, { year: 2026 }]);
  });
});
