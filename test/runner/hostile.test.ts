import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { failureOf } from '../../src/call/surface.js';
import type { Failure } from '../../src/classify/failure.js';
import { run } from '../../src/runner/run.js';
import { wrap } from '../../src/runner/wrap.js';
import { rejectionOf } from '../call/rejection.js';
import { listened } from './quick.js';
import { systemError } from './thrown.js';

const throwing = (): never => {
  throw new Error('hands off');
};
const trapped = (trap: keyof ProxyHandler<object>): object => new Proxy(new Error('x'), { [trap]: throwing });

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function ownCause(): Error {
  const error = new Error('x');
  return Object.assign(error, { cause: error, errors: [error] });
}

/** Anything can be thrown, and has to come back as it is. */
const THROWN: readonly (readonly [string, unknown])[] = [
  ...[undefined, null, '', 'boom', 0, NaN, 7n, false, Symbol('x')].map(
    (value) => [String(value), value] as const,
  ),
  ['a frozen object', Object.freeze({ code: 'Odd' })],
  ['a sealed error', Object.seal(new Error('x'))],
  ['an object without a prototype', Object.create(null)],
  ['a function', throwing],
  ['an array', ['x']],
  ['a promise', Promise.resolve(1)],
  [
    'a getter that throws',
    Object.defineProperty(new Error('x'), 'code', { get: throwing, enumerable: true }),
  ],
  ['a message that throws', Object.defineProperty(new Error('x'), 'message', { get: throwing })],
  [
    'a failure that cannot be set',
    Object.defineProperty(new Error('x'), 'failure', { get: throwing, set: throwing }),
  ],
  ['a config that throws', Object.defineProperty(new Error('x'), 'config', { get: throwing })],
  ['a url that throws', Object.defineProperty(new Error('x'), 'url', { get: throwing })],
  ['counts that throw', Object.defineProperty(new Error('x'), '$metadata', { get: throwing })],
  ['a message that is an object', { message: { toString: throwing }, code: { toString: throwing } }],
  ['a SyntaxError whose text is an object', { name: 'SyntaxError', message: 'x', text: { slice: throwing } }],
  ['a SyntaxError with hostile XML', { name: 'SyntaxError', text: `<a>${'<b>'.repeat(5_000)}` }],
  ['an error that is its own cause', ownCause()],
  ['a revoked proxy', revoked()],
  ...(['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'defineProperty'] as const).map(
    (trap) => [`a proxy that throws at ${trap}`, trapped(trap)] as const,
  ),
];

/** In a box, as a proxy or a promise would not come through an `await`. */
async function caught(running: Promise<unknown>): Promise<{ readonly thrown: unknown }> {
  return running.then(
    (value) => expect.unreachable(`resolved with ${String(value)}`),
    (thrown: unknown) => ({ thrown }),
  );
}

function expectSound(failure: Failure | undefined): void {
  expect(failure).toMatchObject({
    code: expect.any(String) as string,
    message: expect.any(String) as string,
    classification: 'terminal',
    category: 'unknown',
  });
  expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
}

describe('whatever is thrown', () => {
  it.each(THROWN)(
    'comes back from run and wrap as it is, after one call and one event: %s',
    async (_, thrown) => {
      let calls = 0;
      const fn = (): never => {
        calls += 1;
        throw thrown as Error;
      };
      for (const attempt of [(policy: object) => run(fn, policy), (policy: object) => wrap(fn, policy)()]) {
        const { options, events } = listened();
        expect(Object.is((await caught(attempt(options))).thrown, thrown)).toBe(true);
        expect(events.map(({ type }) => type)).toEqual(['give-up']);
        expectSound(events[0]?.type === 'give-up' ? events[0].failure : undefined);
      }
      expect(calls).toBe(2);
    },
  );

  it.each(THROWN)('is explained: %s', async (_, thrown) => {
    expectSound(await explain(thrown));
  });

  it.each(THROWN)('can be repeated where an override says so: %s', async (_, thrown) => {
    let calls = 0;
    const { options } = listened({ retries: 2, classify: () => 'retryable' });
    const fn = (): never => {
      calls += 1;
      throw thrown as Error;
    };
    expect(Object.is((await caught(run(fn, options))).thrown, thrown)).toBe(true);
    expect(calls).toBe(3);
  });
});

describe('an error of the system', () => {
  it('that is no matter of the network is not repeated', async () => {
    const { options } = listened();
    const thrown = await rejectionOf(run(() => readFile('no/such/file'), options));
    expect(failureOf(thrown)).toMatchObject({
      kind: 'unknown',
      code: 'ENOENT',
      attempts: [{}],
      stop: 'terminal',
    });
  });

  it.each([
    ['ECONNRESET', 'network', 'retryable'],
    ['EPIPE', 'network', 'retryable'],
    ['ETIMEDOUT', 'timeout', 'retryable'],
    ['ENOTFOUND', 'network', 'terminal'],
    ['EMFILE', 'unknown', 'terminal'],
    ['EACCES', 'unknown', 'terminal'],
  ])('means the same in run, wrap and explain: %s', async (code, kind, classification) => {
    const fn = (): never => {
      throw systemError(code);
    };
    const { options } = listened({ retries: 1 });
    const expected = { code, kind, classification };
    expect(failureOf(await rejectionOf(run(fn, options)))).toMatchObject(expected);
    expect(failureOf(await rejectionOf(wrap(fn, options)()))).toMatchObject(expected);
    expect(await explain(systemError(code))).toMatchObject(expected);
  });
});
