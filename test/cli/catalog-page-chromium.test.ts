import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogPage } from '../../src/cli/page/document.js';
import { chromium, openTab, type Tab } from './chromium.js';
import { temporaryFolder } from './folder.js';
import { pageCatalogs, pageEntries } from './page.js';

const folder = temporaryFolder();
const page = pathToFileURL(folder.write('page.html', catalogPage(pageCatalogs))).href;
const where = chromium === undefined ? 'a browser (skipped: no Chromium is installed here)' : 'Chromium';

describe(`the page of a catalog in ${where}`, () => {
  let tab: Tab;
  beforeAll(async () => {
    if (chromium !== undefined) tab = await openTab();
  }, 60_000);
  afterAll(async () => {
    if (chromium !== undefined) await tab.close();
  });
  beforeEach(async ({ skip }) => {
    skip(chromium === undefined, 'no Chromium is installed');
    await show(1_000);
  });

  /** Loads the page anew, in a window of that width. */
  async function show(width: number, scheme = 'light'): Promise<void> {
    await tab.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 700,
      deviceScaleFactor: 1,
      mobile: width < 500,
    });
    await tab.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    await tab.goTo(page);
  }
  const type = async (text: string) => {
    for (const character of text) await tab.press(character);
  };
  const shown = () => tab.evaluate(`document.querySelectorAll('.code:not([hidden])').length`);
  const focused = () => tab.evaluate(`document.activeElement.id || document.activeElement.className`);

  it('asks for nothing but itself, and has nothing to complain of', async () => {
    tab.requested.length = 0;
    await show(1_000);
    await tab.evaluate(`new Promise((resolve) => setTimeout(resolve, 100))`);
    expect(tab.requested).toEqual([page]);
    expect(tab.complaints).toEqual([]);
    expect(await tab.evaluate(`'hit' in window`)).toBe(false);
  });

  it('would be refused anything else by its own policy', async () => {
    const refused = await tab.evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
      document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x' }));
      setTimeout(resolve, 2000, 'nothing was refused');
    })`);
    expect(refused).toBe('img-src');
    tab.complaints.length = 0;
  });

  it.each([320, 360, 768, 1_400])('needs no scrolling to the side at %i pixels', async (width) => {
    await show(width);
    // What is far below is not laid out until it comes near.
    await tab.evaluate(
      `for (const each of document.querySelectorAll('.code')) each.style.contentVisibility = 'visible'`,
    );
    const [scroll = 0, inner = 0] = await tab.evaluate<number[]>(
      `[document.documentElement.scrollWidth, innerWidth]`,
    );
    expect(scroll).toBeLessThanOrEqual(inner);
    // Nothing sticks out of its box either.
    expect(
      await tab.evaluate(`[...document.querySelectorAll('.code *, header *, .tools *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length`),
    ).toBe(0);
  });

  it.each(['light', 'dark'])('can be read in the %s: every text has contrast enough', async (scheme) => {
    await show(1_000, scheme);
    const worst = await tab.evaluate(`(() => {
      const luminance = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const backOf = (each) => {
        const back = getComputedStyle(each).backgroundColor;
        return back !== 'rgba(0, 0, 0, 0)' || !each.parentElement ? back : backOf(each.parentElement);
      };
      const contrast = (each) => {
        const pair = [getComputedStyle(each).color, backOf(each)].map(luminance).sort((a, b) => b - a);
        return (pair[0] + 0.05) / (pair[1] + 0.05);
      };
      const texts = document.querySelectorAll('h1, h2, a, p, kbd, label, input, .status, .class, dt, dd, button');
      return Math.min(...Array.from(texts, contrast));
    })()`);
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it('is dark where the reader is', async () => {
    const back = () => tab.evaluate(`getComputedStyle(document.body).backgroundColor`);
    const light = await back();
    await show(1_000, 'dark');
    expect(await back()).not.toBe(light);
  });

  it('is searched by keyboard: / to the box, words, Escape', async () => {
    await tab.press('/');
    expect(await focused()).toBe('_search');
    await type('vpcram');
    expect(await tab.evaluate(`document.getElementById('_search').value`)).toBe('vpcram');
    expect(await shown()).toBe(1);
    await tab.press('Escape');
    expect(await shown()).toBe(pageEntries.length);
  });

  it('is filtered by keyboard: Tab to the classes, arrow to the next', async () => {
    await tab.press('/');
    await tab.press('Tab');
    await tab.press('ArrowRight');
    expect(await shown()).toBe(pageEntries.filter(({ retryable }) => retryable).length);
  });

  it('begins with a link past the tools, seen when it has the focus', async () => {
    const left = () => tab.evaluate(`document.querySelector('.skip').getBoundingClientRect().left`);
    expect(await left()).toBeLessThan(0);
    await tab.press('Tab');
    expect(await focused()).toBe('skip');
    expect(await left()).toBeGreaterThanOrEqual(0);
    await tab.press('Enter');
    await tab.press('Tab');
    expect(await tab.evaluate(`document.activeElement.closest('.code')?.id`)).toBe(
      await tab.evaluate(`document.querySelector('.code').id`),
    );
  });

  it('shows where the focus is', async () => {
    for (const place of ['skip', '_search', 'the classes', 'a code']) {
      await tab.press('Tab');
      expect(await tab.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), place).toBe(
        'solid',
      );
    }
  });

  it('goes to the code in its address, below the tools', async () => {
    await tab.evaluate(`location.hash = 'InvalidVpc.NotFound'`);
    const [top = 0, tools = 0] = await tab.evaluate<
      number[]
    >(`new Promise((resolve) => setTimeout(resolve, 100)).then(() => [
      document.getElementById('InvalidVpc.NotFound').getBoundingClientRect().top,
      document.getElementById('_tools').getBoundingClientRect().bottom,
    ])`);
    expect(top).toBeGreaterThanOrEqual(tools - 1);
    expect(top).toBeLessThan(700);
  });
});
