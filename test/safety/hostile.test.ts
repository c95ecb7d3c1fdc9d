import { AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/index.js';
import { json, serve, type Step } from '../flows/server.js';
import { fail } from './canaries.js';
import { call, deep, HOSTILE, ring, runOf, throwing } from './hostile.js';
import { SINKS } from './sinks.js';

describe('a call and its log survive an error body', () => {
  const prototypes = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

  it.each<[string, Step]>([
    ['of 100,000 lists', { status: 503, body: '['.repeat(100_000) }],
    ['of 100,000 objects', { status: 503, body: '{"error":'.repeat(100_000) }],
    ['of 100,000 elements', { status: 503, body: '<a>'.repeat(100_000) }],
    ['of 20 MB', { status: 503, body: `{"Code":"X","Message":"${'x'.repeat(20_000_000)}"}` }],
    ['of one message that fills it', json({ Code: 'X', Message: 'x'.repeat(60_000) }, 503)],
    ['of nulls', json({ Code: null, Message: null, error: [null] }, 503)],
    ['that names the prototype', { status: 503, body: prototypes }],
    ['that names it in XML', { status: 503, body: '<__proto__><polluted>1</polluted></__proto__>' }],
  ])('%s', async (_, step) => {
    const { error, told } = await fail(await serve(step), {}, { retries: 0 });
    expect(error.failure).toMatchObject({ httpCode: 503, stop: 'retries-exhausted' });
    expect(String(told['console']).length).toBeLessThan(4_000);
    for (const read of Object.values(SINKS)) expect(read(error).length).toBeLessThan(50_000);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a call and its log survive a request body of', () => {
  it.each(HOSTILE)('%s', async (_, data) => {
    const { error, lines } = await call((config) => new AxiosError('lost', 'ECONNRESET', config), data);
    expect(error).toMatchObject({ message: 'lost', failure: { code: 'ECONNRESET' } });
    expect(lines).toMatchObject([{ event: 'give-up', code: 'ECONNRESET' }]);
  });
});

describe('a call and its log survive a parsed answer of', () => {
  it.each(HOSTILE)('%s', async (_, data) => {
    const { error, lines } = await call((config) => {
      const response = { status: 503, statusText: '', headers: {}, config, data };
      return new AxiosError('failed', 'ERR_BAD_RESPONSE', config, undefined, response);
    });
    expect(error).toMatchObject({ failure: { httpCode: 503 } });
    expect(lines).toMatchObject([{ event: 'give-up', httpCode: 503 }]);
    for (const read of Object.values(SINKS)) expect(() => read(error as Error)).not.toThrow();
  });
});

describe.each([
  ['attach', (thrown: unknown) => call(() => thrown)],
  ['run', runOf],
])('%s survives what is thrown:', (_, way) => {
  const circular = new Error('circular');
  circular.cause = circular;
  let causes = new Error('the first');
  for (let at = 0; at < 100_000; at += 1) causes = new Error('a cause', { cause: causes });

  it.each<readonly [string, unknown]>([
    ['100,000 causes', causes],
    ['its own cause', circular],
    ['a toJSON that throws', Object.assign(new Error('x'), { toJSON: throwing })],
    ['a message that throws', Object.defineProperty(new Error('x'), 'message', { get: throwing })],
    ['a message of 20 MB', new Error('x'.repeat(20_000_000))],
    ['a request that throws', Object.assign(new Error('x'), { request: { getHeaders: throwing } })],
    ['a frozen error', Object.freeze(new Error('x'))],
    ['an error that holds a ring', Object.assign(new Error('x'), { ring, deep })],
    ...HOSTILE,
    ['nothing', undefined],
    ['null', null],
    ['text', 'text'],
    ['a function', throwing],
  ])('%s', async (_, thrown) => {
    const { error, lines } = await way(thrown);
    expect(Object.is(error, thrown)).toBe(true);
    const holds = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
    expect(failureOf(error)?.classification).toBe(holds ? 'terminal' : undefined);
    expect(lines).toMatchObject([{ event: 'give-up', code: 'UNKNOWN' }]);
  });
});
