import { describe, expect, it } from 'vitest';
import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { createAnchors } from '../../src/cli/page/anchors.js';
import { catalogPage } from '../../src/cli/page/document.js';
import { temporaryFolder } from './folder.js';
import { openPage, pageCatalogs, pageEntries } from './page.js';
import { ORDERS_FILE } from './samples.js';
import { play, playJson } from './stage.js';

const html = catalogPage(pageCatalogs);
const folder = temporaryFolder();

const open = (situation?: Parameters<typeof openPage>[1]) => openPage(html, situation);

describe('the page of a catalog', () => {
  it('has every code with status, class, message and resolution, and no element of theirs', () => {
    const { all, window } = open();
    const clean = (text: string) => text.replace('\u202e', '\\u202e').replace('\u0000', '\\u0000');
    const rows = all('.code').map((row) => ({
      httpCode: Number(row.querySelector('.status')?.textContent),
      code: row.querySelector('h3')?.textContent,
      kind: row.querySelector('.class')?.textContent,
      texts: [...row.querySelectorAll('dd')].map((each) => each.textContent),
    }));
    expect(rows).toEqual(
      pageEntries.map(({ httpCode, code, retryable, message, resolution }) => ({
        httpCode,
        code,
        kind: retryable ? 'retryable' : 'terminal',
        texts: [clean(message), resolution].filter(Boolean),
      })),
    );
    expect(all('script')).toHaveLength(1);
    expect(all('img, b')).toHaveLength(0);
    expect('hit' in window).toBe(false);
  });

  it('has an anchor for each code, and each link leads to its own', () => {
    const { all } = open();
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of all('.code')) {
      const link = row.querySelector('a')?.getAttribute('href') ?? '';
      expect(decodeURIComponent(link.slice(1))).toBe(row.id);
    }
    expect(ids).toContain('InvalidFileSystem.NotFound');
    expect(ids).toContain('User.Disabled-2');
  });

  it('asks for nothing: no address outside it but in its texts', () => {
    const { all } = open();
    const addresses = all('[src], [href]').map(
      (each) => each.getAttribute('src') ?? each.getAttribute('href') ?? '',
    );
    expect(addresses.filter((each) => !each.startsWith('#'))).toEqual(['data:,']);
    expect(html).not.toMatch(/@import|url\(/);
  });

  it('is complete without its script', () => {
    const { shown, all } = open({ scripted: false });
    expect(shown()).toHaveLength(pageEntries.length);
    expect(all('#_tools')[0]?.hidden).toBe(true);
    expect(all('#_none')[0]?.hidden).toBe(true);
  });

  it('is the same for the same catalogs', () => {
    expect(catalogPage(pageCatalogs)).toBe(html);
  });
});

describe("the page's search", () => {
  it.each([
    ['accessgroup notfound', ['InvalidAccessGroup.NotFound']],
    ['  ACCESSGROUP   404 ', ['InvalidAccessGroup.NotFound']],
    ['503 vpc', ['VpcRam.CheckFailed', 'VpcSubRam.CheckFailed']],
    ['zzz', []],
  ])('for %j finds %j', (text, expected) => {
    const { type, shown, count, all } = open();
    type(text);
    expect(shown()).toEqual(expected);
    expect(count()).toBe(`${String(expected.length)} of ${String(pageEntries.length)} codes`);
    expect(all('#_none')[0]?.hidden).toBe(expected.length > 0);
    expect(all('section:not([hidden])')).toHaveLength(expected.length > 0 ? 1 : 0);
  });

  it('counts all of them where there is nothing to look for', () => {
    expect(open().count()).toBe(`${String(pageEntries.length)} codes`);
  });

  it('goes with the filter by class, and "Show all" ends both', () => {
    const { type, choose, shown, all } = open();
    choose('retryable');
    expect(shown()).toHaveLength(pageEntries.filter(({ retryable }) => retryable).length);
    type('token');
    expect(shown()).toEqual(['SecurityToken.CheckFailed', 'SecurityToken.DecodeFailed']);
    choose('terminal');
    expect(shown()).toEqual(['Forbidden.EcsTokenNotAuthorized']);
    all('#_all')[0]?.click();
    expect(shown()).toHaveLength(pageEntries.length);
  });

  it('is reached with /, and Escape clears it', () => {
    const { window, press, search, type, shown } = open();
    expect(press('/')).toBe(true);
    expect(window.document.activeElement).toBe(search);
    type('vpc');
    expect(press('/', {}, search)).toBe(false);
    expect(press('Escape', {}, search)).toBe(true);
    expect(search.value).toBe('');
    expect(shown()).toHaveLength(pageEntries.length);
  });

  it('leaves the keys of the browser alone', () => {
    const { press } = open();
    expect(press('/', { ctrlKey: true })).toBe(false);
    expect(press('Escape')).toBe(false);
    expect(press('a')).toBe(false);
  });

  it('ends where a link leads to a code that it hides', () => {
    const { window, type, shown, all } = open();
    type('zzz');
    window.location.hash = '#InvalidVpc.NotFound';
    window.dispatchEvent(new window.Event('hashchange'));
    expect(shown()).toHaveLength(pageEntries.length);
    expect(all('[data-scrolled]').map(({ id }) => id)).toEqual(['InvalidVpc.NotFound']);
  });

  it.each(['#%', '#nobody', '#'])('is not disturbed by the address %s', (hash) => {
    expect(open({ hash }).shown()).toHaveLength(pageEntries.length);
  });
});

describe('an anchor', () => {
  it.each([
    [
      ['A', 'A', 'A-2', 'A'],
      ['A', 'A-2', 'A-2-2', 'A-3'],
    ],
    [['User. Disabled'], ['User.Disabled']],
    [['_search'], ['-_search']],
    [['支付'], ['支付']],
    [['\ud800'], ['\\ud800']],
  ])('of %j is %j', (codes, anchors) => {
    expect(codes.map(createAnchors())).toEqual(anchors);
  });
});

describe('catalog page', () => {
  it('prints the page, or writes it where it is told', async () => {
    const out = folder.at('errors.html');
    const printed = await play(['catalog', 'page']);
    expect(printed.stdout).toBe(catalogPage([nasCatalog, gatewayCatalog]));
    const written = await play(['catalog', 'page', '-o', out]);
    expect(written).toEqual({ code: 0, stdout: `${out}: written (74 codes)\n`, stderr: '' });
    expect(folder.read('errors.html')).toBe(printed.stdout);
    expect((await play(['catalog', 'page', '-o', out])).stdout).toBe(`${out}: up to date (74 codes)\n`);
  });

  it('takes a catalog of its own', async () => {
    const orders = folder.write('orders.json', ORDERS_FILE);
    const out = folder.at('orders.html');
    expect(await playJson<unknown>(['catalog', 'page', '--catalog', orders, '-o', out])).toEqual({
      file: out,
      state: 'written',
      entries: 3,
      catalogs: ['orders'],
    });
    expect(folder.read('orders.html')).toContain('<title>Error codes: orders</title>');
  });

  it('needs a file for --json, and no other words', async () => {
    expect((await play(['catalog', 'page', '--json'])).code).toBe(2);
    expect((await play(['catalog', 'page', 'x'])).code).toBe(2);
  });
});
