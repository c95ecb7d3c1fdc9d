import { describe, expect, it } from 'vitest';
import { explain, failureOf } from '../../src/index.js';
import { SECRET } from './canaries.js';
import { call, runOf, throwing } from './hostile.js';

const HOLDERS = ['config', 'request', 'options'];
const PARTS = ['headers', 'params', 'data', 'auth', 'proxy', 'url', 'baseURL', 'method'];

/** An object with one property that throws when it is looked at. */
const throwingIn = (name: string, rest: object = {}): object =>
  Object.defineProperty({ ...rest }, name, { get: throwing, enumerable: true });

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const original = (parts: object): Error => Object.assign(new Error('original'), parts);

const cases: readonly (readonly [string, () => Error])[] = HOLDERS.flatMap((holder) => [
  ...PARTS.map((part): [string, () => Error] => [
    `${part} of its ${holder}`,
    () => original({ [holder]: throwingIn(part) }),
  ]),
  [`its ${holder}`, () => Object.defineProperty(original({}), holder, { get: throwing })],
  [`a revoked proxy as its ${holder}`, () => original({ [holder]: revoked() })],
  [`auth of the proxy of its ${holder}`, () => original({ [holder]: { proxy: throwingIn('auth') } })],
]);

describe.each([
  ['a run', runOf],
  ['a call', (thrown: unknown) => call(() => thrown)],
])('%s', (_, way) => {
  it.each(cases)('throws the original error with its failure where this throws: %s', async (_, make) => {
    const thrown = make();
    const { error, lines } = await way(thrown);
    expect(Object.is(error, thrown)).toBe(true);
    expect(thrown.message).toBe('original');
    expect(failureOf(thrown)).toMatchObject({ code: 'UNKNOWN', message: 'original', stop: 'terminal' });
    expect(lines).toMatchObject([{ event: 'give-up', code: 'UNKNOWN', message: 'original' }]);
  });
});

describe('explain', () => {
  it.each(cases)('says what the error means where this throws: %s', async (_, make) => {
    const meaning = { code: 'UNKNOWN', message: 'original', classification: 'terminal' };
    expect(await explain(make())).toMatchObject(meaning);
  });
});

describe('what throws when it is looked at', () => {
  const data = { Code: 'Bad', Message: `You sent ${SECRET}` };
  const response = { status: 400, headers: {}, data };
  const parts = PARTS.filter((part) => part !== 'headers');

  it.each(parts)('does not hide the credentials next to it: %s', async (part) => {
    const thrown = original({ config: throwingIn(part, { headers: { authorization: SECRET } }), response });
    await runOf(thrown);
    for (const failure of [failureOf(thrown), await explain(thrown)])
      expect(failure).toMatchObject({ code: 'Bad', message: 'You sent [redacted]' });
  });
});
