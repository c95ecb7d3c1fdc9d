import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { RehearsalOptions } from '../../src/testing/index.js';
import { rehearse } from './rehearse.js';

const bad = (options: unknown) => rehearse(options as RehearsalOptions);

describe('a wrong option', () => {
  it.each([
    [{ format: 'yaml' }, "startRehearsal: `format` takes 'json', 'xml', 'alternate'"],
    [{ seed: 1.5 }, 'startRehearsal: `seed` takes an integer'],
    [{ seed: '1' }, 'startRehearsal: `seed` takes an integer'],
    [{ port: -1 }, 'startRehearsal: `port` takes an integer from 0 to 65535'],
    [{ port: 65_536 }, 'startRehearsal: `port` takes an integer from 0 to 65535'],
    [{ port: '80' }, 'startRehearsal: `port` takes an integer from 0 to 65535'],
    [{ host: '' }, 'startRehearsal: `host` takes a host name or address'],
    [{ catalog: 'nas' }, 'startRehearsal: `catalog` takes a catalog or a list of them'],
    [{ catalog: [{}] }, 'startRehearsal: `catalog` takes a catalog or a list of them'],
    [
      { scirpt: [] },
      'startRehearsal: unknown option `scirpt`; it takes script, probability, catalog, format, seed, port, host',
    ],
    [null, 'startRehearsal: options takes an object, not '],
    ['ok', 'startRehearsal: options takes an object, not '],
  ])('%j is refused by name', async (options, message) => {
    const error = await bad(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toContain(message);
  });

  it('may be undefined', async () => {
    const { url } = await rehearse({
      script: undefined,
      probability: undefined,
      catalog: undefined,
      format: undefined,
      seed: undefined,
      port: undefined,
      host: undefined,
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is not read from the prototype', async () => {
    const { url } = await bad(Object.create({ script: '503', port: 1 }));
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('a wrong step', () => {
  const step = "takes 'ok', a code, a status or a fault";
  it.each([
    [['ok', 'Nope'], `script step 2: 'Nope' is no code of nas or gateway; ${step}`],
    ['ok,Nope', `script step 2: 'Nope' is no code of nas or gateway; ${step}`],
    [['099'], `script step 1: '099' is no code of nas or gateway; ${step}`],
    ['ok,,ok', 'script step 2: `code` takes a string that is not empty'],
    [{ ListTags: ['Nope'] }, `script.ListTags step 1: 'Nope' is no code of nas or gateway; ${step}`],
    [{ ListTags: 7 }, 'script.ListTags: takes a list of steps, a string or a function'],
    [7, 'script: takes a list of steps, a string or a function'],
    [null, 'script: takes a list of steps, a string or a function'],
    [
      { code: 'Throttling' },
      'script: takes actions as keys, "code" belongs to a step; put the step into a list',
    ],
    [
      { chance: 1, step: 'ok' },
      'script: takes actions as keys, "chance" belongs to a step; put the step into a list',
    ],
    [[null], 'script step 1: takes a string, an object or a function'],
    [[['ok']], 'script step 1: takes a string, an object or a function'],
    [[503], 'script step 1: takes a string, an object or a function'],
    [[{ code: 'Nope' }], `script step 1: 'Nope' is no code of nas or gateway; ${step}`],
    [[{ status: 199 }], 'script step 1: `status` takes a number from 200 to 999'],
    [[{ status: 503.5 }], 'script step 1: `status` takes a number from 200 to 999'],
    [[{ message: 7 }], 'script step 1: `message` takes a string'],
    [[{ recommend: 7 }], 'script step 1: `recommend` takes a string'],
    [[{ body: {} }], 'script step 1: `body` takes a string or a Uint8Array'],
    [
      [{ headers: { 'a b': 'c' } }],
      'script step 1: `headers` takes an object of valid header names and strings',
    ],
    [
      [{ headers: { a: 'b\r\nc: d' } }],
      'script step 1: `headers` takes an object of valid header names and strings',
    ],
    [[{ headers: { a: 1 } }], 'script step 1: `headers` takes an object of valid header names and strings'],
    [[{ headers: null }], 'script step 1: `headers` takes an object of valid header names and strings'],
    [[{ retryAfter: null }], 'script step 1: `retryAfter` takes seconds or a string'],
    [[{ retryAfter: '1\n' }], 'script step 1: `retryAfter` takes seconds or a string'],
    [[{ delayMs: -1 }], 'script step 1: `delayMs` takes a number from 0 to 2147483647'],
    [[{ delayMs: 2 ** 31 }], 'script step 1: `delayMs` takes a number from 0 to 2147483647'],
    [[{ delayMs: NaN }], 'script step 1: `delayMs` takes a number from 0 to 2147483647'],
    [[{ format: 'alternate' }], "script step 1: `format` takes 'json', 'xml'"],
    [[{ cutAt: -1 }], 'script step 1: `cutAt` takes a number from 0 to 9007199254740991'],
    [[{ cutAt: 1.5 }], 'script step 1: `cutAt` takes a number from 0 to 9007199254740991'],
    [[{ fault: 'drop' }], "script step 1: `fault` takes 'reset', 'truncate', 'stall', 'hang'"],
    [[{ chance: 2, step: 'ok' }], 'script step 1: chance takes a number from 0 to 1'],
    [[{ chance: NaN, step: 'ok' }], 'script step 1: chance takes a number from 0 to 1'],
    [[{ chance: 0.5 }], 'script step 1, its step: takes a string, an object or a function'],
    [
      [{ chance: 0.5, step: 'ok', otherwise: '7' }],
      `script step 1, otherwise: '7' is no code of nas or gateway; ${step}`,
    ],
  ])('in %j is refused by its place', async (script, message) => {
    const error = await bad({ script }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toContain(message);
  });

  it('with a field that does not exist names those that do', async () => {
    await expect(bad({ script: [{ staus: 503 }] })).rejects.toThrow(
      'script step 1: unknown option `staus`; it takes code, status, message,',
    );
  });
});

describe('where it listens', () => {
  it('can be chosen', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const rehearsal = await rehearse({ port, host: 'localhost' });
    expect([rehearsal.port, rehearsal.url]).toEqual([port, `http://localhost:${port}`]);
    const body = (await (await fetch(rehearsal.url)).json()) as object;
    expect(body).toHaveProperty('RequestId');
  });

  it('is told in HostId as the client wrote it, without the port', async () => {
    const { port } = await rehearse({ script: 'InternalError', host: 'localhost' });
    const body = (await (await fetch(`http://localhost:${port}`)).json()) as Record<string, string>;
    expect(body.HostId).toBe('localhost');
  });

  it('is refused with the system’s error when it is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(rehearse({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
