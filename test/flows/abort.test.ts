import axios, {
  AxiosError,
  type AxiosRequestConfig,
  CanceledError,
  type InternalAxiosRequestConfig,
} from 'axios';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/index.js';
import { AXIOS } from '../support/axios-version.js';
import { connect, eventually, rejected, told } from './client.js';
import { hang, ok, serve, type Step, unavailable } from './server.js';

interface Stop {
  readonly name: string;
  readonly make: () => { readonly request: AxiosRequestConfig; readonly abort: () => void };
}

const ways: readonly Stop[] = [
  {
    name: 'a signal',
    make: () => {
      const controller = new AbortController();
      return { request: { signal: controller.signal }, abort: () => controller.abort() };
    },
  },
  {
    name: 'a signal with a reason',
    make: () => {
      const controller = new AbortController();
      return { request: { signal: controller.signal }, abort: () => controller.abort(new Error('enough')) };
    },
  },
  {
    name: 'a cancel token',
    make: () => {
      const source = axios.CancelToken.source();
      return { request: { cancelToken: source.token }, abort: () => source.cancel('enough') };
    },
  },
  {
    name: 'a cancel token next to a signal',
    make: () => {
      const source = axios.CancelToken.source();
      const { signal } = new AbortController();
      return { request: { cancelToken: source.token, signal }, abort: () => source.cancel() };
    },
  },
  {
    name: 'a signal next to a cancel token',
    make: () => {
      const controller = new AbortController();
      const { token } = axios.CancelToken.source();
      return { request: { cancelToken: token, signal: controller.signal }, abort: () => controller.abort() };
    },
  },
];

const bounds = [
  { bound: 'no limits', limits: {} },
  { bound: 'limits', limits: { attemptTimeout: 5_000, totalTimeout: 20_000 } },
];

const cases = ways.flatMap((way) =>
  bounds.flatMap((bound) => (['http', 'fetch'] as const).map((adapter) => ({ ...way, ...bound, adapter }))),
);

describe.each(cases)('an abort by $name, with $bound, by $adapter', ({ make, limits, adapter }) => {
  const start = async (step: Step, retries = 3) => {
    const server = await serve(step, unavailable, ok);
    const client = connect(server, { ...limits, retries, backoff: constant(5_000) }, { adapter });
    let config: InternalAxiosRequestConfig | undefined;
    client.api.interceptors.request.use((own) => (config = own));
    const { request, abort } = make();
    const call = rejected(client.api.get('/', request));
    /** Ends the call and checks what it rejects with. */
    const ended = async (as: typeof AxiosError | typeof CanceledError = CanceledError) => {
      const at = Date.now();
      abort();
      const error = await call;
      expect(Date.now() - at).toBeLessThan(2_500);
      expect(axios.isCancel(error)).toBe(true);
      expect(error).toBeInstanceOf(as);
      expect(error.code).toBe('ERR_CANCELED');
      expect(error.failure).toMatchObject({ kind: 'cancelled', category: 'cancelled', stop: 'cancelled' });
      expect(error.failure.classification).toBe('terminal');
      return { error, config };
    };
    return { server, client, ended };
  };

  it('before the call sends nothing', async () => {
    const server = await serve(ok);
    const { api } = connect(server, limits, { adapter });
    const { request, abort } = make();
    abort();
    expect(axios.isCancel(await rejected(api.get('/', request)))).toBe(true);
    expect(server.requests).toHaveLength(0);
  });

  it('during an attempt ends it at once', async () => {
    const { server, client, ended } = await start(hang);
    await eventually(() => server.requests.length).toBe(1);
    const as = adapter === 'http' || AXIOS.abortsFetchByClass ? CanceledError : AxiosError;
    const { error, config } = await ended(as);
    // The http adapter rejects with the reason of a cancel token, which belongs to no request.
    const owned = error !== config?.cancelToken?.reason || adapter === 'fetch';
    expect(error.config).toBe(owned ? config : undefined);
    expect(error.failure.attempts).toHaveLength(1);
    expect(told(client)).toEqual(['give-up']);
    expect(server.requests).toHaveLength(1);
  });

  it('during a wait ends it at once, without another request or event', async () => {
    const { server, client, ended } = await start(unavailable);
    await eventually(() => client.events.length).toBe(1);
    const { error, config } = await ended();
    if (!config?.cancelToken?.reason) expect(error.config).toBe(config);
    expect(error.failure.attempts).toMatchObject([{ number: 1, httpCode: 503, delayMs: 5_000 }]);
    expect(told(client)).toEqual(['retry', 'give-up']);
    expect(client.events.at(-1)).toMatchObject({ failure: { stop: 'cancelled' } });
    expect(server.requests).toHaveLength(1);
  });
});
