import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { createPolicy } from '../../src/policy/policy.js';
import { wrap } from '../../src/runner/wrap.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { sdkError, systemError } from './thrown.js';

/** A function that fails so many times for the moment, and then gives its arguments. */
function flaky(failures: number) {
  return vi.fn((...given: unknown[]) => {
    failures -= 1;
    if (failures >= 0) throw systemError('ECONNRESET');
    return given;
  });
}

describe('a wrapped function', () => {
  it('gets its arguments, the same at each attempt', async () => {
    const fn = flaky(2);
    const body = { a: 1 };
    await expect(wrap(fn, QUICK)('x', 7, body)).resolves.toEqual(['x', 7, body]);
    expect(fn.mock.calls).toEqual(Array.from({ length: 3 }, () => ['x', 7, body]));
    expect(fn.mock.calls[2]?.[2]).toBe(body);
  });

  it('gets no context of ours', async () => {
    const fn = flaky(0);
    await expect(wrap(fn, QUICK)()).resolves.toEqual([]);
  });

  it('keeps its this', async () => {
    const client = {
      region: 'cn-hangzhou',
      describe: wrap(function (this: { region: string }, id: string) {
        return `${this.region}/${id}`;
      }, QUICK),
    };
    await expect(client.describe('fs-1')).resolves.toBe('cn-hangzhou/fs-1');
    await expect(client.describe.call({ region: 'eu' }, 'fs-2')).resolves.toBe('eu/fs-2');
  });

  it('keeps the this of a method of a class', async () => {
    class Client {
      readonly #token = 'private';
      load(): string {
        return this.#token;
      }
    }
    const client = new Client();
    await expect(wrap(client.load, QUICK).call(client)).resolves.toBe('private');
  });

  it.each<[string, () => unknown, unknown]>([
    ['a value', () => 5, 5],
    ['a promise', () => Promise.resolve(5), 5],
    ['a thenable', () => ({ then: (resolve: (value: number) => void) => void resolve(5) }), 5],
  ])('always gives a promise: of %s', async (_, fn, expected) => {
    const running = wrap(fn, QUICK)();
    expect(running).toBeInstanceOf(Promise);
    await expect(running).resolves.toBe(expected);
  });

  it('rejects with the very thing it threw', async () => {
    const thrown = sdkError(404, 'InvalidVpc.NotFound');
    expect(await rejectionOf(wrap(() => Promise.reject(thrown), QUICK)())).toBe(thrown);
    expect(failureOf(thrown)).toMatchObject({ code: 'InvalidVpc.NotFound', stop: 'terminal' });
  });

  it('starts a fresh ledger with each call', async () => {
    const { options, events } = listened({ retries: 1 });
    const wrapped = wrap(() => Promise.reject(systemError('EPIPE')), options);
    for (let call = 0; call < 3; call += 1) {
      expect(failureOf(await rejectionOf(wrapped()))?.attempts.map(({ number }) => number)).toEqual([1, 2]);
    }
    expect(events.map(({ type }) => type)).toEqual([
      'retry',
      'give-up',
      'retry',
      'give-up',
      'retry',
      'give-up',
    ]);
  });

  it('has one policy for all its calls', async () => {
    const policy = createPolicy(QUICK);
    const wrapped = wrap(() => Promise.reject(sdkError(400, 'NeverHeardOf')), policy);
    await Promise.allSettled([wrapped(), wrapped()]);
    expect(policy.unknownCodes()).toMatchObject([{ code: 'NeverHeardOf', count: 2 }]);
  });

  it('may run at once with itself', async () => {
    const wrapped = wrap(async (n: number) => {
      await new Promise((resolve) => setTimeout(resolve, n % 3));
      return n;
    }, QUICK);
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => wrapped(n)));
    expect(all).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it.each([[undefined], [null], ['fn'], [{}]])('is no %s', (fn) => {
    expect(() => wrap(fn as never)).toThrow(/^wrap: .*function/);
    expect(() => wrap(fn as never)).toThrow(TypeError);
  });

  it.each<[unknown]>([[{ retry: 1 }], [{ retries: -1 }], [null]])(
    'has its options checked when it is made: %j',
    (options) => {
      const fn = vi.fn();
      expect(() => wrap(fn, options as never)).toThrow(TypeError);
      expect(fn).not.toHaveBeenCalled();
    },
  );
});
