import type { Locator, Page } from '@playwright/test';
import { type Field, fieldsOfSection } from '../../lib/survey/questionnaire/fields';
import type { Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { typedFor } from '../../tests/support/complete-answers';

/** One act of a person: a click (or a key that stands for one) or a field typed in, with the words it was done on. */
export type Act = { kind: 'click' | 'type'; on: string };

const KEPT = 'sonaeai-acts';

/**
 * Counts in the browser itself, from the events that a hand or Playwright makes, so that no act goes uncounted whatever
 * drives the page. Kept in the tab, which survives each change of page. Call it before the first page is opened.
 */
async function countActs(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = (named) => named'); // what tsx puts around functions that have a name
  await page.addInitScript((kept) => {
    const add = (kind: string, target: EventTarget | null) => {
      const element = target instanceof Element ? (target.closest('button, a, label, summary, input, select, textarea') ?? target) : null;
      const on = (element?.textContent?.trim() || element?.getAttribute('name') || element?.tagName || '').slice(0, 60);
      sessionStorage.setItem(kept, JSON.stringify([...JSON.parse(sessionStorage.getItem(kept) ?? '[]'), { kind, on }]));
    };
    let typing: EventTarget | null = null;
    addEventListener('pointerdown', ({ target }) => add('click', target), true);
    addEventListener('keydown', ({ key, target }) => {
      if (key === 'Enter' || (key === ' ' && !(target instanceof HTMLElement && target.matches('textarea, input:not([type=radio], [type=checkbox])')))) add('click', target);
    }, true);
    addEventListener('focusin', () => (typing = null), true);
    addEventListener('input', ({ target }) => {
      if (!(target instanceof HTMLElement) || target.matches('[type=radio], [type=checkbox]') || target === typing) return;
      typing = target; // one field, however many keys
      add('type', target);
    }, true);
  }, KEPT);
}

/** All that the walk below may do with a page: click, type, and look. */
type Hand = { click: (target: Locator) => Promise<void>; type: (target: Locator, text: string) => Promise<void>; look: Pick<Page, 'getByRole' | 'locator' | 'url' | 'waitForURL' | 'waitForLoadState'> };

function handOf(page: Page): { hand: Hand; done: Act['kind'][] } {
  const done: Act['kind'][] = [];
  const act = (kind: Act['kind'], work: Promise<void>) => {
    done.push(kind);
    return work;
  };
  return { done, hand: { click: (target) => act('click', target.click()), type: (target, text) => act('type', target.fill(text)), look: page } };
}

/**
 * Renews a finished answer of last year as a person does who may submit: from the home page, signed in, by taking it
 * over, confirming each section and answering what is newly asked, to the receipt.
 * @param home address of the home page; opening it is where the counting begins
 * @returns every act on the way, and 受付番号
 * @throws {Error} when the browser has seen other acts than were done
 */
export async function renew(page: Page, home: string, { year, questionnaire }: { year: number; questionnaire: Questionnaire }): Promise<{ acts: Act[]; receipt: string }> {
  await countActs(page);
  await page.goto(home);
  const { hand, done } = handOf(page);
  const { click, look } = hand;
  await click(look.getByRole('link', { name: '前年度の回答をもとに始める' }));
  await click(look.getByRole('button', { name: '前年度の回答をすべて取り込む' }));
  await click(look.getByRole('link', { name: /^続きから回答する/ }));
  for (let turn = 0; ; turn += 1) {
    if (turn > questionnaire.sections.length) throw new Error('the form does not lead to the review');
    await look.waitForURL(new RegExp(`/survey/${year}/(${[...questionnaire.sections.map(({ key }) => key), 'review'].join('|')})\\?`));
    const section = questionnaire.sections.find(({ key }) => look.url().includes(`/survey/${year}/${key}?`));
    if (!section) break;
    const here = look.url();
    await look.locator('[data-form-alive]').waitFor();
    for (const field of fieldsOfSection(section)) if (field.required) await answerIfOpen(hand, field);
    const confirm = look.getByRole('button', { name: 'この区分を確認しました' });
    await click((await confirm.count()) > 0 ? confirm : look.getByRole('button', { name: /^保存して(次|確認)へ$/ }));
    await look.waitForURL((url) => url.href !== here);
  }
  await click(look.getByRole('button', { name: 'この内容で提出する' }));
  await look.waitForURL(/\/receipt/);
  const receipt = await look.locator('[data-receipt]').first().innerText();
  const acts = JSON.parse((await page.evaluate((kept) => sessionStorage.getItem(kept), KEPT)) ?? '[]') as Act[];
  if (acts.map(({ kind }) => kind).join() !== done.join()) throw new Error(`the browser saw ${acts.map(({ kind, on }) => `${kind} ${on}`).join(', ')}; done were ${done.join(', ')}`);
  return { acts, receipt };
}

/** Answers a field that is asked and still empty: the first choice, or something that fits. */
async function answerIfOpen({ click, type, look }: Hand, field: Field): Promise<void> {
  const controls = look.locator(`[name="${field.name}"], [name="${field.name}:1"]`);
  if ((await controls.count()) === 0 || !(await controls.first().isVisible())) return;
  const answered = await controls.evaluateAll((all) => all.some((one) => ((one as HTMLInputElement).type === 'radio' || (one as HTMLInputElement).type === 'checkbox' ? (one as HTMLInputElement).checked : (one as HTMLInputElement).value !== '')));
  if (answered) return;
  if (field.kind === 'one' || field.kind === 'many') await click(controls.first());
  else await type(controls.first(), typedFor(field));
}
