import axios, { type AxiosError, type AxiosInstance, type CreateAxiosDefaults } from 'axios';
import { expect } from 'vitest';
import { attach, constant, type Failure, type FailureEvent, type PolicyOptions } from '../../src/index.js';

/** An attached client, and what its policy told. */
export interface Client {
  readonly api: AxiosInstance;
  readonly events: FailureEvent[];
  readonly detach: () => void;
}

/** Fast and without chance. */
export const FAST: PolicyOptions = {
  backoff: constant(5),
  throttleBackoff: constant(5),
  random: () => 0.5,
};

/** A client of the server, attached with waits of 5 ms. */
export function connect(
  server: { readonly url: string },
  options: PolicyOptions = {},
  defaults: CreateAxiosDefaults = {},
): Client {
  const events: FailureEvent[] = [];
  const api = axios.create({ baseURL: server.url, proxy: false, ...defaults });
  const onEvent = (event: FailureEvent) => {
    events.push(event);
    return options.onEvent?.(event);
  };
  const detach = attach(api, { ...FAST, ...options, onEvent });
  return { api, events, detach };
}

/** What a call rejects with. */
export async function rejected(call: Promise<unknown>): Promise<AxiosError & { failure: Failure }> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error as AxiosError & { failure: Failure };
  throw new Error('the call was expected to fail');
}

/** The types of events, in order. */
export function told({ events }: Client): string[] {
  return events.map(({ type }) => type);
}

/** Asks again and again, for some seconds at most, until the expectation holds. */
export const eventually = <T>(probe: () => T) => expect.poll(probe, { timeout: 5_000, interval: 5 });
