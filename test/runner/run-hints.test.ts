import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { manualClock, settled } from '../call/manual-clock.js';
import { rejectionOf } from '../call/rejection.js';
import { listened, QUICK } from './quick.js';
import { script } from './script.js';
import { sdkError } from './thrown.js';

describe('a hint of the server', () => {
  it('is the floor of the wait: milliseconds, as the SDK gives it', async () => {
    const clock = manualClock();
    const { options, events } = listened({ clock });
    const running = run(script(sdkError(400, 'Throttling.User', { retryAfter: 2_000 })).fn, options);
    await clock.advance(1_999);
    expect(events.map(({ type }) => type)).toEqual(['retry']);
    await clock.advance(1);
    await expect(running).resolves.toBe('done');
    expect(events[0]).toMatchObject({ delayMs: 2_000, delayFrom: 'retry-after' });
  });

  it('is read from the headers of a response', async () => {
    const clock = manualClock();
    const { options, events } = listened({ clock });
    const response = new Response('', { status: 503, headers: { 'retry-after': '3' } });
    const running = run(script(response).fn, options);
    await clock.advance(0);
    await clock.advance(3_000);
    await expect(running).resolves.toBe('done');
    expect(events[0]).toMatchObject({ delayMs: 3_000, delayFrom: 'retry-after' });
  });

  it('that is too long stops the call, and says when', async () => {
    const clock = manualClock(Date.parse('2026-01-01T00:00:00Z'));
    const thrown = sdkError(400, 'Throttling.User', { retryAfter: 90_000 });
    expect(await rejectionOf(run(script(thrown).fn, { ...QUICK, clock }))).toBe(thrown);
    expect(failureOf(thrown)).toMatchObject({
      stop: 'retry-after-too-long',
      retryAt: '2026-01-01T00:01:30.000Z',
    });
  });

  it('that does not fit the time left stops the call', async () => {
    const clock = manualClock();
    const thrown = sdkError(400, 'Throttling.User', { retryAfter: 2_000 });
    await rejectionOf(run(script(thrown).fn, { ...QUICK, clock, totalTimeout: 1_000 }));
    expect(failureOf(thrown)).toMatchObject({ stop: 'deadline' });
    await settled();
    expect(clock.pending()).toBe(0);
  });
});
