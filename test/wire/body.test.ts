import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isStream, readBody } from '../../src/wire/body.js';

const LIMITS = { maxBytes: 4 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('bodies that are there already', () => {
  it.each<[string, unknown, unknown]>([
    ['a string', 'abc', 'abc'],
    ['a longer string', 'abcdef', 'abcd'],
    ['an empty string', '', ''],
    ['a Buffer', Buffer.from('abcdef'), bytes('abcd')],
    ['an ArrayBuffer', bytes('abcdef').buffer, bytes('abcd')],
    ['a typed array', bytes('ab'), bytes('ab')],
    ['a DataView', new DataView(bytes('abcdef').buffer, 1), bytes('bcde')],
    ['a plain object', { Code: 'X' }, { Code: 'X' }],
    ['a list', [1], [1]],
    ['an object without prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
  ])('%s is taken at once', (_, data, body) => {
    expect(readBody(data, LIMITS)).toEqual({ body });
  });

  it('takes objects of another realm', () => {
    const foreign: unknown = runInNewContext('({ Code: "X" })');
    expect(readBody(foreign, LIMITS)).toEqual({ body: { Code: 'X' } });
  });

  it('cuts views without copying', () => {
    const data = Buffer.from('abcdef');
    const { body } = readBody(data, LIMITS) as { body: Uint8Array };
    expect(body.buffer).toBe(data.buffer);
  });

  it.each([
    [undefined],
    [null],
    [5],
    [true],
    [() => 1],
    [Symbol('x')],
    [new Date(0)],
    [new Map()],
    [new FormData()],
    [new (class Custom {})()],
  ])('makes nothing of %s', (data) => {
    expect(readBody(data, LIMITS)).toEqual({ body: undefined });
  });

  it('never throws, never rejects, never hangs', async () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const no = (): never => {
      throw new Error('no');
    };
    class OddStream {
      on = no;
      once = no;
      pipe = no;
      removeListener = no;
      destroy = no;
      get readable(): never {
        return no();
      }
    }
    class OddReader {
      getReader = no;
    }
    expect(readBody(revoked.proxy, LIMITS)).toEqual({ body: undefined });
    expect(await readBody(new OddReader(), LIMITS)).toEqual({ body: undefined });
    expect(await readBody(new OddStream(), { maxBytes: 4, timeoutMs: 1 })).toMatchObject({ body: bytes('') });
  });
});

describe('a Blob', () => {
  it('is read as far as allowed, and stays readable', async () => {
    const blob = new Blob(['abcdef']);
    expect(await readBody(blob, LIMITS)).toEqual({ body: bytes('abcd') });
    expect(await blob.text()).toBe('abcdef');
  });

  it('that cannot be read is no body', async () => {
    class Broken {
      slice(): this {
        return this;
      }
      arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new Error('no'));
      }
    }
    expect(await readBody(new Broken(), LIMITS)).toEqual({ body: undefined });
  });
});

describe("XMLHttpRequest's document", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  class Document {
    documentElement = { outerHTML: '<Error><Code>C</Code></Error>' };
  }

  it('is written out again', () => {
    vi.stubGlobal(
      'XMLSerializer',
      class {
        serializeToString = (node: unknown) => (node ? '<a>b</a>' : '');
      },
    );
    expect(readBody(new Document(), { maxBytes: 99 })).toEqual({ body: '<a>b</a>' });
  });

  it('shows its markup where nothing can write it', () => {
    expect(readBody(new Document(), { maxBytes: 7 })).toEqual({ body: '<Error>' });
    expect(
      readBody(
        new (class {
          documentElement = {};
        })(),
        LIMITS,
      ),
    ).toEqual({ body: undefined });
  });
});

it('knows what can be read only once', () => {
  expect(isStream(new ReadableStream())).toBe(true);
  expect(isStream(new Blob())).toBe(false);
  expect(isStream({ on: 1 })).toBe(false);
  expect(isStream('x')).toBe(false);
});
