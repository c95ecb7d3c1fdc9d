/**
 * The main job, against a server on this machine that answers with documented NAS errors, JSON and XML in turn:
 * `npm run demo`. Every code, wait and count it prints is what happened in this run.
 */
import { inspect } from 'node:util';
import axios from 'axios';
import { attach, exponential, failureOf, type FailureEvent } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const server = await startRehearsal({ format: 'alternate' });
const began = performance.now();
const headers = { Authorization: 'Bearer an-access-token' };
const describe = { params: { Action: 'DescribeFileSystems' }, headers };
const create = { params: { Action: 'CreateFileSystem', StorageType: 'Capacity' }, headers };

function heading(text: string): void {
  console.log(`\n${text}`);
}

/** A label, and its text beside it in lines of up to 72 characters. */
function say(label: string, text = ''): void {
  const lines = text.match(/\S.{0,71}(?=\s|$)/g) ?? [''];
  lines.forEach((line, index) => console.log(`   ${(index ? '' : label).padEnd(11)} ${line}`));
}

function narrate(event: FailureEvent): void {
  if (event.type === 'recover') {
    const seconds = (event.elapsedMs / 1_000).toFixed(1);
    say(`attempt ${String(event.attempts.length)}`, `${'ok'.padEnd(31)} recovered after ${seconds} s`);
    return;
  }
  const { attempts, code, httpCode, classification, stop } = event.failure;
  const next =
    event.type === 'retry'
      ? `next in ${String(event.delayMs)} ms (${event.delayFrom})`
      : `stop: ${stop ?? ''}`;
  const what = `${String(httpCode)} ${code}`.padEnd(31);
  say(`attempt ${String(attempts.length)}`, `${what} ${classification}, ${next}`);
}

/** Sends a request that is bound to fail, and gives the error. */
async function failing(request: Promise<unknown>): Promise<Error> {
  const outcome: unknown = await request.catch((error: unknown) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error('This request should have failed.');
}

function sayPrinted(error: Error): void {
  const text = inspect(error);
  const token = text.includes('an-access-token') ? 'with' : 'without';
  say('printed', `console.error(error): ${String(text.split('\n').length)} lines, ${token} the access token`);
}

const plain = axios.create({ baseURL: server.url });
const api = axios.create({ baseURL: server.url });
attach(api, {
  backoff: exponential({ base: 300, jitter: 'equal' }),
  throttleBackoff: exponential({ base: 500 }),
  onEvent: narrate,
});

heading('1. Plain axios, while the service is unavailable for a moment');
server.play('ServiceUnavailable');
const refused = await failing(plain.get('/', describe));
say('message', refused.message);
sayPrinted(refused);

heading('2. The same request, wrapped: unavailable (XML), then throttled (JSON, at HTTP 400)');
server.play([
  { code: 'ServiceUnavailable', format: 'xml' },
  { code: 'Throttling.User', format: 'json', retryAfter: 1 },
  'ok',
]);
const { status } = await api.get('/', describe);
say('answer', `HTTP ${String(status)}, and the caller saw none of this`);

heading('3. A file system that does not exist: plain axios, then wrapped');
server.play('InvalidFileSystem.NotFound, InvalidFileSystem.NotFound');
say('message', (await failing(plain.get('/', describe))).message);
const missing = await failing(api.get('/', describe));
const failure = failureOf(missing);
say('message', missing.message);
say('code', failure?.code);
say('resolution', failure?.resolution);
say('requestId', failure?.requestId);
sayPrinted(missing);

heading('4. A create that fails inside the server: it may have been executed, so it is not repeated');
server.play('InternalError');
say('message', (await failing(api.get('/', create))).message);

heading('5. The same create, throttled: it was not executed, so it is repeated');
server.play('Throttling.Api, ok');
await api.get('/', create);

heading("6. No use in waiting: a day's quota, and a Retry-After of an hour");
server.play([
  { code: 'Throttling.Vcpu.PerDay', status: 400, message: 'The quota of the day is used up.' },
  { code: 'Throttling.User', retryAfter: 3_600 },
]);
await failing(api.get('/', describe));
say('retryAt', failureOf(await failing(api.get('/', describe)))?.retryAt);

heading('What the server saw');
server.requests.forEach(({ action = '', answered }, index) => {
  say(`request ${String(index + 1)}`, `${action.padEnd(31)} ${answered}`);
});
await server.close();

const seconds = ((performance.now() - began) / 1_000).toFixed(1);
heading(`${String(server.requests.length)} requests: 2 calls of plain axios, 6 wrapped ones. ${seconds} s.`);
