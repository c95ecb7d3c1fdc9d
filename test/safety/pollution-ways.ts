import { Readable } from 'node:stream';
import axios, { AxiosError, type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios';
import {
  attach,
  constant,
  logTo,
  type PolicyOptions,
  run,
  type RunContext,
  type RunOptions,
} from '../../src/index.js';
import { rejected } from '../flows/client.js';

const PLAIN: PolicyOptions = { backoff: constant(1), throttleBackoff: constant(1), random: () => 0.5 };

/** What a server says again and again. */
export interface Said {
  readonly status: number;
  readonly data: unknown;
}

const body = (code: string) => `{"Code":"${code}","Message":"Busy.","RequestId":"1"}`;
const lost = () => Object.assign(new Error('lost'), { code: 'ECONNRESET' });
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const unavailable = (): Said => ({ status: 503, data: body('ServiceUnavailable') });
export const undocumented = (): Said => ({ status: 503, data: body('Undocumented') });

/** A failure that only its body calls retryable, which has to be read from a stream for that. */
export function streamed(): Said {
  const chunks = async function* () {
    yield Buffer.from(body('Throttling').slice(0, 10));
    await soon(2);
    yield Buffer.from(body('Throttling').slice(10));
  };
  // Named, since the stream would take one from a polluted prototype.
  return { status: 400, data: Readable.from(chunks(), { signal: undefined }) };
}

/** Answered after a while. */
export const slowBudget = {
  take: async () => soon(1).then(() => true),
  success: () => undefined,
};

/** All that a call of an attached client does, but for its times; it is answered the same as often as it asks. */
export async function callWith(
  options: PolicyOptions,
  request: AxiosRequestConfig = {},
  say = unavailable,
): Promise<string> {
  const seen: unknown[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    const { method, url, data, params } = config;
    // Long enough to be noticed by a limit that is not ours, once.
    if (seen.length === 0) await soon(2);
    seen.push([method, url, data, params]);
    const response = { statusText: '', headers: {}, config, ...say() };
    throw new AxiosError('failed', 'ERR_BAD_RESPONSE', config, undefined, response);
  };
  const write = (line: unknown) => void seen.push(line);
  const log = logTo({ error: write, warn: write, info: write, debug: write, table: write });
  const api = axios.create({ adapter, transformResponse: [] });
  attach(api, {
    ...PLAIN,
    ...options,
    onEvent: (event) => {
      log(event);
      return options.onEvent?.(event);
    },
  });
  const error = await rejected(api.request({ url: 'http://h/things', ...request }));
  return timeless([error.name, ...(await shown(error)), seen]);
}

/** The same, aborted during its first attempt, or during the wait after it. */
export function abortedCall(during: 'attempt' | 'wait'): Promise<string> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const onEvent = () => void setTimeout(abort, 1);
  const say = () => {
    if (during === 'attempt') abort();
    return unavailable();
  };
  return callWith({ backoff: constant(10_000), onEvent }, { signal: controller.signal }, say);
}

/** The same for a run, of a function that loses its connection, or is answered. */
export async function runWith(
  options: PolicyOptions,
  own: RunOptions = {},
  say?: () => Said,
): Promise<string> {
  let calls = 0;
  const fn = async () => {
    calls += 1;
    if (!say) throw lost();
    throw Object.assign(new Error('failed'), { response: { headers: {}, ...say() } });
  };
  const error = await rejected(run(fn, { ...PLAIN, ...options }, own));
  return timeless([calls, ...(await shown(error))]);
}

/** A call that loses its connection once and is answered then, with its events and whether its signal was aborted. */
export async function recoveredCall(): Promise<string> {
  const events: unknown[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    if (events.length === 0) throw lost();
    return { status: 200, statusText: '', headers: {}, data: config.signal?.aborted, config };
  };
  const api = axios.create({ adapter, transformResponse: [] });
  attach(api, { ...PLAIN, attemptTimeout: 1_000, onEvent: (event) => void events.push(event) });
  const { status, data } = await api.get<unknown>('http://h/things');
  return timeless([status, data, events]);
}

/** The same for a run. */
export async function recoveredRun(): Promise<string> {
  const events: unknown[] = [];
  const fn = async ({ attempt, signal }: RunContext) => {
    if (attempt === 1) throw lost();
    return signal.aborted;
  };
  const options = { ...PLAIN, attemptTimeout: 1_000, onEvent: (event: unknown) => void events.push(event) };
  return timeless([await run(fn, options), events]);
}

async function shown(error: Awaited<ReturnType<typeof rejected>>): Promise<readonly unknown[]> {
  const data: unknown = error.response?.data;
  const told = data instanceof Readable ? await textOf(data) : data;
  return [error.message, Object.keys(error), error.failure, told];
}

/** By events: to iterate, Node takes a signal from a polluted prototype. */
function textOf(stream: Readable): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => resolve(text)).on('error', reject);
  });
}

function timeless(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\\?"(?:elapsed|delay|duration|startedAt)Ms\\?":\d+/g, '');
}
