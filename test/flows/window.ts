import { createRequire } from 'node:module';
import { afterAll, onTestFinished } from 'vitest';

/** What of jsdom we use; it comes without types. */
interface Jsdom {
  readonly JSDOM: new (
    html: string,
    options: { readonly url: string; readonly virtualConsole: unknown },
  ) => { readonly window: Readonly<Record<string, unknown>> & { close(): void } };
  readonly VirtualConsole: new () => unknown;
}

const { JSDOM, VirtualConsole } = createRequire(import.meta.url)('jsdom') as Jsdom;

/** What a page has and Node has not, or has in another make. */
const LENT = ['XMLHttpRequest', 'XMLSerializer', 'FileReader', 'FormData', 'Blob', 'File'];

const node = new Map(LENT.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));

function put(name: string, descriptor: PropertyDescriptor | undefined): void {
  if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  else Reflect.deleteProperty(globalThis, name);
}

const giveBack = (): void => node.forEach((descriptor, name) => put(name, descriptor));

// axios looks for it once, when it is imported: this file has to be imported first.
put('XMLHttpRequest', { value: class {}, configurable: true });

afterAll(giveBack);

/** Opens a page at the address and lends its classes to the process, until the test ends. */
export function openWindow(url: string): Readonly<Record<string, unknown>> {
  // A console of its own, which prints nothing: jsdom reports each failed request.
  const { window } = new JSDOM('', { url, virtualConsole: new VirtualConsole() });
  for (const name of LENT)
    put(name, { value: window[name], configurable: true, writable: true, enumerable: false });
  onTestFinished(() => {
    window.close();
    giveBack();
  });
  return window;
}
