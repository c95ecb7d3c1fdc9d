import axios, { AxiosError, type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios';
import { attach, constant, logTo, type PolicyOptions, run } from '../../src/index.js';
import { rejected } from '../flows/client.js';

const data = '{"Code":"ServiceUnavailable","Message":"Busy.","RequestId":"1"}';
const PLAIN: PolicyOptions = { backoff: constant(1), throttleBackoff: constant(1), random: () => 0.5 };

/** All that a call of an attached client does, but for its times; it is answered 503 as often as it asks. */
export async function callWith(options: PolicyOptions, request: AxiosRequestConfig = {}): Promise<string> {
  const seen: unknown[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    seen.push(config.data, config.params);
    await new Promise((resolve) => setTimeout(resolve, 3));
    const response = { status: 503, statusText: '', headers: {}, data, config };
    throw new AxiosError('failed', 'ERR_BAD_RESPONSE', config, undefined, response);
  };
  const write = (line: unknown) => void seen.push(line);
  const logger = { error: write, warn: write, info: write, debug: write, table: write };
  const api = axios.create({ adapter });
  attach(api, { ...PLAIN, onEvent: logTo(logger), ...options });
  const error = await rejected(api.get('http://h/things', request));
  return timeless([error.message, Object.keys(error), error.failure, seen]);
}

/** The same for a run. */
export async function runWith(options: PolicyOptions): Promise<string> {
  let calls = 0;
  const fn = async () => {
    calls += 1;
    throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  };
  const error = await rejected(run(fn, { ...PLAIN, ...options }, {}));
  return timeless([calls, error.message, error.failure]);
}

function timeless(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\\?"(?:elapsed|delay|duration|startedAt)Ms\\?":\d+/g, '');
}
