import { describe, expect, it } from 'vitest';

import { exchange } from './exchange.js';
import { rehearse } from './rehearse.js';

describe('cutting a body short', () => {
  it.each([0, 1, 9])('sends %d of its 10 bytes and promises all of them', async (cutAt) => {
    const { url } = await rehearse({
      script: [{ status: 503, body: '0123456789', cutAt, fault: 'truncate' }],
    });
    const seen = await exchange(url);
    expect(seen).toMatchObject({ status: 503, complete: false, error: 'ECONNRESET' });
    expect([seen.body, seen.headers?.['content-length']]).toEqual(['0123456789'.slice(0, cutAt), '10']);
  });

  it('leaves JSON that cannot be read', async () => {
    const { url } = await rehearse({ script: 'ServiceUnavailable@cut-at=40' });
    const { body } = await exchange(url);
    expect(body).toHaveLength(40);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it('is a truncate where no fault is named, and recorded as such', async () => {
    const { url, requests } = await rehearse({ script: [{ code: 'InternalError', cutAt: 5 }] });
    expect(await exchange(url)).toMatchObject({ complete: false, error: 'ECONNRESET' });
    expect(requests[0]?.answered).toBe('truncate');
  });

  it('promises a byte more where the cut is not before the end', async () => {
    const { url } = await rehearse({ script: [{ body: 'abc', cutAt: 99 }] });
    const seen = await exchange(url);
    expect([seen.body, seen.headers?.['content-length'], seen.complete]).toEqual(['abc', '4', false]);
  });

  it('says where a stall begins', async () => {
    const { url } = await rehearse({ script: [{ body: '0123456789', fault: 'stall', cutAt: 3 }] });
    const seen = await exchange(url, { patience: 100 });
    expect([seen.body, seen.complete, seen.error]).toEqual(['012', false, undefined]);
  });

  it('ends a chunked answer without its last chunk', async () => {
    const headers = { 'Transfer-Encoding': 'chunked' };
    const { url } = await rehearse({ script: [{ body: '0123456789', headers, cutAt: 4 }] });
    const seen = await exchange(url);
    expect(seen).toMatchObject({ body: '0123', complete: false, error: 'ECONNRESET' });
    expect(seen.headers).not.toHaveProperty('content-length');
  });
});
