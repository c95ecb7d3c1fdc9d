import axios from 'axios';
import axiosRetry, { exponentialDelay } from 'axios-retry';
import { ConsecutiveBreaker, ExponentialBackoff, circuitBreaker, handleAll, retry, wrap } from 'cockatiel';
import { StandardRetryStrategy } from '@smithy/util-retry';
import got from 'got';
import ky from 'ky';
import * as retryAxios from 'retry-axios';
import { adaptiveConcurrency, attach } from 'retriage';
import { Agent, RetryAgent, request as undiciRequest } from 'undici';

/**
 * Each client: how it is set, in words, and `make({ timeoutMs })`, which gives a function that makes one call and rejects
 * when the call failed; `only` names the one scenario of a client that has nothing to show in the others. All may send
 * four requests a call, and give one attempt the same time. Peers are set as their own documentation advises for the case.
 */
export const CLIENTS = [
  {
    name: 'no retry',
    settings: 'axios alone',
    make: ({ timeoutMs }) => byAxios(axios.create({ timeout: timeoutMs })),
  },
  {
    name: 'axios-retry',
    settings: 'retries: 3, shouldResetTimeout, 429 and 5xx, no delay (its default)',
    make: ({ timeoutMs }) => byAxios(withAxiosRetry(timeoutMs, {})),
  },
  {
    name: 'axios-retry, exponential',
    settings: 'retries: 3, shouldResetTimeout, 429 and 5xx, exponentialDelay (which honours Retry-After)',
    make: ({ timeoutMs }) => byAxios(withAxiosRetry(timeoutMs, { retryDelay: exponentialDelay })),
  },
  {
    name: 'retry-axios',
    settings: 'retry: 3, noResponseRetries: 3, exponential with full jitter, honours Retry-After',
    make({ timeoutMs }) {
      const client = axios.create({ timeout: timeoutMs });
      client.defaults.raxConfig = {
        retry: 3,
        noResponseRetries: 3,
        backoffType: 'exponential',
        jitter: 'full',
      };
      retryAxios.attach(client);
      return byAxios(client);
    },
  },
  {
    name: 'got',
    settings: 'retry.limit: 3 (its statuses, delays and Retry-After), timeout.request an attempt',
    make({ timeoutMs }) {
      const client = got.extend({ retry: { limit: 3 }, timeout: { request: timeoutMs } });
      return (url, id) => client.get(url, { headers: { 'x-call': id } }).text();
    },
  },
  {
    name: 'ky',
    settings: 'retry.limit: 3, retryOnTimeout; timeout an attempt',
    make({ timeoutMs }) {
      const client = ky.create({ retry: { limit: 3, retryOnTimeout: true }, timeout: timeoutMs });
      return (url, id) => client.get(url, { headers: { 'x-call': id } }).text();
    },
  },
  {
    name: 'undici RetryAgent',
    settings: 'maxRetries: 3, minTimeout: 300, headersTimeout and bodyTimeout, honours Retry-After',
    make({ timeoutMs }) {
      const agent = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
      const dispatcher = new RetryAgent(agent, {
        maxRetries: 3,
        minTimeout: 300,
        statusCodes: [429, 500, 502, 503, 504],
        errorCodes: ['ECONNRESET', 'ECONNREFUSED', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'],
      });
      return async (url, id) => {
        const { statusCode, body } = await undiciRequest(url, { dispatcher, headers: { 'x-call': id } });
        await body.text();
        if (statusCode >= 400) throw new Error(String(statusCode));
      };
    },
  },
  {
    name: 'AWS standard',
    settings: 'StandardRetryStrategy(4) with its retryAfterHint, around axios',
    make: ({ timeoutMs }) => byAwsStrategy(axios.create({ timeout: timeoutMs })),
  },
  {
    name: 'cockatiel',
    settings:
      'retry(3, exponential) around a circuit breaker per host (5 in a row, half open after 1 s), around axios',
    make: ({ timeoutMs }) => byCockatiel(axios.create({ timeout: timeoutMs })),
  },
  {
    name: 'retriage',
    settings: 'attemptTimeout',
    make: ({ timeoutMs }) => byAxios(withRetriage(timeoutMs, {})),
  },
  {
    name: 'retriage, overload',
    settings: 'attemptTimeout, overload: adaptiveConcurrency()',
    make: ({ timeoutMs }) => byAxios(withRetriage(timeoutMs, { overload: adaptiveConcurrency() })),
  },
  {
    name: 'retriage, boundErrorBodies',
    settings: 'attemptTimeout, boundErrorBodies',
    only: 'bodies',
    make: ({ timeoutMs }) => byAxios(withRetriage(timeoutMs, { boundErrorBodies: true })),
  },
];

const byAxios = (client) => (url, id) => client.get(url, { headers: { 'x-call': id } });

function withAxiosRetry(timeoutMs, options) {
  const client = axios.create({ timeout: timeoutMs });
  const retryCondition = (error) =>
    axiosRetry.isNetworkOrIdempotentRequestError(error) ||
    error.code === 'ECONNABORTED' ||
    error.response?.status === 429;
  axiosRetry(client, { retries: 3, shouldResetTimeout: true, retryCondition, ...options });
  return client;
}

function withRetriage(timeoutMs, options) {
  const client = axios.create();
  attach(client, { attemptTimeout: timeoutMs, ...options });
  return client;
}

function byAwsStrategy(client) {
  const strategy = new StandardRetryStrategy(4);
  const kindOf = ({ response }) =>
    response === undefined || response.status >= 500
      ? 'TRANSIENT'
      : response.status === 429
        ? 'THROTTLING'
        : 'CLIENT_ERROR';
  return async (url, id) => {
    let token = await strategy.acquireInitialRetryToken('storm');
    for (;;) {
      try {
        const response = await byAxios(client)(url, id);
        strategy.recordSuccess(token);
        return response;
      } catch (error) {
        const after = Number(error.response?.headers['retry-after']);
        const retryAfterHint = after ? new Date(Date.now() + after * 1_000) : undefined;
        // Rejects when the tries or the tokens are used up.
        token = await strategy.refreshRetryTokenForRetry(token, {
          error,
          errorType: kindOf(error),
          retryAfterHint,
        });
        await new Promise((resolve) => setTimeout(resolve, token.getRetryDelay()));
      }
    }
  };
}

function byCockatiel(client) {
  const policies = new Map();
  const policyOf = (host) => {
    const known = policies.get(host);
    if (known) return known;
    const made = wrap(
      retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff({ initialDelay: 300 }) }),
      circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(5) }),
    );
    policies.set(host, made);
    return made;
  };
  return (url, id) => policyOf(new URL(url).host).execute(() => byAxios(client)(url, id));
}
