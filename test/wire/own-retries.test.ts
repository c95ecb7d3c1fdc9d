import { describe, expect, it } from 'vitest';
import { ownRetries } from '../../src/wire/own-retries.js';

const error = (fields: object): Error => Object.assign(new Error('x'), fields);
const axios = (state: object): Error => error({ isAxiosError: true, config: state });
const lines = (count: number): object[] => Array.from({ length: count }, () => ({}));

describe('ownRetries', () => {
  it.each<[string, (count: number) => unknown, number]>([
    ['The AWS SDK', (attempts) => error({ $metadata: { attempts } }), 1],
    ['axios-retry', (retryCount) => axios({ 'axios-retry': { retries: 3, retryCount } }), 0],
    ['retry-axios', (currentRetryAttempt) => axios({ raxConfig: { currentRetryAttempt } }), 0],
    ['gaxios', (currentRetryAttempt) => error({ config: { retryConfig: { currentRetryAttempt } } }), 0],
    ['got', (retryCount) => error({ request: { retryCount } }), 0],
    ['retriage', (count) => error({ failure: { kind: 'network', attempts: lines(count) } }), 1],
  ])('tells a first try of %s from a later one', (name, make, single) => {
    expect(ownRetries(make(single))).toBeUndefined();
    expect(ownRetries(make(single + 1))).toMatchObject({ name, off: expect.any(String) as string });
    expect(ownRetries(make(single + 9))?.name).toBe(name);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'x'],
    ['an error', new Error('x')],
    ['a state without a count', axios({ 'axios-retry': { retries: 3 } })],
    ['a count that is none', error({ $metadata: { attempts: '3' } })],
    ['a count that is no number', error({ $metadata: { attempts: NaN } })],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get: () => expect.unreachable(),
          getOwnPropertyDescriptor: () => {
            throw new Error('x');
          },
        },
      ),
    ],
  ])('sees none in %s', (_, thrown) => {
    expect(ownRetries(thrown)).toBeUndefined();
  });
});
