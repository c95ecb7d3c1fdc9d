import axios, { AxiosError, type AxiosAdapter, type AxiosInstance, type AxiosResponse } from 'axios';
import type { Config } from '../../src/axios/config.js';

/** What a mocked request gets: an answer, or one of the ways not to get one. */
export type Mocked =
  | { readonly status: number; readonly data?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'networkError'
  | 'timeout'
  | 'abortRequest'
  | 'passThrough';

export interface MockAdapter {
  readonly history: readonly Config[];
  restore(): void;
}

/**
 * Does what the axios-mock-adapter package does to an instance: its adapter takes the place of the default one,
 * deletes `config.adapter`, keeps each config, answers with copies of objects and settles by `validateStatus`.
 */
export function installMock(instance: AxiosInstance, ...script: readonly Mocked[]): MockAdapter {
  const original = instance.defaults.adapter;
  const history: Config[] = [];
  const failed = (message: string, config: Config, code?: string, response?: AxiosResponse) =>
    AxiosError.from(new Error(message), code, config, null, response);

  const adapter: AxiosAdapter = async (config) => {
    delete config.adapter;
    const mocked = script[Math.min(history.push(config), script.length) - 1];
    await Promise.resolve();
    if (mocked === undefined || mocked === 'networkError') throw failed('Network Error', config);
    if (mocked === 'timeout') throw failed('timeout of 0ms exceeded', config, 'ECONNABORTED');
    if (mocked === 'abortRequest') throw failed('Request aborted', config, 'ECONNABORTED');
    if (mocked === 'passThrough') return axios.getAdapter(original)(config);
    const { status, headers = {}, data } = mocked;
    const plain =
      typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
    const response: AxiosResponse<unknown> = {
      status,
      statusText: '',
      headers,
      config,
      data: plain ? structuredClone(data) : data,
    };
    if (!config.validateStatus || config.validateStatus(status)) return response;
    throw failed(`Request failed with status code ${String(status)}`, config, undefined, response);
  };
  instance.defaults.adapter = adapter;
  return {
    history,
    restore() {
      instance.defaults.adapter = original;
    },
  };
}
