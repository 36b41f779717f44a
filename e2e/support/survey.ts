import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { checkDigit, makeMunicipality, makePerson, makeRespondent, makeSubmitted, ownerClient } from '../../tests/support/factories';
import { typedFor } from '../../tests/support/complete-answers';
import { fieldsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { DEMO_PASSWORD, expect } from './test';

export type Office = { year: number; code: string; name: string; editor: string; colleague: string; approver: string; questionnaire: Questionnaire };

export async function withOwner<T>(work: (client: ReturnType<typeof ownerClient>) => Promise<T>): Promise<T> {
  const client = ownerClient(process.env.OWNER_URL!);
  try {
    return await work(client);
  } finally {
    await client.$disconnect();
  }
}

/** A made-up municipality of 見本県 that is asked in the open year, with two editors and an approver. Each test has its own. */
export async function makeOffice(population = 152_000): Promise<Office> {
  return withOwner(async (client) => {
    const wave = await client.wave.findFirstOrThrow({ where: { status: 'open', demo: true }, orderBy: { year: 'desc' } });
    const five = `99${randomInt(400, 1000)}`;
    const code = `${five}${checkDigit(five)}`;
    if (await client.municipality.findUnique({ where: { code } })) return makeOffice(population);
    const sample = { code, name: `試験${five.slice(2)}市`, kana: 'しけんし', type: '市', population };
    await makeMunicipality(client, sample);
    await makeRespondent(client, wave.year, sample);
    const person = async (role: 'editor' | 'approver', mark: string, name: string) => {
      await makePerson(client, { signInName: `${mark}-${code}`, name, role, code, password: DEMO_PASSWORD });
      return `${mark}-${code}`;
    };
    return {
      year: wave.year, code, name: sample.name, questionnaire: wave.definition as unknown as Questionnaire,
      editor: await person('editor', 'tanto', '試験 担当'),
      colleague: await person('editor', 'doryo', '試験 同僚'),
      approver: await person('approver', 'shonin', '試験 承認'),
    };
  });
}

export const storedAnswers = ({ year, code }: Office): Promise<Answers> =>
  withOwner(async (client) => {
    const response = await client.response.findFirst({ where: { respondent: { year, owner: code } } });
    return (response?.answers ?? {}) as Answers;
  });

/** Puts answers into an office's draft, as if typed before. */
export async function storeAnswers({ year, code }: Office, answers: Answers): Promise<void> {
  await withOwner(async (client) => {
    const respondent = await client.respondent.findUniqueOrThrow({ where: { year_owner: { year, owner: code } } });
    await client.response.upsert({
      where: { respondentId: respondent.id },
      create: { respondentId: respondent.id, owner: code, answers, revision: 1 },
      update: { answers, revision: { increment: 1 } },
    });
  });
}

/** What the office submitted last year, in the demo's wave of that year. */
export async function makeLastYear({ year, code, name }: Office, answers: Answers): Promise<void> {
  await withOwner(async (client) => {
    const respondent = await makeRespondent(client, year - 1, { code, name, kana: '', type: '市', population: 152_000 });
    await makeSubmitted(client, respondent, answers);
  });
}

/** An address of the form, for this office. */
export const formOf = ({ year, code }: Office, page = '') => `/survey/${year}${page && `/${page}`}?code=${code}`;

type Focus = { name: string; kind: string; answered: boolean; value: string; id: string };

const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const group = element.name && element.form ? [...element.form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(element.name)}"]`)] : [];
    const ticked = group.some((one) => one.checked);
    return { name: element.name ?? '', kind: element.type || element.tagName.toLowerCase(), answered: ticked || (!['radio', 'checkbox'].includes(element.type) && Boolean(element.value)), value: element.value ?? '', id: element.id };
  });

/**
 * Fills the section that is open with the keyboard alone: Tab to go on, arrows and the space bar to choose, letters to
 * type, and Enter on the button that leads on. Knows nothing of the questions but their kinds.
 */
export async function fillSectionByKeyboard(page: Page, questionnaire: Questionnaire): Promise<void> {
  const fields = new Map(fieldsOf(questionnaire).map((field) => [field.name, field]));
  for (let step = 0; step < 1000; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focus(page);
    if (now.name === '*then' && now.value === 'next') {
      await page.keyboard.press('Enter');
      return;
    }
    const [name, place] = now.name.split(':');
    const field = fields.get(name ?? '');
    if (!field || now.answered || field.role === 'unconfirmed' || field.role === 'remark') continue;
    if (now.kind === 'radio') await page.keyboard.press([...fields.keys()].indexOf(field.name) % 3 === 1 && field.role === 'value' ? 'ArrowDown' : 'Space');
    else if (now.kind === 'checkbox') await page.keyboard.press('Space');
    else if (now.kind === 'select-one') for (let i = 0; i < Number(place); i += 1) await page.keyboard.press('ArrowDown');
    else await page.keyboard.type(typedFor(field));
  }
  throw new Error('the end of the section was not reached by Tab');
}

/** Signs in with the keyboard alone. */
export async function signInByKeyboard(page: Page, signInName: string): Promise<void> {
  await page.goto('/signin');
  for (const [name, text] of [['signInName', signInName], ['password', DEMO_PASSWORD]] as const) {
    for (let i = 0; i < 20 && (await focus(page)).name !== name; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/** Goes on with Tab until the focused button or link carries these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted) === true && document.activeElement.matches('a, button, summary'), words)) return;
  }
  throw new Error(`「${words}」 was not reached by Tab`);
}

/** The form's script is at work. */
export const expectAlive = (page: Page) => expect(page.locator('[data-form-alive]')).toBeAttached();

/** One field's state: typing, saved, unsent. */
export const stateOf = (page: Page, field: string) => page.locator(`[data-field-state="${field}"]`);
