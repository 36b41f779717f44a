import { beforeAll, describe, expect, test } from 'vitest';
import { check2012 } from '@/lib/results/counting/check-2012';
import { getResults } from '@/lib/results/counting/get-results';
import { published2012 } from '@/lib/results/counting/published';
import { rebuilt2012 } from '@/lib/results/counting/rebuilt';
import { recount } from '@/lib/results/counting/recount';
import { db } from '@/lib/platform/db';
import { countChange } from '@/lib/survey/submissions/count-response';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { anonymousActor, makeAnonymousSubmission, makeWave, ownerClient, secretariatActor } from '../support/factories';

const client = ownerClient(process.env.OWNER_URL!);
const questionnaire = questionnaireFor(2012);

test('without a 2012 wave there is nothing to check, and the publication is there all the same', async () => {
  expect(await check2012(anonymousActor)).toBeNull();
  expect(published2012.figures).toHaveLength(27);
});

describe('with the rebuilt wave', () => {
  const ids = new Map<string, string>();
  beforeAll(async () => {
    await makeWave(client, questionnaire, { demo: false, rebuilt: true, status: 'closed', publishedAt: new Date('2012-11-22') });
    for (const { owner, label, bands, answers } of rebuilt2012) {
      const { id } = await makeAnonymousSubmission(client, { year: 2012, owner, label, bands, answers });
      ids.set(owner, id);
      await db.as(secretariatActor, (tx) => countChange(tx, { id, bands }, questionnaire, null, answers));
    }
  });

  test('the standing counts equal all 27 published entries, by band where the publication gives bands', async () => {
    const comparisons = await check2012(anonymousActor);
    expect(comparisons).toHaveLength(27);
    expect(comparisons!.filter(({ equal }) => !equal)).toEqual([]);
    expect(await recount(secretariatActor, { year: 2012 })).toEqual([]);
  });

  test('the service that shows every other year counts them the same', async () => {
    const { counts, participation } = await getResults(anonymousActor, { year: 2012, scheme: 'size-100k' });
    expect(participation.map(({ valid }) => valid)).toEqual([19, 9, 10]);
    const items = new Map(counts!.sections.flatMap(({ items }) => items).map((item) => [item.key, item]));
    for (const { id, item: key, counts: figures = [] } of published2012.figures)
      for (const { part, value, count, band = 'all' } of figures) {
        const item = items.get(key)!;
        const column = counts!.columns.findIndex((c) => c.key === band);
        const group = item.groups.find((g) => g.part === part);
        const shares = part.startsWith('*') ? item.indicators.find((i) => i.part === part)?.shares : group?.kind === 'shares' ? group.rows.find((row) => row.value === value)?.shares : undefined;
        expect(shares?.[column]?.count, id).toBe(count);
      }
    const staff = items.get('ict-staff')!.groups[0]!;
    expect(staff.kind === 'numbers' && staff.summaries[0]).toMatchObject({ n: 19, min: 1, max: 37, modes: [11] });
  });

  test('one changed answer shows in the check', async () => {
    const { owner, bands, answers } = rebuilt2012.find((respondent) => respondent.answers['ict-bcp-status'] === 'considering')!;
    const respondent = { id: ids.get(owner)!, bands };
    const changed = { ...answers, 'ict-bcp-status': 'no-plan' };
    await db.as(secretariatActor, (tx) => countChange(tx, respondent, questionnaire, answers, changed));
    expect((await check2012(anonymousActor))!.filter(({ equal }) => !equal).map(({ id }) => id)).toEqual(['ict-bcp-status']);
    await db.as(secretariatActor, (tx) => countChange(tx, respondent, questionnaire, changed, answers));
    expect((await check2012(anonymousActor))!.every(({ equal }) => equal)).toBe(true);
  });
});
