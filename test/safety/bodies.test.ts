import { describe, expect, it } from 'vitest';
import { cleaner } from '../../src/events/redact.js';
import { isIdempotent } from '../../src/policy/effect.js';

const SECRET = 'hunter2-hunter2';
const said = (data: unknown): string => cleaner(() => ({ data, method: 'post' }))(`Wrong: ${SECRET}!`);
const bytes = (text: string) => new TextEncoder().encode(text);
const json = (padding: number) => JSON.stringify({ padding: 'x'.repeat(padding), password: SECRET });
const MOST = 65_536;

describe('a credential in a body is found', () => {
  it.each<[string, unknown]>([
    ['of bytes', bytes(json(0))],
    ['of a Buffer', Buffer.from(json(0))],
    ['of a view within a larger buffer', Buffer.from(`{"a":1}${json(0)}`).subarray(7)],
    ['of a DataView', new DataView(bytes(json(0)).buffer)],
    ['of the most bytes that are decoded', bytes(json(MOST - json(0).length))],
    ['of a list', bytes(`[${json(0)}]`)],
    [
      'below 50 others',
      JSON.stringify(Array.from({ length: 50 }).reduce<object>((inner) => ({ inner }), { password: SECRET })),
    ],
    ['below its name', JSON.stringify({ credentials: [{ a: { b: SECRET } }] })],
    ['of a form', `user=me&password=${SECRET}`],
    ['of a large form', `padding=${'x'.repeat(2 * MOST)}&password=${SECRET}`],
  ])('%s', (_, data) => {
    expect(said(data)).toBe('Wrong: [redacted]!');
  });

  it('with others, in their thousands', () => {
    const tokens = Array.from({ length: 3_000 }, (_, index) => `token-${String(index)}`);
    const clean = cleaner(() => ({ data: { tokens } }));
    expect(clean(tokens.slice(1_000, 1_100).join(' '))).toBe(Array(100).fill('[redacted]').join(' '));
  });
});

describe('no body is too much', () => {
  const ring: Record<string, unknown> = { password: SECRET };
  for (let at = 0; at < 20; at += 1) ring[`ring${String(at)}`] = ring;
  let deep: object = {};
  for (let at = 0; at < 100_000; at += 1) deep = { deep };
  const throwing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('hands off');
      },
    },
  );

  it.each<[string, unknown, boolean]>([
    ['a ring', ring, true],
    ['100,000 levels', { deep, password: SECRET }, true],
    ['100,000 levels of text', `${'['.repeat(100_000)}${SECRET}`, false],
    ['20 MB of text', 'x'.repeat(20_000_000), false],
    ['20 MB of bytes', new Uint8Array(20_000_000), false],
    ['20 MB of bytes in an object', { file: new Uint8Array(20_000_000), password: SECRET }, true],
    ['bytes above what is decoded', bytes(json(MOST)), false],
    ['what throws when it is looked at', throwing, false],
    [
      'toJSON that throws',
      {
        toJSON: () => {
          throw new Error('no');
        },
        password: SECRET,
      },
      true,
    ],
  ])('%s', (_, data, found) => {
    const started = performance.now();
    expect(said(data)).toBe(found ? 'Wrong: [redacted]!' : `Wrong: ${SECRET}!`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('an action in a body of bytes', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['Action=DescribeFileSystems', true],
    ['Action=CreateFileSystem', false],
  ])('counts as it does in text: %s', (text, idempotent) => {
    for (const data of [text, Buffer.from(text), new URLSearchParams(text)])
      expect(isIdempotent({ method: 'post', data, headers })).toBe(idempotent);
  });
});
