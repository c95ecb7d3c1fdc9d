/**
 * The process of one measurement, started by soak.mjs: what 10,000 calls hold while they wait. Prints the bytes a call.
 *
 *   node --expose-gc scripts/soak-waits.mjs axios|retriage ['nothing set'|signals|limits]
 */
import axios, { AxiosError } from 'axios';
import { attach, constant } from 'retriage';

const CALLS = 10_000;
const LONG = 600_000;

const [who, more = 'nothing set'] = process.argv.slice(2);

const OPTIONS = {
  'nothing set': {},
  signals: {},
  limits: { attemptTimeout: LONG, totalTimeout: 2 * LONG },
};

const BODY = JSON.stringify({
  RequestId: 'B71B4C68-6C6B-4D4B-AD70-8951BD7D188E',
  HostId: 'nas.cn-hangzhou.aliyuncs.com',
  Code: 'ServiceUnavailable',
  Message: 'The request has failed due to a temporary failure of the server.',
});

let arrived = 0;

/** What waits for an answer, as a socket would hold it. */
const open = [];

/** Never answers. */
const silent = (config) => {
  arrived += 1;
  return new Promise((resolve, reject) => open.push({ config, resolve, reject }));
};

/** Fails as axios's own adapters do. */
const failing = (config) => {
  arrived += 1;
  const headers = { 'content-type': 'application/json' };
  const response = {
    data: BODY.slice(0),
    status: 503,
    statusText: 'Unavailable',
    headers,
    config,
    request: {},
  };
  const message = 'Request failed with status code 503';
  return Promise.reject(
    new AxiosError(message, AxiosError.ERR_BAD_RESPONSE, config, response.request, response),
  );
};

const adapter = who === 'axios' ? silent : failing;
const api = axios.create({ baseURL: 'http://nas.example.com', adapter });
let waiting = 0;
if (who === 'retriage') {
  const onEvent = ({ type }) => (waiting += type === 'retry' ? 1 : 0);
  // Without a budget: it would not let 10,000 wait at once.
  attach(api, { ...OPTIONS[more], budget: false, backoff: constant(LONG), onEvent });
}

async function heap() {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  for (let run = 0; run < 3; run += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const start = (at) => {
  const controller = new AbortController();
  const params = { Action: 'DescribeFileSystems', PageNumber: at };
  const call = api.get('/', { params, ...(more === 'signals' && { signal: controller.signal }) });
  return { controller, call };
};

// The first calls compile and load what later ones find.
const warm = Array.from({ length: 200 }, (_, at) => start(at));
const before = await heap();
const started = Array.from({ length: CALLS }, (_, at) => start(at));
const after = await heap();

const all = warm.length + started.length;
const idle = who === 'axios' ? arrived === all : waiting === all;
if (!idle) throw new Error(`of ${all} calls ${arrived} arrived and ${waiting} wait`);
console.log(((after - before) / CALLS).toFixed(0));
process.exit(0);
