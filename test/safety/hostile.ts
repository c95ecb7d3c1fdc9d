import axios, { type InternalAxiosRequestConfig } from 'axios';
import { attach, logTo, run } from '../../src/index.js';
import { rejected } from '../flows/client.js';
import { collector, consoleOn } from './sinks.js';

export const throwing = (): never => {
  throw new Error('hands off');
};

/** An object that is in itself 20 times, so that a naive walk of six levels takes 64 million steps. */
export const ring: Record<string, unknown> = { password: 'hunter2-hunter2' };
for (let at = 0; at < 20; at += 1) ring[`ring${String(at)}`] = ring;

/** 100,000 levels of one object within the other. */
export let deep: object = {};
for (let at = 0; at < 100_000; at += 1) deep = { deep };

export const HOSTILE: readonly (readonly [string, object])[] = [
  ['a ring', ring],
  ['100,000 levels', deep],
  ['a toJSON that throws', { toJSON: throwing }],
  ['a getter that throws', Object.defineProperty({}, 'a', { get: throwing, enumerable: true })],
];

/** What a failed call threw, and the lines that were logged of it. */
interface Logged {
  readonly error: unknown;
  readonly lines: readonly unknown[];
}

const logged = async (fail: (onEvent: ReturnType<typeof logTo>) => Promise<unknown>): Promise<Logged> => {
  const { stream, text } = collector();
  const error: unknown = await rejected(fail(logTo(consoleOn(stream))));
  const lines = text().split('\n').filter(Boolean);
  return { error, lines: lines.map((line): unknown => JSON.parse(line)) };
};

/** A call whose adapter throws what is made, once the request has this body. */
export function call(
  makes: (config: InternalAxiosRequestConfig) => unknown,
  data?: unknown,
): Promise<Logged> {
  return logged(async (onEvent) => {
    const adapter = async (config: InternalAxiosRequestConfig) => throwIt(makes(config));
    const api = axios.create({ adapter, transformRequest: [] });
    api.interceptors.request.use((config) => Object.assign(config, { data }));
    attach(api, { retries: 0, onEvent });
    await api.put('http://h/');
  });
}

/** A run of a function that throws it. */
export function runOf(thrown: unknown): Promise<Logged> {
  return logged((onEvent) => run(() => throwIt(thrown), { retries: 0, onEvent }));
}

function throwIt(thrown: unknown): never {
  throw thrown;
}
