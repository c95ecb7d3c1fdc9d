import { Agent } from 'node:https';
import axios, { type AxiosError, type AxiosRequestConfig } from 'axios';
import { pino } from 'pino';
import { type Failure, type FailureEvent, logTo, type PolicyOptions } from '../../src/index.js';
import { connect, rejected } from '../flows/client.js';
import { collector, consoleOn, SINKS } from './sinks.js';

/** It changes when it is encoded for a URL, and its middle stays. */
export const SECRET = 'k9X/s3cret+Zq7w=2025';
const USER = 'operator';
const ENCODED = encodeURIComponent(SECRET);

/** What no reader may find: the part that every spelling shares, and the spellings that have no such part. */
const TRACES = ['s3cret', ...[`${USER}:${SECRET}`, SECRET].map((text) => btoa(text).slice(0, -4))];

/** True where a text gives the secret away. */
export const betrays = (text: string): boolean => TRACES.some((trace) => text.includes(trace));

const JSON_TYPE = { 'content-type': 'application/json' };
const login = { username: USER, password: SECRET };
const bytes = new TextEncoder().encode(JSON.stringify({ login: { password: SECRET } }));
const form = new FormData();
form.append('password', SECRET);
const put = (data: unknown, headers = {}): AxiosRequestConfig => ({ method: 'put', data, headers });

/** Where a request can carry the secret; `port` is that of the server. */
export const CANARIES: Readonly<Record<string, (port: number) => AxiosRequestConfig>> = {
  'the Authorization header': () => ({ headers: { Authorization: `Bearer ${SECRET}` } }),
  'a header of its own': () => ({ headers: { 'X-Api-Key': SECRET } }),
  'basic auth': () => ({ auth: login }),
  'a parameter': () => ({ params: { token: SECRET } }),
  'the query of the URL': () => ({ url: `/?access_token=${ENCODED}` }),
  'signed parameters': () => ({
    params: { AccessKeyId: `A${SECRET}`, Signature: SECRET, SecurityToken: `T${SECRET}` },
  }),
  'a body of an object': () => put({ login: { password: SECRET } }),
  'a body of a string': () => put(JSON.stringify({ password: SECRET }), JSON_TYPE),
  'a body of a form': () => put(new URLSearchParams({ password: SECRET })),
  'a body of a multipart form': () => put(form),
  'a body of a Buffer': () => put(Buffer.from(bytes), JSON_TYPE),
  'a body of a Uint8Array': () => put(bytes.slice(), JSON_TYPE),
  'a body of an ArrayBuffer': () => put(bytes.slice().buffer, JSON_TYPE),
  'a form in a Buffer': () =>
    put(Buffer.from(`password=${ENCODED}`), { 'content-type': 'application/x-www-form-urlencoded' }),
  'a cookie': () => ({ headers: { Cookie: `theme=dark; sid=${SECRET}` } }),
  'the login of a proxy': (port) => ({ proxy: { protocol: 'http', host: '127.0.0.1', port, auth: login } }),
  'userinfo in the URL': (port) => ({ url: `http://${USER}:${ENCODED}@127.0.0.1:${String(port)}/` }),
  'userinfo in the base URL': (port) => ({ baseURL: `http://${USER}:${ENCODED}@127.0.0.1:${String(port)}` }),
  'a token in the path': () => ({ url: `/hooks/${ENCODED}/send` }),
};

/** Carried, but not sent: no server can echo it. */
export const UNSENT: typeof CANARIES = {
  'the key of an agent': () => ({ httpsAgent: new Agent({ key: SECRET, passphrase: SECRET }) }),
};

/** A failed call, and what was told of it. */
export interface Failed {
  readonly error: AxiosError & { failure: Failure };
  readonly told: Readonly<Record<string, string>>;
}

interface Target {
  readonly port: number;
}

/** Makes a call fail, with all listeners on. */
export async function fail(
  { port }: Target,
  request: AxiosRequestConfig,
  options: PolicyOptions = {},
): Promise<Failed> {
  const events: FailureEvent[] = [];
  const [lines, printed] = [collector(), collector()];
  const logs = [logTo(pino({ level: 'debug' }, lines.stream)), logTo(consoleOn(printed.stream))];
  const onEvent = (event: FailureEvent) => {
    events.push(event);
    for (const log of logs) log(event);
  };
  const { api } = connect({ url: `http://127.0.0.1:${String(port)}` }, { retries: 1, ...options, onEvent });
  const error = await rejected(api.request({ url: '/', ...request }));
  const told = { events: JSON.stringify(events), pino: lines.text(), console: printed.text() };
  return { error, told };
}

/** The same call without us. */
export const failPlain = ({ port }: Target, request: AxiosRequestConfig): Promise<AxiosError> =>
  rejected(
    axios
      .create({ baseURL: `http://127.0.0.1:${String(port)}`, proxy: false })
      .request({ url: '/', ...request }),
  );

/** The sinks in which the secret can be read. */
export function leaks(error: Error, told: Failed['told'] = {}, sinks = SINKS): string[] {
  const shown = Object.entries(sinks).map(([name, read]) => [name, read(error)] as const);
  return [...shown, ...Object.entries(told)].filter(([, text]) => betrays(text)).map(([name]) => name);
}
