import { setTimeout as realTime } from 'node:timers/promises';
import { AxiosError, type AxiosRequestConfig } from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Catalog, createPolicy, exponential, nasCatalog, type PolicyOptions } from '../../src/index.js';
import { connect, rejected, told } from './client.js';
import { nas, ok, reset, serve, type Step, unavailable } from './server.js';

/** A function that answers later than it may, where only JavaScript lets it. */
const later = (answer: () => unknown) => (async () => Promise.resolve(answer())) as never;

const broken = (): never => {
  throw new RangeError('a mistake of the caller’s');
};

describe('idempotent that answers with a promise has no opinion', () => {
  it.each([true, false, undefined])('of %s', async (opinion) => {
    const server = await serve(reset, ok);
    const client = connect(server, { idempotent: later(() => opinion) });
    const { failure } = await rejected(client.api.post('/', {}));
    expect([failure.stop, server.requests.length]).toEqual(['not-idempotent', 1]);
  });

  it('about what our own rules let repeat', async () => {
    const server = await serve(reset, ok);
    const { status } = await connect(server, { idempotent: later(() => false) }).api.get('/');
    expect([status, server.requests.length]).toEqual([200, 2]);
  });
});

interface Late {
  readonly name: string;
  readonly options: PolicyOptions;
  readonly steps: readonly Step[];
  readonly request?: AxiosRequestConfig;
  /** The events of the call. */
  readonly ends: readonly string[];
}

const GOES_ON = ['retry', 'recover'];
const throttled = nas(429, 'Throttling');
/** What stands in for the backoff then spreads its waits by this. */
const random = () => 0.02;

const rejecting: readonly Late[] = [
  {
    name: 'classify, of a failure that passes',
    options: { classify: later(broken) },
    steps: [unavailable, ok],
    ends: GOES_ON,
  },
  {
    name: 'classify, of one that does not',
    options: { classify: later(broken) },
    steps: [nas(404, 'InvalidVpc.NotFound')],
    ends: ['give-up'],
  },
  { name: 'idempotent, of a GET', options: { idempotent: later(broken) }, steps: [reset, ok], ends: GOES_ON },
  {
    name: 'idempotent, of a POST',
    options: { idempotent: later(broken) },
    steps: [reset],
    request: { method: 'post', data: {} },
    ends: ['give-up'],
  },
  {
    name: 'backoff',
    options: { backoff: later(broken), random },
    steps: [unavailable, ok],
    ends: GOES_ON,
  },
  {
    name: 'throttleBackoff',
    options: { throttleBackoff: later(broken), random },
    steps: [throttled, ok],
    ends: GOES_ON,
  },
  {
    name: 'the backoff of an override',
    options: { overrides: { '5xx': { backoff: later(broken) } }, random },
    steps: [unavailable, ok],
    ends: GOES_ON,
  },
];

describe('a promise that rejects where an answer was due', () => {
  it.each(rejecting)('changes nothing, and is nobody’s: $name', async ({ options, steps, request, ends }) => {
    const unheard: unknown[] = [];
    const note = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const client = connect(await serve(...steps), options);
    await client.api.request({ url: '/', ...request }).catch((error: unknown) => {
      expect(error).toBeInstanceOf(AxiosError);
    });
    await realTime(10);
    expect(told(client)).toEqual(ends);
    expect(unheard).toEqual([]);
  });
});

describe('a random that is broken gives the most jitter', () => {
  const hinted = nas(503, 'ServiceUnavailable', 'Busy.', { 'retry-after-ms': '20' });
  const sources: [string, () => number][] = [
    ['throws', broken],
    ['gives NaN', () => NaN],
    ['gives more than 1', () => 1_000],
    ['gives less than 0', () => -1_000],
    ['answers later', later(() => 0.5)],
  ];

  it.each(sources)('to the server’s hint: one that %s', async (_, chance) => {
    const server = await serve(hinted, ok);
    const client = connect(server, { random: chance });
    expect((await client.api.get('/')).status).toBe(200);
    expect(client.events[0]).toMatchObject({ type: 'retry', delayMs: 22, delayFrom: 'retry-after' });
    const [first, second] = server.requests.map(({ atMs }) => atMs);
    // A timer may be early by a part of a millisecond, and the clock cuts those off.
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(20);
  });

  it.each(sources)('to the backoff: one that %s', async (_, chance) => {
    const server = await serve(unavailable, ok);
    const client = connect(server, { random: chance, backoff: exponential({ base: 20 }) });
    expect((await client.api.get('/')).status).toBe(200);
    expect(client.events[0]).toMatchObject({ type: 'retry', delayMs: 20, delayFrom: 'backoff' });
  });

  it('and leaves the caller’s error alone where it throws', async () => {
    const error = await rejected(connect(await serve(hinted), { random: broken, retries: 1 }).api.get('/'));
    expect(error).toBeInstanceOf(AxiosError);
    expect([error.response?.status, error.failure.stop]).toEqual([503, 'retries-exhausted']);
  });
});

describe('a catalog whose find throws', () => {
  const faulty: Catalog = { name: 'faulty', entries: [], find: broken };

  it('leaves the word to the next one', async () => {
    const server = await serve(nas(404, 'InvalidFileSystem.NotFound'));
    const error = await rejected(connect(server, { catalogs: [faulty, nasCatalog] }).api.get('/'));
    expect(error).toBeInstanceOf(AxiosError);
    expect(error.response?.status).toBe(404);
    expect(error.failure).toMatchObject({ documented: true, catalog: nasCatalog.name, stop: 'terminal' });
  });

  it('leaves it to the status where there is no other', async () => {
    const server = await serve(nas(503, 'Odd.Trouble'), ok);
    const client = connect(server, { catalogs: [faulty] });
    expect((await client.api.get('/')).status).toBe(200);
    expect(client.events[0]).toMatchObject({ failure: { documented: false, decidedBy: 'status' } });
  });
});

describe('what is taken for an option by its shape only', () => {
  it.each<[string, keyof PolicyOptions, PolicyOptions]>([
    ['entries for a catalog', 'catalogs', { catalogs: [nasCatalog.entries as never] }],
    ['a Map of overrides', 'overrides', { overrides: new Map([['429', 'stop']]) as never }],
    ['an empty Map', 'overrides', { overrides: new Map() as never }],
    ['a Date', 'overrides', { overrides: new Date() as never }],
  ])('is refused by name: %s', (_, name, options) => {
    expect(() => createPolicy(options)).toThrow(TypeError);
    expect(() => createPolicy(options)).toThrow(`\`${name}\` takes`);
  });
});
