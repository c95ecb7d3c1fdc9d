import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

import { rehearse } from './rehearse.js';

const form = 'application/x-www-form-urlencoded';

describe('a recorded request', () => {
  it('tells what came and what was answered', async () => {
    const { url, requests } = await rehearse({ script: ['InternalError'] });
    await fetch(`${url}/v1/files?Action=CreateFileSystem&Zone=a`, {
      method: 'POST',
      headers: { 'X-Trace': 'T1', 'Content-Type': 'application/json' },
      body: '{"名":"值"}',
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/v1/files?Action=CreateFileSystem&Zone=a',
      action: 'CreateFileSystem',
      headers: { 'x-trace': 'T1', 'content-type': 'application/json' },
      body: '{"名":"值"}',
      answered: 'InternalError',
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as string,
    });
  });

  it('has an empty body and no action where there is none', async () => {
    const { url, requests } = await rehearse();
    await fetch(url);
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/', body: '', action: undefined });
  });

  it('tells when, to a tenth of a millisecond since the start', async () => {
    const { url, requests } = await rehearse({ script: [{ delayMs: 50 }] });
    await fetch(url);
    await fetch(url);
    const [first, second] = requests.map(({ atMs }) => atMs);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(Number(second) - Number(first)).toBeGreaterThan(45);
    expect(Number(second)).toBeLessThan(5_000);
    expect(Math.round(Number(second) * 10) / 10).toBe(second);
  });

  it('keeps a large body whole', async () => {
    const { url, requests } = await rehearse();
    const body = 'é'.repeat(500_000);
    await fetch(url, { method: 'PUT', body });
    expect(requests[0]?.body).toBe(body);
  });

  it('keeps the first MiB of a larger one, no half of a character, and tells how long it was', async () => {
    const { url, requests } = await rehearse();
    const body = 'a' + 'é'.repeat(600_000);
    await fetch(url, { method: 'PUT', body });
    expect(requests[0]?.bodyBytes).toBe(1_200_001);
    expect(requests[0]?.body).toBe(body.slice(0, 524_288));
  });

  it('shows bytes that are no UTF-8 as such, and counts bytes, not characters', async () => {
    const { url, requests } = await rehearse();
    await fetch(url, { method: 'PUT', body: Uint8Array.of(0x61, 0xff, 0xc3) });
    expect(requests[0]).toMatchObject({ body: 'a\ufffd\ufffd', bodyBytes: 3 });
  });

  it('is not there when the client left in the middle of its body, and its step is kept', async () => {
    const { url, port, requests } = await rehearse({ script: ['InternalError'] });
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234', () =>
      socket.resetAndDestroy(),
    );
    await once(socket, 'close');
    expect((await fetch(url)).status).toBe(500);
    expect(requests).toHaveLength(1);
  });
});

describe('the action of a request', () => {
  it.each([
    ['its query', '/?Version=1&Action=ListTags', {}, undefined, 'ListTags'],
    ['its form body', '/', { 'content-type': form }, 'Version=1&Action=ListTags', 'ListTags'],
    ['its header', '/', { 'x-acs-action': 'ListTags' }, undefined, 'ListTags'],
    ['its query before its form', '/?Action=One', { 'content-type': form }, 'Action=Two', 'One'],
    [
      'its form before its header',
      '/',
      { 'content-type': form, 'x-acs-action': 'Three' },
      'Action=Two',
      'Two',
    ],
    [
      'its header where the query has an empty one',
      '/?Action=',
      { 'x-acs-action': 'Three' },
      undefined,
      'Three',
    ],
    ['a form with a charset', '/', { 'content-type': `${form}; charset=utf-8` }, 'Action=Two', 'Two'],
    ['no text of another type', '/', { 'content-type': 'text/plain' }, 'Action=Two', undefined],
    ['no other spelling of the name', '/?action=ListTags', {}, undefined, undefined],
  ])('comes from %s', async (_, path, headers: Record<string, string>, body, action) => {
    const { url, requests } = await rehearse();
    await fetch(url + path, { method: 'POST', headers, body });
    expect(requests[0]?.action).toBe(action);
  });
});

describe('requests at the same time', () => {
  it('each get one step and one RequestId of their own', async () => {
    const steps = Array.from({ length: 40 }, (_, at) => ({
      status: 500,
      code: `Code.${at}`,
      delayMs: (at * 7) % 30,
    }));
    const { url, requests } = await rehearse({ script: steps });
    const bodies = await Promise.all(
      steps.map(async (_, at) => {
        const path = `/${at}`;
        const response = await fetch(url + path);
        return [path, (await response.json()) as { Code: string; RequestId: string }] as const;
      }),
    );
    expect(requests.map(({ answered }) => answered)).toEqual(steps.map(({ code }) => code));
    const seen = new Map<string, string>(
      bodies.map(([path, { Code, RequestId }]) => [path, `${Code} ${RequestId}`]),
    );
    for (const { url: path, answered, requestId } of requests) {
      expect(seen.get(path)).toBe(`${answered} ${requestId}`);
    }
    expect(new Set(seen.values()).size).toBe(40);
  });
});
