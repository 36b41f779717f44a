import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import type { PersonActor } from '@/lib/platform/actor';
import { getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { shareSections } from '@/lib/survey/drafts/share-sections';
import { ownerClient } from '../support/factories';
import { makeOffices, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
const idOf = (who: typeof office.editor) => (who as PersonActor).personId;

beforeAll(async () => {
  office = await makeOffices(owner);
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.sectionShare.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
});

const where = () => ({ year: YEAR, code: office.code });
const save = (who = office.colleague) => saveAnswers(who, { ...where(), changes: [{ field: 'satellite-phones', from: null, to: 3 }] });

test('a section is given to a person or a side, and shows up with whom it is', async () => {
  await shareSections(office.editor, { ...where(), 'share:preparedness': `person:${idOf(office.colleague)}`, 'share:organization': 'side:ict', 'share:vendors': '' });
  const [own] = await listOwnSurveys(office.colleague);
  expect(own!.mine.map(({ key }) => key)).toEqual(['organization', 'preparedness']); // everyone of the office is of the ICT side
  expect(own!.mine.every(({ missing }) => missing > 0)).toBe(true);
  expect((await listOwnSurveys(office.editor))[0]!.mine.map(({ key }) => key)).toEqual(['organization']);
  const { sections } = await getColleagues(office.editor, where());
  expect(sections.get('preparedness')?.share).toMatchObject({ label: '同僚 次郎', byMe: false });
  expect(sections.get('organization')?.share).toMatchObject({ label: 'ICT部門', byMe: true });
  expect(sections.get('vendors')?.share).toBeNull();
  await shareSections(office.colleague, { ...where(), 'share:preparedness': 'side:disaster' });
  expect((await listOwnSurveys(office.colleague))[0]!.mine.map(({ key }) => key)).toEqual(['organization']);
  await shareSections(office.colleague, { ...where(), 'share:preparedness': '' });
  expect((await getColleagues(office.editor, where())).sections.get('preparedness')?.share).toBeNull();
});

test('only to who writes there; nothing is kept of a form with one wrong', async () => {
  for (const value of [`person:${idOf(office.foreign)}`, 'person:x', 'side:other', 'everyone', ['a']]) {
    const refusal = await shareSections(office.editor, { ...where(), 'share:vendors': 'side:ict', 'share:preparedness': value }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(Object.keys((refusal as InvalidInputError).fieldErrors)).toEqual(['share:preparedness']);
  }
  expect(await owner.sectionShare.count()).toBe(0);
  for (const who of [office.foreign, office.secretariat, office.viewer]) await expect(shareSections(who, { ...where(), 'share:vendors': 'side:ict' })).rejects.toThrow(RefusedError);
});

test('it keeps nobody from writing; who is there now and who was last there is shown', async () => {
  await shareSections(office.editor, { ...where(), 'share:preparedness': `person:${idOf(office.editor)}` });
  await save();
  const seen = (await getColleagues(office.editor, where())).sections.get('preparedness')!;
  expect(seen.now).toMatchObject([{ name: '同僚 次郎' }]);
  expect(seen.last).toMatchObject({ name: '同僚 次郎' });
  expect((await getColleagues(office.colleague, where())).sections.get('preparedness')).toMatchObject({ now: [], last: { name: '同僚 次郎' } });
  await owner.answerChange.updateMany({ data: { at: new Date(Date.now() - 31 * 60_000) } });
  expect((await getColleagues(office.editor, where())).sections.get('preparedness')).toMatchObject({ now: [], last: { name: '同僚 次郎' } });
});
