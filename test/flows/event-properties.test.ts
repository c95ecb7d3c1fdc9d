import axios, { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attach, failureOf, run, type FailureEvent, type PolicyOptions } from '../../src/index.js';

/** What an attempt can come to: a status with a code, or an error of the system. */
const outcomes = fc.constantFrom(
  'ok',
  'ok',
  '503 ServiceUnavailable',
  '500 InternalError',
  '400 Throttling.User',
  '400 InvalidParameter',
  '404 InvalidFileSystem.NotFound',
  '429 Unheard.Of',
  '503',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOTFOUND',
);
const scripts = fc.array(outcomes, { minLength: 1, maxLength: 8 });
const options: fc.Arbitrary<PolicyOptions> = fc.record({
  retries: fc.integer({ min: 0, max: 4 }),
  retryUnsafe: fc.constantFrom('never', 'not-executed', 'documented', 'always'),
  overrides: fc.constantFrom<NonNullable<PolicyOptions['overrides']>>(
    {},
    { '5xx': 'stop' },
    { InvalidParameter: { retry: true, unsafe: true } },
  ),
  budget: fc.constantFrom(false, undefined),
});
const requests = fc.constantFrom('GET', 'POST', 'POST DescribeFileSystems', 'GET CreateFileSystem');

const QUICK: PolicyOptions = { backoff: () => 0, throttleBackoff: () => 0 };

/** Answers by the script, its last line again and again, and counts. */
function adapterOf(script: readonly string[]) {
  const asked: string[] = [];
  const adapter = (config: InternalAxiosRequestConfig) => {
    const outcome = script[Math.min(asked.length, script.length - 1)] ?? 'ok';
    asked.push(outcome);
    const answer = (status: number, data: unknown) => ({ data, status, statusText: '', headers: {}, config });
    if (outcome === 'ok') return Promise.resolve(answer(200, 'fine'));
    const [first = '', code] = outcome.split(' ');
    if (first.startsWith('E')) return Promise.reject(new AxiosError('broken', first, config, {}));
    const response = answer(Number(first), code === undefined ? '' : { Code: code, Message: 'No.' });
    return Promise.reject(new AxiosError('failed', undefined, config, {}, response));
  };
  return { asked, adapter };
}

function check(
  asked: readonly string[],
  events: readonly FailureEvent[],
  error: unknown,
  retries: number,
): void {
  const types = events.map(({ type }) => type);
  const failed = asked.filter((outcome) => outcome !== 'ok').length;
  if (failed === 0) return expect(types).toEqual([]);

  expect(asked.length).toBeLessThanOrEqual(retries + 1);
  const waits = Array.from({ length: asked.length - 1 }, () => 'retry');
  expect(types).toEqual([...waits, error === undefined ? 'recover' : 'give-up']);
  events.forEach((event, index) => {
    if (event.type !== 'retry') return;
    expect([event.attempt, event.failure.attempts.length]).toEqual([index + 1, index + 1]);
    expect([event.failure.classification, event.failure.stop]).toEqual(['retryable', undefined]);
  });
  const failure = failureOf(error);
  const last = events.at(-1);
  if (last?.type === 'give-up') expect(last.failure).toEqual(failure);
  if (last?.type === 'recover') expect(last.attempts.length).toBe(asked.length);
  if (error === undefined) return;
  expect(failure?.stop).toBeDefined();
  expect(failure?.attempts.map(({ number }) => number)).toEqual(asked.map((_, index) => index + 1));
}

describe('whatever the attempts of a call come to', () => {
  it('axios: one retry a wait, then one closing event, and the attempts that were made', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, options, requests, async (script, given, request) => {
        const { asked, adapter } = adapterOf(script);
        const events: FailureEvent[] = [];
        const api = axios.create({ adapter });
        attach(api, { ...QUICK, ...given, onEvent: (event) => void events.push(event) });
        const [method, Action] = request.split(' ');
        const call = api.request({ url: 'http://api.example.com/', method, params: { Action } });
        const error: unknown = await call.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        check(asked, events, error, given.retries ?? 3);
        const told = events.length;
        await new Promise((resolve) => setTimeout(resolve));
        expect(events.length).toBe(told);
      }),
      { numRuns: 300 },
    );
  });

  it('any function: the same', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, options, async (script, given) => {
        const { asked, adapter } = adapterOf(script);
        const events: FailureEvent[] = [];
        const policy = { ...QUICK, ...given, onEvent: (event: FailureEvent) => void events.push(event) };
        const call = run(() => axios.get('http://api.example.com/', { adapter }), policy);
        const error: unknown = await call.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        check(asked, events, error, given.retries ?? 3);
      }),
      { numRuns: 300 },
    );
  });
});
