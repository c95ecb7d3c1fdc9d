import { describe, expect, it } from 'vitest';
import { type Failure, failureOf } from '../../src/index.js';
import { connect, rejected } from './client.js';
import { serve, unavailable } from './server.js';

/** Everything a careless listener might do; each has to throw, as modules are strict. */
function tamper(failure: Failure): unknown[] {
  const loose = failure as unknown as Record<string, unknown> & { attempts: Record<string, unknown>[] };
  const first = loose.attempts[0] ?? Object.freeze<Record<string, unknown>>({ number: 0 });
  const deeds = [
    () => (loose['code'] = 'Other'),
    () => delete loose['code'],
    () => (loose.attempts.length = 0),
    () => loose.attempts.push({}),
    () => (first['number'] = 9),
  ];
  return deeds.map((deed) => {
    try {
      deed();
      return 'done';
    } catch (error) {
      return (error as Error).name;
    }
  });
}

const REFUSED = Array.from({ length: 5 }, () => 'TypeError');

describe('a failure is read-only', () => {
  it('to listeners and the caller, when the call has ended', async () => {
    const server = await serve(unavailable);
    const outcomes: unknown[] = [];
    const note = (failure: Failure): undefined => void outcomes.push(tamper(failure));
    const { api } = connect(server, {
      retries: 1,
      onEvent: (event) => event.type === 'give-up' && note(event.failure),
    });
    const { failure } = await rejected(api.get('/'));
    note(failure);
    expect(outcomes).toEqual([REFUSED, REFUSED]);
    expect(failure).toMatchObject({ code: 'ServiceUnavailable', stop: 'retries-exhausted' });
    expect(failure.attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(server.requests).toHaveLength(2);
  });

  it('in what retries are counted by, to a classifier and between attempts, too', async () => {
    const server = await serve(unavailable);
    const clear = ({ attempts }: Failure): undefined => void ((attempts as unknown[]).length = 0);
    const { api } = connect(server, {
      retries: 2,
      budget: false,
      classify: clear,
      onEvent: (event) => event.type === 'retry' && clear(event.failure),
    });
    const { failure } = await rejected(api.get('/'));
    expect([failure.stop, failure.attempts.length, server.requests.length]).toEqual([
      'retries-exhausted',
      3,
      3,
    ]);
  });

  it('but can be added to and copied', async () => {
    const error = await rejected(connect(await serve(unavailable), { retries: 0 }).api.get('/'));
    const { failure } = error;
    Object.assign(failure, { mine: 1 });
    expect(failureOf(error)).toMatchObject({ mine: 1 });
    const copy = { ...failure, code: 'Other' };
    copy.message = 'changed';
    expect(copy).toMatchObject({ code: 'Other', message: 'changed', httpCode: 503 });
    expect(structuredClone(failure)).toEqual({ ...failure });
  });
});
