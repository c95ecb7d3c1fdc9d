import { createRequire } from 'node:module';
import { createCatalog } from '../../src/catalog/catalog.js';
import { nasCatalog } from '../../src/catalog/nas.js';

/** Entries that try to get out of their place in a page. */
export const hostile = createCatalog({
  name: '<b>hostile</b>',
  entries: [
    {
      httpCode: 404,
      code: '"><script>window.hit=1</script>',
      message: '<img src="http://127.0.0.1:9/x" onerror="window.hit=1">',
      resolution: '</dd></li></script><script>window.hit=1</script>',
    },
    { httpCode: 503, code: '_search', message: '\u202eevil\u0000', resolution: 'Try again later.' },
    {
      httpCode: 400,
      code: '100%&x',
      message: 'M'.repeat(300),
      resolution: `https://example.com/${'a'.repeat(300)}`,
    },
    { httpCode: 400, code: 'C'.repeat(200), message: '支付'.repeat(100), resolution: '' },
    { httpCode: 400, code: 'User.Disabled', message: '', resolution: '' },
    { httpCode: 409, code: 'User. Disabled', message: '', resolution: '' },
  ],
});

/** Both kinds: a catalog as it is, and one that is not meant well. */
export const pageCatalogs = [hostile, nasCatalog];
export const pageEntries = pageCatalogs.flatMap(({ entries }) => entries);

/** What of jsdom we use; it comes without types. */
interface Jsdom {
  readonly JSDOM: new (html: string, options: object) => { readonly window: Window & typeof globalThis };
}

const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;

/** A page as a browser without layout has it, and what a reader does with it. */
export function openPage(html: string, { hash = '', scripted = true } = {}) {
  const { window } = new JSDOM(html, {
    url: `http://127.0.0.1/${hash}`,
    runScripts: scripted ? 'dangerously' : undefined,
    beforeParse: (page: typeof globalThis) => {
      page.Element.prototype.scrollIntoView = function (this: Element) {
        this.setAttribute('data-scrolled', '');
      };
    },
  });
  const { document } = window;
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const search = document.getElementById('_search') as HTMLInputElement;
  return {
    window,
    all,
    search,
    shown: () => all('.code:not([hidden]) h3').map((each) => each.textContent),
    count: () => document.getElementById('_count')?.textContent,
    type: (text: string) => {
      search.value = text;
      search.dispatchEvent(new window.Event('input', { bubbles: true }));
    },
    choose: (kind: string) => document.querySelector<HTMLElement>(`input[value="${kind}"]`)?.click(),
    /** @returns whether the page took the key */
    press: (key: string, init: object = {}, target: HTMLElement = document.body) => {
      const event = new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    },
  };
}
