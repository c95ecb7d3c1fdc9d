import { describe, expect, it } from 'vitest';
import { constant, type PolicyOptions } from '../../src/index.js';
import { connect, eventually, rejected, told } from './client.js';
import { json, nas, ok, serve, type Reply } from './server.js';

const hinting = (headers: Readonly<Record<string, string>>, status = 503) =>
  nas(status, 'ServiceUnavailable', 'Busy.', headers);

/** The first wait that a hint leads to, seen in the event; the call is aborted then. */
const waitFor = (headers: Readonly<Record<string, string>>, options?: PolicyOptions, status = 503) =>
  firstWait(hinting(headers, status), options);

async function firstWait(reply: Reply, options: PolicyOptions = {}) {
  const server = await serve(reply);
  const controller = new AbortController();
  const client = connect(server, {
    ...options,
    onEvent: ({ type }) => type === 'retry' && controller.abort(),
  });
  await rejected(client.api.get('/', { signal: controller.signal }));
  const [event] = client.events;
  return event?.type === 'retry' ? { delayMs: event.delayMs, delayFrom: event.delayFrom } : event;
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

describe('a server that says when to come back', () => {
  it.each<{ says: string; headers: Record<string, string>; delayMs: number }>([
    { says: 'seconds', headers: { 'retry-after': '7' }, delayMs: 7_000 },
    { says: 'milliseconds', headers: { 'retry-after-ms': '1500' }, delayMs: 1_500 },
    { says: 'milliseconds in its own header', headers: { 'x-acs-retry-after': '1500' }, delayMs: 1_500 },
    {
      says: 'two things: the precise one',
      headers: { 'retry-after': '2', 'retry-after-ms': '1500' },
      delayMs: 1_500,
    },
    {
      says: 'a time left',
      headers: { 'x-ratelimit-user': 'Limit:1,Remain:0,TimeLeft:2000' },
      delayMs: 2_000,
    },
  ])('in $says is believed', async ({ headers, delayMs }) => {
    expect(await waitFor(headers, { random: () => 0 })).toEqual({ delayMs, delayFrom: 'retry-after' });
  });

  it('in the body is believed, as Google does', async () => {
    const error = { code: 429, message: 'Quota exceeded.', status: 'RESOURCE_EXHAUSTED' };
    const info = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' };
    const body = { error: { ...error, details: [info] } };
    const told = { delayMs: 3_500, delayFrom: 'retry-after' };
    expect(await firstWait(json(body, 429), { random: () => 0 })).toEqual(told);
    // The header is the precise one.
    expect(await firstWait(json(body, 429, { 'retry-after': '2' }), { random: () => 0 })).toEqual({
      ...told,
      delayMs: 2_000,
    });
  });

  it('by a date is believed, measured by its own clock', async () => {
    const wait = await waitFor(
      { date: inSeconds(-3_600), 'retry-after': inSeconds(-3_590) },
      { random: () => 0 },
    );
    expect(wait).toMatchObject({ delayFrom: 'retry-after' });
    expect((wait as { delayMs: number }).delayMs).toBeGreaterThanOrEqual(9_000);
    expect((wait as { delayMs: number }).delayMs).toBeLessThanOrEqual(11_000);
  });

  it.each<{ headers: Record<string, string> }>([
    { headers: { 'retry-after': '0' } },
    { headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
    { headers: { 'retry-after': 'soon' } },
    { headers: { 'retry-after': '-5' } },
    { headers: { 'retry-after': 'NaN' } },
    { headers: { 'x-acs-retry-after': '0' } },
  ])('with $headers leaves our own backoff in force', async ({ headers }) => {
    expect(await waitFor(headers, { backoff: constant(40) })).toEqual({ delayMs: 40, delayFrom: 'backoff' });
  });

  it('is the floor: a longer backoff counts', async () => {
    expect(await waitFor({ 'retry-after': '1' }, { backoff: constant(4_000) })).toEqual({
      delayMs: 4_000,
      delayFrom: 'backoff',
    });
  });

  it.each([
    { hint: '2', random: 0.5, delayMs: 2_100 },
    { hint: '50', random: 0.5, delayMs: 50_500 },
    { hint: '60', random: 0.9, delayMs: 60_000 },
  ])('$hint seconds gets up to a tenth of jitter, one second at most, never above the limit', async (row) => {
    const wait = await waitFor({ 'retry-after': row.hint }, { random: () => row.random });
    expect(wait).toEqual({ delayMs: row.delayMs, delayFrom: 'retry-after' });
  });

  it('is believed for throttling, whatever its own backoff is', async () => {
    const wait = await waitFor(
      { 'retry-after': '3' },
      { random: () => 0, throttleBackoff: constant(1) },
      429,
    );
    expect(wait).toEqual({ delayMs: 3_000, delayFrom: 'retry-after' });
  });

  it('is not cut short: the second request comes no sooner', async () => {
    const server = await serve(hinting({ 'retry-after-ms': '120' }), ok);
    await connect(server).api.get('/');
    const [first, second] = server.requests.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(115);
  });
});

describe('a hint that is too long', () => {
  it.each(['61', '3000000', '1000000000000', '9'.repeat(30), '1e12'])(
    'never hammers: Retry-After: %s',
    async (hint) => {
      const server = await serve(hinting({ 'retry-after': hint }));
      const client = connect(server, { backoff: constant(50_000) });
      const controller = new AbortController();
      const call = rejected(client.api.get('/', { signal: controller.signal }));
      await eventually(() => server.requests.length).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 60));
      controller.abort();
      await call;
      expect(server.requests).toHaveLength(1);
    },
  );

  it('stops at once with retry-after-too-long and the moment to come back', async () => {
    const server = await serve(hinting({ 'retry-after': '3600' }));
    const client = connect(server);
    const before = Date.now();
    const { failure } = await rejected(client.api.get('/'));
    expect(failure).toMatchObject({ classification: 'retryable', stop: 'retry-after-too-long' });
    expect(failure.retryAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const inMs = Date.parse(failure.retryAt ?? '') - before;
    expect(inMs).toBeGreaterThanOrEqual(3_600_000 - 1_000);
    expect(inMs).toBeLessThan(3_600_000 + 5_000);
    expect(told(client)).toEqual(['give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it('has a moment to come back even where no calendar reaches it', async () => {
    const server = await serve(hinting({ 'retry-after': '9'.repeat(30) }));
    const { failure } = await rejected(connect(server).api.get('/'));
    expect(failure.stop).toBe('retry-after-too-long');
    expect(new Date(failure.retryAt ?? '').getTime()).toBeGreaterThan(Date.now());
  });

  it('is a matter of maxRetryAfter', async () => {
    expect(await waitFor({ 'retry-after': '600' }, { maxRetryAfter: 700_000, random: () => 0 })).toEqual({
      delayMs: 600_000,
      delayFrom: 'retry-after',
    });
    expect(await waitFor({ 'retry-after': '2' }, { maxRetryAfter: 1_000 })).toMatchObject({
      type: 'give-up',
      failure: { stop: 'retry-after-too-long' },
    });
  });

  it('that fits maxRetryAfter but not the deadline stops with deadline', async () => {
    const server = await serve(hinting({ 'retry-after': '30' }));
    const { failure } = await rejected(connect(server, { totalTimeout: 5_000 }).api.get('/'));
    expect(failure.stop).toBe('deadline');
    expect(failure.retryAt).toBeDefined();
  });
});

describe('a delay of our own that is too long for a timer', () => {
  it('does not fire at once', async () => {
    const server = await serve(hinting({}));
    const client = connect(server, { backoff: () => 1e15 });
    const controller = new AbortController();
    const call = rejected(client.api.get('/', { signal: controller.signal }));
    await eventually(() => client.events.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    controller.abort();
    await call;
    expect(client.events[0]).toMatchObject({ delayMs: 2 ** 31 - 1 });
    expect(server.requests).toHaveLength(1);
  });
});
