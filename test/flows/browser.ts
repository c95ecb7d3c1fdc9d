import { afterAll } from 'vitest';

// axios looks for these when it is imported, and is then one for browsers: this file has to be imported first.
const HREF = 'http://localhost/';
Object.assign(globalThis, {
  window: { location: { href: HREF } },
  document: { baseURI: HREF, cookie: '' },
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window');
  Reflect.deleteProperty(globalThis, 'document');
});
