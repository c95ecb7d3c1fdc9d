import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../support/program.js';

/** Calls that end in every way, under limits of a minute; then how long the process took to end by itself. */
const PROGRAM = `
import { createServer } from 'node:http';
import axios from 'axios';
import { attach, constant } from './src/index.ts';

const unavailable = (response) => response.writeHead(503).end('{"Code":"ServiceUnavailable"}');
const failed = new Set();
const routes = {
  '/recover': (response) => (failed.has('/recover') ? response.end('{}') : (failed.add('/recover'), unavailable(response))),
  '/exhaust': unavailable,
  '/terminal': (response) => response.writeHead(404).end(),
  '/hang': () => undefined,
};
const server = createServer((request, response) => routes[request.url](response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const api = axios.create({ baseURL: 'http://127.0.0.1:' + server.address().port, proxy: false, timeout: 60_000 });
attach(api, { backoff: constant(5), attemptTimeout: 60_000, totalTimeout: 60_000 });
const lasting = new AbortController();
const end = async (url, options) => {
  const outcome = await api.get(url, { signal: lasting.signal, ...options }).then(() => 'ok', (error) => error.failure.stop);
  console.log(url, outcome);
};
const soon = () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  return controller.signal;
};
await end('/recover');
await end('/exhaust');
await end('/terminal');
await end('/hang', { signal: soon() });
await end('/hang', { retriage: { attemptTimeout: 20, retries: 1 } });
await end('/exhaust', { signal: soon(), retriage: { overrides: { '503': { delay: 30_000 } } } });
await end('/exhaust', { retriage: { totalTimeout: 100, overrides: { '503': { delay: 90_000 } } } });
server.close();
server.closeAllConnections();
const doneAt = Date.now();
process.on('exit', () => console.log('left after', Date.now() - doneAt));
`;

function run(program: string): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 14_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout }));
  });
}

describe('a process', () => {
  it('ends by itself as soon as its calls have ended, however they did', async () => {
    const { code, stdout } = await run(PROGRAM);
    const lines = stdout.trim().split('\n');
    expect(lines.slice(0, -1)).toEqual([
      '/recover ok',
      '/exhaust retries-exhausted',
      '/terminal terminal',
      '/hang cancelled',
      '/hang retries-exhausted',
      '/exhaust cancelled',
      '/exhaust deadline',
    ]);
    expect(Number(/^left after (\d+)$/.exec(lines.at(-1) ?? '')?.[1] ?? Infinity)).toBeLessThan(1_000);
    expect(code).toBe(0);
  });
});
