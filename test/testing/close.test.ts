import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

import { startRehearsal, type Rehearsal } from '../../src/testing/index.js';
import { exchange } from './exchange.js';

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 2));
}

const received = ({ requests }: Rehearsal, count: number) => until(() => requests.length === count);

describe('closing', () => {
  it.each([
    ['hanging', 'hang'],
    ['stalled', 'stall'],
    ['delayed', { delayMs: 60_000 }],
  ])('ends a %s answer at once', async (_, step) => {
    const rehearsal = await startRehearsal({ script: [step] });
    const seen = exchange(rehearsal.url);
    await received(rehearsal, 1);
    const startedAt = performance.now();
    await rehearsal.close();
    expect(await seen).toMatchObject({ complete: false, error: 'ECONNRESET' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('ends connections that wait for their next request, or never sent one', async () => {
    const rehearsal = await startRehearsal();
    await (await fetch(rehearsal.url)).text();
    const silent = connect(rehearsal.port, '127.0.0.1');
    await once(silent, 'connect');
    const ended = once(silent, 'close');
    silent.on('error', () => undefined).resume();
    await rehearsal.close();
    await ended;
    expect(silent.destroyed).toBe(true);
  });

  it('stops listening', async () => {
    const { url, close } = await startRehearsal();
    await close();
    expect(await exchange(url)).toMatchObject({ error: 'ECONNREFUSED' });
  });

  it('may be done twice, and before the first time has ended', async () => {
    const rehearsal = await startRehearsal();
    await Promise.all([rehearsal.close(), rehearsal.close()]);
    await expect(rehearsal.close()).resolves.toBeUndefined();
  });

  it('keeps what was recorded', async () => {
    const rehearsal = await startRehearsal({ script: 'InternalError' });
    await (await fetch(rehearsal.url)).text();
    await rehearsal.close();
    expect(rehearsal.requests.map(({ answered }) => answered)).toEqual(['InternalError']);
  });

  it('is what disposing does', async () => {
    const rehearsal = await startRehearsal();
    await rehearsal[Symbol.asyncDispose]();
    expect(await exchange(rehearsal.url)).toMatchObject({ error: 'ECONNREFUSED' });
  });

  it('lets the port be taken again', async () => {
    const first = await startRehearsal();
    await first.close();
    const second = await startRehearsal({ port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it('leaves nothing that keeps a process alive', async () => {
    const program = `
      import { startRehearsal } from ${JSON.stringify(new URL('../../src/testing/index.ts', import.meta.url).href)};
      const rehearsal = await startRehearsal({ script: ['hang', 'stall', { delayMs: 60_000 }, 'ok'] });
      const calls = [0, 1, 2, 3].map(() => fetch(rehearsal.url).then((response) => response.text()));
      while (rehearsal.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
      await rehearsal.close();
      const settled = await Promise.allSettled(calls);
      process.on('exit', () => console.log(settled.map(({ status }) => status).sort().join()));
    `;
    const flags = ['--import', 'tsx', '--input-type=module', '--eval', program];
    // Killed by the timeout, it would fail here.
    const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 15_000 });
    expect(stdout.trim()).toBe('fulfilled,rejected,rejected,rejected');
  }, 20_000);
});

describe('a client that leaves', () => {
  it('ends the wait for its answer, and the next one is served', async () => {
    const rehearsal = await startRehearsal({ script: [{ delayMs: 60_000 }, 'hang', 'stall', 'ok'] });
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    for (const count of [1, 2, 3]) {
      await exchange(rehearsal.url, { patience: 50 });
      await received(rehearsal, count);
    }
    expect((await exchange(rehearsal.url)).status).toBe(200);
    // Ends only when the timer of the minute's delay is gone.
    await until(() => timers() <= before);
    await rehearsal.close();
  });
});
