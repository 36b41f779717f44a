import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const PHONE = { width: 390, height: 844 };
/** Above so many elements, contrast is not reckoned a second time where nothing looks different. */
const LARGE = 2_000;

type Kept = Window & { axe: typeof axe; looked?: Map<Element, string>; lookOf: (element: Element) => string };

/** All that axe looks at by itself, the criteria of WCAG 2.2 AA and its best practices among them; and the size of targets, which it leaves out unless asked. */
async function violations(page: Page, contrastOfChanges = false) {
  // One pass in the page itself: no page has a frame inside, and the way around frames takes twice as long.
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const { axe, looked, lookOf } = window as unknown as Kept;
    const run = async (context: unknown, options: object) => (await axe.run(context as Document, { resultTypes: ['violations'], ...options })).violations;
    const targets = { 'target-size': { enabled: true } };
    const found = part ? await run(document, { rules: { ...targets, 'color-contrast': { enabled: false } } }) : await run(document, { rules: targets });
    if (part) {
      const other = [...document.body.querySelectorAll('*')].filter((element) => looked!.get(element) !== lookOf(element));
      if (other.length > 0) found.push(...(await run({ include: other }, { runOnly: ['color-contrast'] })));
    }
    return found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target }) => target.join(' ')) }));
  }, contrastOfChanges);
}

/** No violation of WCAG 2.2 AA, or of axe's best practices, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}

/** The page is no wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  expect(content).toBeLessThanOrEqual(width);
}

/** How many elements there are; and what decides on the contrast of each is kept for the next look. */
const look = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const kept = window as unknown as Kept;
    kept.lookOf = (element) => {
      const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow, position } = getComputedStyle(element);
      const placed = position === 'absolute' || position === 'fixed' || position === 'sticky' ? performance.now() : 0; // may lie over anything: is looked at again
      return [element.checkVisibility({ visibilityProperty: true }), color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow, placed].join();
    };
    const all = document.body.querySelectorAll('*');
    kept.looked = new Map([...all].map((element) => [element, kept.lookOf(element)]));
    return all.length;
  });

/**
 * The page as it stands has no violation and does not scroll sideways, in its own window and in a phone's: 390 px, with
 * touch, and the width that the page's own viewport element asks for. A page is loaded once, and leaves as a phone's.
 */
export async function expectFitsDeskAndPhone(page: Page, between?: (width: number) => Promise<void>): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await between?.(page.viewportSize()!.width);
  const elements = await look(page);
  await page.setViewportSize(PHONE);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', { ...PHONE, deviceScaleFactor: 2.625, mobile: true });
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await expect.poll(() => page.evaluate(() => [document.documentElement.clientWidth, navigator.maxTouchPoints])).toEqual([PHONE.width, 1]);
  await expectNoSidewaysScroll(page);
  expect(await violations(page, elements > LARGE)).toEqual([]);
  await between?.(PHONE.width);
}
