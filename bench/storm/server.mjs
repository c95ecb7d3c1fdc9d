/**
 * An endpoint of fixed capacity, in a process of its own. Requests stand in one line and are served one after the other,
 * whether or not their client still waits, as a server that has begun cannot know. Told by the parent: the scenario, then
 * `report`. Answers with what it saw.
 */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { seeded } from './arrivals.mjs';

const BUSY = JSON.stringify({ Code: 'ServiceUnavailable', Message: 'Please try again later.' });
const LIMITED = JSON.stringify({
  Code: 'Throttling.User',
  Message: 'Request was denied due to user flow control.',
});
const JSON_TYPE = { 'content-type': 'application/json' };
const HUGE = 50_000_000;

let startedAt = Infinity;
let freeAt = 0;
let served = { second: -1, count: 0 };
let count = 0;
let bad = 0;
let options = {};
let random = seeded(1);
const arrived = [];
const toDead = new Set();
let deadRequests = 0;
let early = 0;
const allowedAt = new Map();
let bomb;
let block;

const within = (window, at) => window !== undefined && at >= window[0] * 1_000 && at < window[1] * 1_000;

/** How one request is answered, `at` milliseconds after the start. */
function answer(request, response, at) {
  const call = request.headers['x-call'];
  if (at < (allowedAt.get(call) ?? -Infinity)) early += 1;
  if (within(options.outage, at)) return reply(response, 503, BUSY);
  if (options.flaky && random() < options.flaky) return reply(response, 503, BUSY);
  if (options.rateLimit) {
    const second = Math.floor(at / 1_000);
    if (served.second !== second) served = { second, count: 0 };
    served.count += 1;
    if (served.count > options.rateLimit) {
      // A little less than the second promised: the answer itself takes a moment to arrive.
      allowedAt.set(call, at + 990);
      return reply(response, 429, LIMITED, { 'retry-after': '1' });
    }
  }
  if (options.badBody && (count += 1) % options.badBody === 0) return misbehave(response);
  serve(response, at);
}

function serve(response, at) {
  const from = within(options.stall, Math.max(at, freeAt)) ? options.stall[1] * 1_000 : Math.max(at, freeAt);
  freeAt = from + 1_000 / options.capacity;
  setTimeout(() => reply(response, 200, '{"ok":true}'), freeAt - at);
}

function reply(response, status, body, headers = {}) {
  if (!response.destroyed) response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body);
}

function misbehave(response) {
  response.on('error', () => undefined);
  bad += 1;
  if (bad % 3 === 0) {
    response.writeHead(503, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(drip));
  } else if (bad % 3 === 1) {
    block ??= Buffer.alloc(HUGE, 'x');
    response.writeHead(503, { 'content-type': 'text/plain' }).end(block);
  } else {
    bomb ??= gzipSync(Buffer.alloc(HUGE, 'x'));
    response.writeHead(503, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(bomb);
  }
}

const server = createServer((request, response) => {
  const at = Date.now() - startedAt;
  if (at >= 0) arrived.push(at);
  answer(request, response, at);
});
const dead = createServer((request) => {
  deadRequests += 1;
  toDead.add(request.headers['x-call']);
});

process.on('message', ({ begin, report }) => {
  if (begin) {
    options = begin.server;
    random = seeded(begin.seed + 1);
    if (options.badBody) bomb = gzipSync(Buffer.alloc(HUGE, 'x'));
    startedAt = begin.at;
  }
  if (report) process.send({ arrived, early, dead: { requests: deadRequests, calls: toDead.size } });
});
for (const each of [server, dead]) {
  each.keepAliveTimeout = 60_000;
  await new Promise((resolve) => each.listen(0, '127.0.0.1', resolve));
}
process.send({
  url: `http://127.0.0.1:${server.address().port}`,
  dead: `http://127.0.0.1:${dead.address().port}`,
});
process.on('disconnect', () => process.exit());
