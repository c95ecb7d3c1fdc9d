import type { AxiosProgressEvent, AxiosRequestConfig, AxiosResponse } from 'axios';
import { expect } from 'vitest';
import type { Failure, PolicyOptions } from '../../src/index.js';
import { KEEPS_STATUS } from '../support/axios-version.js';
import type { Open, Target } from '../faults/target.js';
import { connect, told } from './client.js';
import { contentOf, kindOf } from './content.js';
import { serve, type Server, type Step } from './server.js';

/** A call that is made twice, without `boundErrorBodies` and with it. */
export interface Twice {
  readonly steps?: readonly Step[];
  /** Opens what it is sent to, in place of a server that answers by the steps. */
  readonly open?: Open;
  readonly request?: AxiosRequestConfig;
  readonly options?: PolicyOptions;
  /** What else a call needs, made anew for each: an agent, a signal that aborts. */
  readonly fresh?: () => AxiosRequestConfig;
}

/** All that a caller can see of the call: each entry is made of plain values, without what differs by chance. */
export interface Seen {
  /** What `data` is. */
  readonly kind: string;
  /** The body, as text. */
  readonly content: string;
  readonly [key: string]: unknown;
}

/**
 * Makes the call both ways: `[without, with]`. Which error Node's parser found right behind the headers is lost where
 * they are all that axios waits for: it is made the same here.
 */
export async function bothWays(call: Twice): Promise<readonly [Seen, Seen]> {
  return [await outcome(call, false), await outcome(call, true)];
}

/**
 * What a call that fails within a body has to come to. Before axios 1.16 only that it ends compares: there axios loses
 * the status of an answer whose body breaks off, which is kept with `boundErrorBodies`.
 */
export function failingAs(without: Seen): unknown {
  return KEEPS_STATUS ? without : expect.objectContaining({ arrivals: expect.any(Number) as number });
}

async function outcome(call: Twice, boundErrorBodies: boolean): Promise<Seen> {
  const { steps = [], open, request, options, fresh } = call;
  const server: Target & Partial<Server> = open ? await open() : counted(await serve(...steps));
  const limits = { retries: 1, hideDetails: false, ...options, boundErrorBodies };
  const client = connect({ url: server.url }, limits);
  const progress: AxiosProgressEvent[] = [];
  const onDownloadProgress =
    request?.onDownloadProgress && ((event: AxiosProgressEvent) => void progress.push(event));
  const config = {
    url: '/',
    ...server.request,
    ...request,
    ...fresh?.(),
    ...(onDownloadProgress && { onDownloadProgress }),
  };
  const ended = await client.api.request<unknown>(config).then(seenResponse, seenError);
  const last = progress.at(-1);
  const all = {
    kind: 'none',
    content: 'none',
    ...ended,
    arrivals: server.arrivals(),
    requests: server.requests?.map(({ method, url, rawHeaders }) => [method, url, rawHeaders]),
    connections: server.connections?.(),
    events: told(client),
    progress: last && [last.loaded, last.total, last.progress, last.lengthComputable],
  };
  // Each call has a server of its own.
  const text = JSON.stringify(all).replaceAll(new URL(server.url).host, 'SERVER');
  return JSON.parse(
    text.replaceAll(/HPE_\w+/g, 'HPE_').replaceAll(/Parse Error[^"]*/g, 'Parse Error'),
  ) as Seen;
}

function counted(server: Server): Target & Server {
  return { ...server, arrivals: () => server.requests.length, held: () => 0 };
}

async function seenResponse(response: AxiosResponse): Promise<Record<string, unknown>> {
  const { data, status, statusText, headers, config } = response;
  const request: unknown = response.request;
  const { date: _, ...stable } = Object.fromEntries(Object.entries(headers as object));
  return {
    keys: Object.keys(response),
    kind: kindOf(data),
    // Byte by byte, where it is bytes.
    content: Buffer.isBuffer(data) ? data.toString('latin1') : await contentOf(data).catch(String),
    status,
    statusText,
    headers: stable,
    config: seenConfig(config),
    request: seenRequest(request),
  };
}

function seenConfig(config: object): unknown {
  const { httpAgent: _, signal, cancelToken, ...rest } = config as Record<string, unknown>;
  return [Object.keys(config), rest, signal !== undefined, cancelToken !== undefined];
}

/** What sent it: the request that follows redirects, or the one of them that was answered. */
function seenRequest(request: unknown): unknown {
  const { method, path } = (request ?? {}) as { method?: unknown; path?: unknown };
  return [request?.constructor.name, method, path];
}

async function seenError(thrown: unknown): Promise<Record<string, unknown>> {
  const error = thrown as Error & Record<string, unknown> & { failure?: Failure };
  const { name, message, code, status, config, request, cause, response, failure } = error;
  const { attempts = [], elapsedMs: _, retryAt, ...said } = failure ?? {};
  return {
    ...(response ? await seenResponse(response as AxiosResponse) : undefined),
    error: [error.constructor.name, name, message, code, status],
    errorKeys: Object.keys(error),
    ownNames: Object.getOwnPropertyNames(error),
    errorConfig: config && seenConfig(config),
    errorRequest: seenRequest(request),
    cause: cause instanceof Error && [cause.name, cause.message, (cause as { code?: unknown }).code],
    failure: { ...said, comesBack: retryAt !== undefined },
    attempts: attempts.map(({ number, httpCode, code: attemptCode }) => [number, httpCode, attemptCode]),
  };
}
