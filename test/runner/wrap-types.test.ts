import { describe, expect, expectTypeOf, it } from 'vitest';
import { wrap, type WrapOptions } from '../../src/runner/wrap.js';

interface Page {
  readonly ids: readonly string[];
}

interface Client {
  readonly region: string;
}

describe('the types of a wrapped function', () => {
  it('are its parameters and its result', async () => {
    const load = wrap(async (region: string, limit?: number): Promise<Page> => {
      return Promise.resolve({ ids: [region, String(limit)] });
    });
    expectTypeOf(load).parameters.toEqualTypeOf<[region: string, limit?: number]>();
    expectTypeOf(load).returns.toEqualTypeOf<Promise<Page>>();
    expect(await load('cn')).toEqual({ ids: ['cn', 'undefined'] });
  });

  it('hold for a function that gives no promise', async () => {
    const length = wrap((text: string) => text.length);
    expectTypeOf(length).toBeCallableWith('x');
    expectTypeOf(length).returns.toEqualTypeOf<Promise<number>>();
    expect(await length('four')).toBe(4);
  });

  it('hold for any number of parameters', async () => {
    const sum = wrap((...numbers: number[]) => numbers.reduce((total, number) => total + number, 0));
    expectTypeOf(sum).parameters.toEqualTypeOf<number[]>();
    expect(await sum(1, 2, 3)).toBe(6);
    const none = wrap(() => 'x');
    expectTypeOf(none).parameters.toEqualTypeOf<[]>();
    expect(await none()).toBe('x');
  });

  it('hold for this', async () => {
    const where = wrap(function (this: Client, id: number) {
      return `${this.region}/${String(id)}`;
    });
    expectTypeOf(where).thisParameter.toEqualTypeOf<Client>();
    expect(await where.call({ region: 'cn' }, 1)).toBe('cn/1');
  });

  it('hold for a generic function', async () => {
    const same = wrap(<T>(value: T): Promise<T> => Promise.resolve(value));
    const number = same(5);
    expectTypeOf(number).toEqualTypeOf<Promise<number>>();
    expect(await number).toBe(5);
  });

  it('refuse what is wrong', () => {
    const load = wrap((region: string) => region);
    // @ts-expect-error a number is no region
    expect(load(1)).toBeInstanceOf(Promise);
    // @ts-expect-error a signal belongs to a call, not to a function
    const options: WrapOptions = { signal: AbortSignal.abort() };
    expect(options).toBeDefined();
    // @ts-expect-error an option of nobody
    expect(() => wrap(() => 1, { retry: 1 })).toThrow(TypeError);
  });
});
