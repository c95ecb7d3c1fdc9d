import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';

const CLASSES = ['retryable', 'terminal'];
const throwing = (): never => {
  throw new Error('hands off');
};

async function holds(subject: unknown): Promise<void> {
  const failure = await explain(subject);
  expect(CLASSES).toContain(failure.classification);
  expect([typeof failure.code, typeof failure.message, failure.attempts]).toEqual(['string', 'string', []]);
  expect(failure).not.toHaveProperty('stop');
  expect(() => JSON.stringify(failure)).not.toThrow();
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
});
const value = fc.oneof(
  anything,
  fc.constantFrom(
    '{"Code":"X"}',
    '<Error><Code>X</Code></Error>',
    'https://u:p@h/?Action=X',
    'ECONNRESET',
    'get',
    404,
    503,
    0,
    -1,
    NaN,
    Infinity,
  ),
);
/** Objects that look like what explain takes, with anything where something else is due. */
const shaped = fc.record(
  Object.fromEntries(
    [
      'status',
      'headers',
      'body',
      'method',
      'url',
      'config',
      'data',
      'code',
      'message',
      'cause',
      'name',
      'errors',
    ].map((name) => [name, value]),
  ),
  { requiredKeys: [] },
);
const nested = fc.record({ response: shaped, config: shaped, status: value }, { requiredKeys: [] });

afterEach(() => {
  for (const name of ['config', 'url']) Reflect.deleteProperty(Object.prototype, name);
});

describe('explain never throws', () => {
  it('on anything', async () => {
    await fc.assert(fc.asyncProperty(anything, holds), { numRuns: 500 });
  });

  it('on anything in the shape of an answer', async () => {
    await fc.assert(fc.asyncProperty(shaped, holds), { numRuns: 1_000 });
  });

  it('on anything in the shape of an error', async () => {
    const error = nested.map((parts) => Object.assign(new Error('x'), parts));
    await fc.assert(fc.asyncProperty(fc.oneof(nested, error), holds), { numRuns: 1_000 });
  });

  it.each<[string, unknown]>([
    ['a method that is no text', { status: 503, method: 5, url: 'https://h/' }],
    ['a url that is no text', { status: 503, url: {} }],
    ['a config that is no object', Object.assign(new Error('x'), { config: 5 })],
    ['a config of null', { status: 503, config: null }],
    ['a config whose url is no text', Object.assign(new Error('x'), { config: { url: 5 } })],
    ['a config whose method is no text', Object.assign(new Error('x'), { config: { method: {} } })],
    ['a status that is text', { status: '503', body: '{"Code":"X"}' }],
    ['a getter that throws', Object.defineProperty({}, 'status', { get: throwing, enumerable: true })],
    ['a config whose getter throws', Object.defineProperty(new Error('x'), 'config', { get: throwing })],
    [
      'a body whose getter throws',
      Object.defineProperty({ status: 503 }, 'body', { get: throwing, enumerable: true }),
    ],
    ['headers that throw', { status: 503, headers: new Proxy({}, { get: throwing, ownKeys: throwing }) }],
    ['a proxy that throws', new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing })],
    ['a proxy that hides its prototype', new Proxy({}, { getPrototypeOf: throwing })],
    ['a revoked proxy', revoked()],
    ['a cycle', cycle()],
    ['an error that is its own cause', ownCause()],
    [
      'a body that is itself a proxy that throws',
      { status: 503, body: new Proxy({}, { get: throwing, ownKeys: throwing }) },
    ],
    ['a class', class {}],
    ['a deep body', { status: 503, body: '['.repeat(60_000) }],
    ['a hostile document', { status: 503, body: `<a>${'<b>'.repeat(5_000)}` }],
    ['a document that names the prototype', { status: 503, body: '<__proto__><Code>X</Code></__proto__>' }],
    [
      'JSON that names the prototype',
      { status: 503, body: '{"__proto__":{"Code":"X"},"constructor":{"Code":"Y"}}' },
    ],
  ])('on %s', async (_, subject) => {
    await holds(subject);
  });

  it('on a stream that breaks', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.error(new Error('broken'));
      },
    });
    await holds({ status: 503, body });
  });

  it.each<[string, unknown]>([
    ['config', { url: 'https://evil/', method: 'delete' }],
    ['url', 'https://evil/'],
  ])('and takes nothing from a polluted prototype: %s', async (name, polluted) => {
    Object.defineProperty(Object.prototype, name, { value: polluted, configurable: true });
    for (const subject of [new Error('x'), { status: 503 }]) {
      expect(await explain(subject)).not.toHaveProperty('operation');
    }
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cycle(): object {
  const body: Record<string, unknown> = { error: {} };
  body['error'] = body;
  return { status: 503, body, config: { data: body, params: body, headers: body } };
}

function ownCause(): Error {
  const error = new Error('x');
  error.cause = error;
  return error;
}
