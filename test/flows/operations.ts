import type { AxiosRequestConfig } from 'axios';
import type { PolicyOptions } from '../../src/index.js';
import { nas, type Step } from './server.js';

/** A request that fails, and what the policy says to that. */
export interface Row {
  readonly says: string;
  readonly request: AxiosRequestConfig;
  readonly step: Step;
  readonly options?: PolicyOptions;
}

/** A POST that names no action. */
export const post: AxiosRequestConfig = { method: 'post', data: { a: 1 } };

/** A call of an action that is not idempotent by itself. */
export const create = (data: object = {}, more: AxiosRequestConfig = {}): AxiosRequestConfig => ({
  method: 'post',
  params: { Action: 'CreateMountTarget' },
  data,
  ...more,
});

export const internal = nas(500, 'InternalError');
export const timeout = nas(504, 'ServiceTimeout');
export const badGateway: Step = { status: 502, body: '<html>' };
