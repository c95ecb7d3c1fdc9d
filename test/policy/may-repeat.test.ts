import { describe, expect, it, vi } from 'vitest';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import type { Failure } from '../../src/classify/failure.js';
import { type Effect, mayRepeat, type RetryUnsafe } from '../../src/policy/effect.js';
import { attempts, failure } from '../classify/sample.js';

const network = (code: string): Partial<Failure> => ({
  kind: 'network',
  code,
  category: 'network',
  httpCode: undefined,
  documented: false,
});
const bare = { kind: 'response', documented: false } as const;

const effect = (parts: Partial<Effect> = {}): Effect => ({
  failure: failure(),
  idempotent: () => false,
  retryUnsafe: 'not-executed',
  ...parts,
});

const row = (httpCode: number): CatalogEntry => ({
  httpCode,
  code: 'A',
  message: '',
  resolution: '',
  retryable: true,
});

/** A failed change that is not idempotent; whether it is repeated, by `not-executed` and by `documented`. */
const table: [string, Partial<Failure>, Partial<Effect>, boolean, boolean][] = [
  ['throttling', { ...bare, httpCode: 400, code: 'Throttling', category: 'throttling' }, {}, true, true],
  ['throttling at 503', { ...bare, httpCode: 503, code: 'SlowDown', category: 'throttling' }, {}, true, true],
  ['a refused nonce', { httpCode: 400, code: 'SignatureNonceUsed', category: 'clock' }, {}, true, true],
  [
    'a refused nonce after an earlier attempt, which may have arrived',
    { httpCode: 400, code: 'SignatureNonceUsed', category: 'clock', attempts: attempts(2) },
    {},
    false,
    false,
  ],
  ['a documented 503', { httpCode: 503, code: 'ServiceUnavailable' }, { entry: row(503) }, true, true],
  ['a bare 503', { ...bare, httpCode: 503, code: 'HTTP_503' }, {}, false, false],
  ['InternalError', { httpCode: 500, code: 'InternalError' }, { entry: row(500) }, false, true],
  ['ServiceTimeout', { httpCode: 504, code: 'ServiceTimeout' }, { entry: row(504) }, false, true],
  ['InternalError at 503', { httpCode: 503, code: 'InternalError' }, { entry: row(500) }, false, true],
  ['a 503 of the document at 500', { httpCode: 500, code: 'Busy' }, { entry: row(503) }, false, true],
  ['a bare 500', { ...bare, httpCode: 500, code: 'HTTP_500' }, {}, false, false],
  ['a bare 502', { ...bare, httpCode: 502, code: 'HTTP_502' }, {}, false, false],
  ['a bare 504', { ...bare, httpCode: 504, code: 'HTTP_504' }, {}, false, false],
  ['a refused connection', network('ECONNREFUSED'), {}, true, true],
  ['an unknown host', network('ENOTFOUND'), {}, true, true],
  ['a resolver that asks for patience', network('EAI_AGAIN'), {}, true, true],
  ['an unreachable network', network('ENETUNREACH'), {}, true, true],
  ['an unreachable host', network('EHOSTUNREACH'), {}, true, true],
  ['a host lost while its answer was read', network('EHOSTUNREACH'), { syscall: 'read' }, false, false],
  ['a network lost while a body was written', network('ENETUNREACH'), { syscall: 'writev' }, false, false],
  ['a refused connection after a redirect', network('ECONNREFUSED'), { redirected: true }, false, false],
  [
    'a documented 503 after a redirect',
    { httpCode: 503, code: 'ServiceUnavailable' },
    { entry: row(503), redirected: true },
    false,
    true,
  ],
  [
    'a connection that undici gave up',
    { ...network('UND_ERR_CONNECT_TIMEOUT'), kind: 'timeout' },
    {},
    true,
    true,
  ],
  [
    'a connection that timed out',
    { ...network('ETIMEDOUT'), kind: 'timeout' },
    { syscall: 'connect' },
    true,
    true,
  ],
  ['a name that was not resolved', network('EOTHER'), { syscall: 'getaddrinfo' }, true, true],
  ['a reset', network('ECONNRESET'), {}, false, false],
  ['a reset while reading', network('ECONNRESET'), { syscall: 'read' }, false, false],
  ['a broken pipe', network('EPIPE'), { syscall: 'write' }, false, false],
  ['a timeout', { ...network('ETIMEDOUT'), kind: 'timeout', category: 'timeout' }, {}, false, false],
  ['an attempt that was not sent', { ...network('ECIRCUIT'), kind: 'refused' }, {}, true, true],
  ['something unknown', { ...network('UNKNOWN'), kind: 'unknown' }, {}, false, false],
];

describe('what is not idempotent is repeated', () => {
  it.each(table)('after %s: %s', (_what, met, parts, notExecuted, documented) => {
    const by = (retryUnsafe: RetryUnsafe): boolean =>
      mayRepeat(effect({ failure: failure(met), retryUnsafe, ...parts }));
    expect({ notExecuted: by('not-executed'), documented: by('documented') }).toEqual({
      notExecuted,
      documented,
    });
    expect(by('always')).toBe(true);
    expect(by('never')).toBe(false);
  });

  it.each(['not-executed', 'documented', 'always', 'never'] as const)(
    'always where an override says `unsafe`, even by %s',
    (retryUnsafe) => {
      expect(mayRepeat(effect({ retryUnsafe, unsafe: true }))).toBe(true);
    },
  );

  it.each([false, undefined])('not because `unsafe` is %s', (unsafe) => {
    expect(mayRepeat(effect({ retryUnsafe: 'never', unsafe }))).toBe(false);
  });
});

describe('what is idempotent is repeated', () => {
  it.each(table)('after %s, by every rule', (_what, met) => {
    for (const retryUnsafe of ['not-executed', 'documented', 'always', 'never'] as const) {
      expect(mayRepeat(effect({ failure: failure(met), retryUnsafe, idempotent: () => true }))).toBe(true);
    }
  });

  it('without a look at the request where the answer is known', () => {
    const idempotent = vi.fn(() => false);
    mayRepeat(effect({ idempotent, unsafe: true }));
    mayRepeat(effect({ idempotent, retryUnsafe: 'always' }));
    expect(idempotent).not.toHaveBeenCalled();
  });
});
