import axios from 'axios';
import axiosRetry from 'axios-retry';
import * as retryAxios from 'retry-axios';

const ANSWER =
  '{"RequestId":"A785633B-0C5C-4A8D-8A22-9B2C5C9D2C9F","TotalCount":0,"FileSystems":{"FileSystem":[]}}';

/** Answers at once: what is left is the cost of axios and of what is installed on it. */
const stub = (config) =>
  Promise.resolve({ data: ANSWER, status: 200, statusText: 'OK', headers: {}, config, request: {} });

const request = {
  params: { Action: 'DescribeFileSystems', PageSize: 10 },
  headers: { Accept: 'application/json', 'X-Trace': '4bf92f3577b34da6' },
};
const body = { StorageType: 'Performance', ProtocolType: 'NFS' };

/** A call on a client on which `install` installed something; `undefined` where it says it cannot. */
function subject(name, install, { post = false, target, config = {} } = {}) {
  return {
    name,
    post,
    target,
    prepare() {
      const client = axios.create({ baseURL: 'http://nas.example.com', adapter: stub });
      if (install(client) === false) return undefined;
      const given = { ...request, ...config };
      return post ? () => client.post('/', body, given) : () => client.get('/', given);
    },
  };
}

/** Bare axios (twice: the second shows how much of a ratio is noise), the library, its peers, and each option alone. */
export function subjectsOf({ attach, createPolicy, adaptiveConcurrency }) {
  const bare = () => undefined;
  const withOptions = (options) => (client) => isKnown(createPolicy, options) && attach(client, options);
  const option = (name, options, more) => subject(name, withOptions(options), more);
  const beside = (post) => [
    subject(post ? 'axios, POST' : 'axios', bare, { post }),
    subject(post ? 'axios again, POST' : 'axios again', bare, { post }),
    subject(post ? 'retriage, POST' : 'retriage', withOptions({}), { post, target: 1.05 }),
    subject(post ? 'axios-retry, POST' : 'axios-retry', (client) => axiosRetry(client), { post }),
    subject(post ? 'retry-axios, POST' : 'retry-axios', installRetryAxios, { post }),
  ];
  return [
    ...beside(false),
    ...beside(true),
    option('totalTimeout', { totalTimeout: 30_000 }, { target: 1.2 }),
    option('attemptTimeout', { attemptTimeout: 5_000 }, { target: 1.2 }),
    option('onEvent', { onEvent: () => undefined }, { target: 1.05 }),
    option('overrides', { overrides: { ServiceTimeout: 'stop', '5xx': 'retry' } }, { target: 1.05 }),
    option('classify', { classify: () => undefined }, { target: 1.05 }),
    option('retries', { retries: 5 }, { target: 1.05 }),
    option('retryUnsafe', { retryUnsafe: 'documented' }, { target: 1.05 }),
    option('backoff', { backoff: () => 100 }, { target: 1.05 }),
    option('budget: false', { budget: false }, { target: 1.05 }),
    option('a request of { retries: 1 }', {}, { config: { retriage: { retries: 1 } } }),
    option('beforeAttempt, empty', { beforeAttempt: () => undefined }, { target: 1.3 }),
    option('overload', { overload: adaptiveConcurrency?.() ?? null }, { target: 1.3 }),
    option('breaker, passing', { breaker: { execute: (attempt) => attempt() } }),
    option('inspectSuccess', { inspectSuccess: true }),
    option("idempotencyKey: 'ClientToken'", { idempotencyKey: 'ClientToken' }),
    option("idempotencyKey: 'Idempotency-Key', POST", { idempotencyKey: 'Idempotency-Key' }, { post: true }),
  ];
}

function installRetryAxios(client) {
  client.defaults.raxConfig = {};
  retryAxios.attach(client);
}

/** False for an option that this version of the library has not. */
function isKnown(createPolicy, options) {
  try {
    createPolicy(options);
    return true;
  } catch (error) {
    if (/unknown option/.test(error.message)) return false;
    throw error;
  }
}
