import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { createPolicy } from '../../src/policy/policy.js';
import { run } from '../../src/runner/run.js';
import { manualClock } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { awsError, sdkError, systemError } from './thrown.js';

describe('what a run tells', () => {
  it('is one retry a wait and one recovery', async () => {
    const { options, events } = listened({ backoff: ({ attempt }) => attempt });
    const { fn } = script(systemError('ECONNRESET'), awsError(503, 'SlowDown'));
    await run(fn, { ...options, throttleBackoff: () => 7 }, { operation: 'ListBuckets' });
    expect(events).toMatchObject([
      { type: 'retry', attempt: 1, delayMs: 1, delayFrom: 'backoff', failure: { code: 'ECONNRESET' } },
      {
        type: 'retry',
        attempt: 2,
        delayMs: 7,
        delayFrom: 'backoff',
        failure: { code: 'SlowDown', httpCode: 503 },
      },
      { type: 'recover', operation: 'ListBuckets', attempts: [{ number: 1 }, { number: 2 }, { number: 3 }] },
    ]);
    expect(events).toHaveLength(3);
  });

  it('is one retry a wait and one end', async () => {
    const { options, events } = listened({ retries: 2 });
    await rejectionOf(run(() => Promise.reject(systemError('EPIPE')), options));
    expect(events.map(({ type }) => type)).toEqual(['retry', 'retry', 'give-up']);
    expect(events[2]).toMatchObject({ failure: { stop: 'retries-exhausted', attempts: [{}, {}, {}] } });
  });

  it('is one end where nothing is worth another try', async () => {
    const { options, events } = listened();
    const thrown = sdkError(404, 'InvalidVpc.NotFound');
    await rejectionOf(run(script(thrown).fn, options));
    expect(events).toEqual([{ type: 'give-up', failure: failureOf(thrown) }]);
  });

  it('names no stop before the end', async () => {
    const { options, events } = listened();
    await run(script(systemError('EPIPE')).fn, options);
    expect(events[0]).not.toHaveProperty('failure.stop');
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('a mistake in the listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('a mistake in the listener'))],
    ['never ends', () => new Promise(() => undefined)],
  ])('cannot hurt, though the listener %s', async (_, listener) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const onEvent = vi.fn(listener);
    await expect(run(script(systemError('EPIPE')).fn, { ...QUICK, onEvent })).resolves.toBe('done');
    const thrown = new Error('no');
    expect(await rejectionOf(run(script(thrown).fn, { ...QUICK, onEvent }))).toBe(thrown);
    expect(onEvent).toHaveBeenCalledTimes(3);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('counts the codes that no catalog knew', async () => {
    const policy = createPolicy(QUICK);
    await run(script(sdkError(503, 'NeverHeardOf'), sdkError(503, 'NeverHeardOf')).fn, policy);
    await rejectionOf(run(script(sdkError(404, 'InvalidVpc.NotFound')).fn, policy));
    expect(policy.unknownCodes()).toEqual([
      { code: 'NeverHeardOf', httpCode: 503, count: 2, lastMessage: 'said the server' },
    ]);
  });
});

describe('the ledger of a run', () => {
  it('holds every attempt, its time, its code and the wait after it', async () => {
    const clock = manualClock(5_000);
    const thrown = [
      systemError('ECONNRESET'),
      sdkError(503, 'ServiceUnavailable'),
      sdkError(404, 'InvalidVpc.NotFound'),
    ];
    let calls = 0;
    const fn = async (): Promise<never> => {
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, 10));
      throw thrown[calls++] as Error;
    };
    const running = rejectionOf(run(fn, { clock, backoff: ({ attempt }) => attempt * 100 }));
    for (let step = 0; step < 40; step += 1) await clock.advance(10);
    expect(failureOf(await running)).toMatchObject({
      attempts: [
        {
          number: 1,
          startedAtMs: 5_000,
          durationMs: 10,
          code: 'ECONNRESET',
          delayMs: 100,
          delayFrom: 'backoff',
        },
        {
          number: 2,
          startedAtMs: 5_110,
          durationMs: 10,
          httpCode: 503,
          code: 'ServiceUnavailable',
          requestId: 'REQ-1',
          delayMs: 200,
          delayFrom: 'backoff',
        },
        {
          number: 3,
          startedAtMs: 5_320,
          durationMs: 10,
          httpCode: 404,
          code: 'InvalidVpc.NotFound',
          requestId: 'REQ-1',
        },
      ],
      elapsedMs: 330,
      stop: 'terminal',
    });
  });

  it('has no wait after the last attempt', async () => {
    const thrown = systemError('ECONNRESET');
    await rejectionOf(run(() => Promise.reject(thrown), { ...QUICK, retries: 1 }));
    const [first, last] = failureOf(thrown)?.attempts ?? [];
    expect(first).toMatchObject({ delayMs: 0, delayFrom: 'backoff' });
    expect(last).not.toHaveProperty('delayMs');
    expect(last).not.toHaveProperty('delayFrom');
  });

  it('has the attempt that succeeded as its last, without a code', async () => {
    const clock = manualClock(0);
    const { options, events } = listened({ clock, backoff: () => 50 });
    const running = run(script(systemError('ECONNRESET')).fn, options);
    await clock.advance(50);
    await running;
    expect(events[1]).toEqual({
      type: 'recover',
      attempts: [
        { number: 1, startedAtMs: 0, durationMs: 0, code: 'ECONNRESET', delayMs: 50, delayFrom: 'backoff' },
        { number: 2, startedAtMs: 50, durationMs: 0 },
      ],
      operation: undefined,
      elapsedMs: 50,
    });
  });

  it('told with one event does not change with the next', async () => {
    const { options, events } = listened();
    await run(script(systemError('ECONNRESET'), systemError('EPIPE')).fn, options);
    const lengths = events.map((event) => (event.type === 'recover' ? event : event.failure).attempts.length);
    expect(lengths).toEqual([1, 2, 3]);
  });

  it('is plain data', async () => {
    const thrown = sdkError(503, 'ServiceUnavailable');
    await rejectionOf(run(() => Promise.reject(thrown), { ...QUICK, retries: 1 }));
    const failure = failureOf(thrown);
    expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
  });
});
