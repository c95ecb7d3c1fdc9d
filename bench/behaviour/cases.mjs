import http from 'node:http';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { failing, fine, reset, serve, unavailable } from './server.mjs';

/** What a call came to; nothing takes longer than 5 s. */
async function outcome(call) {
  const startedAtMs = Date.now();
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, 5_000, { hung: true })));
  const settled = call.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  const result = await Promise.race([settled, late]);
  clearTimeout(timer);
  return { ...result, tookMs: Date.now() - startedAtMs };
}

const times = (count) => `${count} ${count === 1 ? 'request' : 'requests'}`;

/** A case that is told by how many requests the server got. */
function counted(title, steps, expected, request, own) {
  return {
    title,
    run: (connect) =>
      serve(steps, async (baseURL, requests) => {
        const { error, hung } = await outcome(connect({ baseURL }, own).request(request));
        const good = requests.length === expected && !hung;
        return [good, `${times(requests.length)}, ${hung ? 'still waiting' : error ? 'failed' : 'ok'}`];
      }),
  };
}

const action = (Action, method = 'get') => ({ url: '/', method, params: { Action } });

/**
 * What users of the peers suffer, each played against a real server. A case gives whether the client did what its title
 * says, and what was seen.
 */
export const CASES = [
  counted(
    'retries throttling that comes as HTTP 400',
    [failing(400, 'Throttling.User'), fine],
    2,
    action('DescribeRegions'),
  ),
  counted(
    "leaves a day's quota alone (429)",
    [failing(429, 'Throttling.Vcpu.PerDay')],
    1,
    action('DescribeRegions'),
  ),
  counted(
    'sends a create once when its connection is reset (POST)',
    [reset],
    1,
    action('CreateFileSystem', 'post'),
  ),
  counted(
    'sends a create once after an ambiguous 500 (GET, by Action)',
    [failing(500, 'InternalError')],
    1,
    action('CreateFileSystem'),
  ),
  counted(
    'repeats a read that is a POST, by Action',
    [unavailable, fine],
    2,
    action('DescribeFileSystems', 'post'),
  ),
  counted(
    'repeats a throttled create, which did not run (POST)',
    [failing(429, 'Throttling'), fine],
    2,
    action('CreateFileSystem', 'post'),
  ),
  counted(
    'does not sit out, nor ignore, a Retry-After of a month',
    [failing(503, 'ServiceUnavailable', { 'retry-after': '3000000' })],
    1,
    action('DescribeRegions'),
  ),
  counted(
    'takes Retry-After: 0 for now',
    [failing(503, 'ServiceUnavailable', { 'retry-after': '0' }), fine],
    2,
    action('DescribeRegions'),
  ),
  counted(
    'retries an error inside a 200 (where the option is set)',
    [failing(200, 'ServiceUnavailable'), fine],
    2,
    action('DescribeRegions'),
    { retriage: { inspectSuccess: true } },
  ),
  {
    title: "runs the caller's interceptors once a call (`r => r.data`)",
    run: (connect) =>
      serve([unavailable, unavailable, fine], async (baseURL) => {
        const api = connect({ baseURL });
        let runs = 0;
        api.interceptors.response.use((response) => ((runs += 1), response.data));
        const { value } = await outcome(api.get('/'));
        return [value?.ok === true && runs === 1, `${inspect(value)}, ran ${runs} x`];
      }),
  },
  {
    title: 'never sends a stream again without its content',
    run: (connect) =>
      serve([unavailable, fine], async (baseURL, requests) => {
        const call = connect({ baseURL }).put('/', Readable.from(['all of it']), { timeout: 2_000 });
        const { value } = await outcome(call);
        const empty = requests.filter(({ body }) => body === '').length;
        return [empty === 0, `${times(requests.length)}, ${empty} empty, ${value ? 'ok' : 'failed'}`];
      }),
  },
  {
    title: 'ends a wait at once when it is aborted',
    run(connect) {
      const controller = new AbortController();
      const step = () => {
        setTimeout(() => controller.abort(), 100);
        return failing(503, 'ServiceUnavailable', { 'retry-after': '2' });
      };
      return serve([step], async (baseURL, requests) => {
        const { tookMs, hung } = await outcome(connect({ baseURL }).get('/', { signal: controller.signal }));
        const good = !hung && tookMs < 1_000 && requests.length === 1;
        return [good, `${hung ? 'never' : tookMs < 1_000 ? 'at once' : 'late'}, ${times(requests.length)}`];
      });
    },
  },
  {
    title: 'frees the only socket after a streamed error (`responseType: stream`)',
    run: (connect) =>
      serve([{ ...unavailable, body: 'x'.repeat(1_000_000) }, fine], async (baseURL, requests) => {
        const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        const { hung } = await outcome(connect({ baseURL, httpAgent, responseType: 'stream' }).get('/'));
        httpAgent.destroy();
        return [!hung && requests.length === 2, hung ? 'hangs' : times(requests.length)];
      }),
  },
  {
    title: 'keeps the original error when the hook for retries throws',
    run: (connect) =>
      serve([unavailable], async (baseURL) => {
        const onRetry = () => {
          throw new Error('from the hook');
        };
        const { error } = await outcome(connect({ baseURL }, { onRetry }).get('/'));
        return [error?.response?.status === 503, String(error?.message).split(':')[0]];
      }),
  },
  {
    title: "leaves the caller's config as it was, and usable again",
    run: (connect) =>
      serve([unavailable], async (baseURL, requests) => {
        const api = connect({ baseURL });
        const { error } = await outcome(api.get('/'));
        const first = requests.length;
        await outcome(api.request(error.config));
        return [requests.length === 2 * first, `${first}, then ${times(requests.length - first)}`];
      }),
  },
  {
    title: 'prints no credential with `console.error(error)`',
    run: (connect) =>
      serve([failing(404, 'InvalidFileSystem.NotFound')], async (baseURL) => {
        const headers = { Authorization: 'Bearer canary-token' };
        const { error } = await outcome(connect({ baseURL, headers }).get('/'));
        const printed = inspect(error);
        return [
          !printed.includes('canary-token'),
          `${printed.split('\n').length > 100 ? 'hundreds of' : 'few'} lines`,
        ];
      }),
  },
  {
    title: 'says what to do in the message (the documented resolution)',
    run: (connect) =>
      serve([failing(404, 'InvalidFileSystem.NotFound')], async (baseURL) => {
        const { error } = await outcome(connect({ baseURL }).get('/'));
        return [
          /Resolution: ./.test(error.message),
          error.message.length > 60 ? 'code, message, resolution' : error.message,
        ];
      }),
  },
  {
    title: 'gives the history of attempts and the reason for stopping',
    run: (connect) =>
      serve([unavailable], async (baseURL) => {
        const { error } = await outcome(connect({ baseURL }).get('/'));
        const { attempts, stop } = error.failure ?? {};
        return [attempts?.length === 4 && stop !== undefined, stop ?? 'neither'];
      }),
  },
];
