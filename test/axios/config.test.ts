import axios, { AxiosHeaders } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  attemptConfig,
  type Config,
  copyParams,
  type Exchange,
  isCancelled,
  isInstance,
  optionsOf,
} from '../../src/axios/config.js';

const MARK = Symbol('mark');

const exchangeOf = (config: object, more: Partial<Exchange> = {}): Exchange => ({
  config: config as Config,
  adapter: axios.getAdapter('http'),
  headers: { ...(config as Config).headers },
  params: undefined,
  keyed: undefined,
  options: undefined,
  startedAtMs: () => 0,
  ...more,
});

describe('attemptConfig', () => {
  const config = (): Config =>
    Object.assign(Object.create(null) as Config, {
      url: '/',
      headers: new AxiosHeaders({ 'X-Mine': '1' }),
      params: { a: 1 },
      [MARK]: true,
    });

  it('copies everything, symbols too, and keeps the prototypes', () => {
    const original = config();
    const copy = attemptConfig(exchangeOf(original));
    expect(copy).not.toBe(original);
    expect(Object.getPrototypeOf(copy)).toBeNull();
    expect(copy).toMatchObject({ url: '/', [MARK]: true });
    expect(copy.headers).toBeInstanceOf(AxiosHeaders);
    expect(copy.headers.get('x-mine')).toBe('1');
  });

  it('gives each attempt headers of its own, as they were before the first', () => {
    const original = config();
    const exchange = exchangeOf(original);
    original.headers.set('Content-Length', '7');
    const copy = attemptConfig(exchange);
    expect(copy.headers.has('content-length')).toBe(false);
    copy.headers.set('x-mine', '2');
    expect(original.headers.get('x-mine')).toBe('1');
    expect(attemptConfig(exchange).headers.get('x-mine')).toBe('1');
  });

  it('gives it parameters of its own where someone may write to them', () => {
    const original = config();
    expect(attemptConfig(exchangeOf(original)).params).toBe(original.params);
    const copy = attemptConfig(exchangeOf(original, { params: original.params }));
    expect(copy.params).toEqual({ a: 1 });
    expect(copy.params).not.toBe(original.params);
  });
});

describe('copyParams', () => {
  it('copies what it can, and shares the rest', () => {
    const search = new URLSearchParams('a=1');
    const copy = copyParams(search);
    expect(copy).toBeInstanceOf(URLSearchParams);
    expect(copy).not.toBe(search);
    expect(String(copy)).toBe('a=1');
    for (const shared of [undefined, null, 'a=1', [1], new Map()]) expect(copyParams(shared)).toBe(shared);
  });
});

describe('optionsOf', () => {
  it('reads an own property only', () => {
    Object.defineProperty(Object.prototype, 'retriage', { value: false, configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(Object.prototype, 'retriage'));
    expect(optionsOf({} as Config)).toBeUndefined();
    expect(optionsOf({ retriage: { retries: 1 } } as unknown as Config)).toEqual({ retries: 1 });
    expect(optionsOf({ retriage: false } as unknown as Config)).toBe(false);
  });
});

describe('isCancelled', () => {
  it('knows signals and cancel tokens, before and after', () => {
    const source = axios.CancelToken.source();
    const config = { cancelToken: source.token, signal: new AbortController().signal } as unknown as Config;
    expect(isCancelled({} as Config)).toBe(false);
    expect(isCancelled(config)).toBe(false);
    source.cancel();
    expect(isCancelled(config)).toBe(true);
    expect(isCancelled({ signal: AbortSignal.abort() } as unknown as Config)).toBe(true);
  });
});

describe('isInstance', () => {
  it('goes by shape', () => {
    expect([axios, axios.create(), new axios.Axios({})].map(isInstance)).toEqual([true, true, true]);
    expect([undefined, null, {}, () => undefined, { interceptors: {} }].map((value) => trial(value))).toEqual(
      Array(5).fill(false),
    );
  });
});

/** A throw counts as yes, so that the test sees it. */
function trial(value: unknown): boolean {
  try {
    return isInstance(value);
  } catch {
    return true;
  }
}
