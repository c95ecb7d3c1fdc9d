/**
 * Whether the library lasts: 100,000 calls over real sockets, a third of them failing, must leave nothing, and 10,000
 * calls that wait at once must not cost much. Measured is `dist`, so build first. Takes some minutes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { command } from './command.mjs';

const CALLS = 100_000;

/** Bytes by which a call may make the heap grow for good; a leak of one listener or closure is more. */
const LEAK = 16;
/** Bytes that a call may hold while it waits, beyond what a pending call of axios holds. */
const WAITING = 11_000;
/** Milliseconds in which the process has to end once its calls have ended. */
const EXIT = 2_000;

const NODE = [process.execPath, '--expose-gc'];
const script = (name) => new URL(`./${name}`, import.meta.url).pathname;

let passed = 0;
let failed = 0;

function check(title, ok, figures) {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${title}: ${figures}`);
}

const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

async function soak() {
  const server = spawn(process.execPath, [script('soak-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = await once(server.stdout.setEncoding('utf8'), 'data');
    const words = [...NODE, script('soak-calls.mjs'), `http://127.0.0.1:${port.trim()}`, String(CALLS)];
    const { ok, output } = await command(words, { timeoutMs: 1_200_000 });
    const endedAt = Date.now();
    const line = output.split('\n').find((text) => text.startsWith('{'));
    check(`${CALLS} calls are made`, ok && line !== undefined, ok && line ? 'all ended' : output.trim());
    if (line) judge(JSON.parse(line), endedAt);
  } finally {
    server.kill();
  }
}

function judge({ ends, heaps, onEmitters, onSignal, warnings, doneAt }, endedAt) {
  // Of the third that fails, every fifth is a 404.
  const gone = Math.floor(CALLS / 15);
  const right = ends.ok + ends.terminal === CALLS && Math.abs(ends.terminal - gone) <= 1;
  check('all but the 404s recover', right, JSON.stringify(ends));

  // The first 20,000 calls compile and fill caches.
  const settled = heaps.slice(heaps.length / 5);
  const half = settled.length / 2;
  const [first, second] = [mean(settled.slice(0, half)), mean(settled.slice(half))];
  const between = (CALLS / heaps.length) * half;
  const perCall = (second - first) / between;
  check(
    `the heap is flat (at most ${LEAK} bytes a call)`,
    perCall <= LEAK,
    `${megabytes(first)}, then ${megabytes(second)}: ${perCall.toFixed(1)} bytes a call`,
  );
  check('no listener stays on the shared signal', onSignal === 0, `${onSignal}`);
  const [early, late] = [onEmitters[0], onEmitters.at(-1)];
  check('none is added to the agent and its sockets', late <= early, `${early} an event, then ${late}`);
  check('nothing is warned of', warnings.length === 0, `${warnings.length}`);
  const took = endedAt - doneAt;
  check(`the process ends by itself (in ${EXIT} ms)`, took <= EXIT, `${took} ms`);
}

/** Bytes a call; NaN, and what was said, where the measurement failed. */
async function heldBy(...words) {
  const { ok, output } = await command([...NODE, script('soak-waits.mjs'), ...words]);
  if (!ok) console.log(output.trim());
  return ok ? Number(output) : NaN;
}

async function waits(what) {
  const [bare, ours] = [await heldBy('axios', what), await heldBy('retriage', what)];
  const figures = `${ours - bare} bytes a call (${ours}, a pending call of axios ${bare})`;
  check(`10,000 waits at once cost at most ${WAITING} bytes each (${what})`, ours - bare <= WAITING, figures);
}

console.log(`Soak: ${CALLS} calls, Node ${process.versions.node}`);
await soak();
for (const what of ['nothing set', 'signals', 'limits']) await waits(what);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
