import { describe, expect, it } from 'vitest';

import { exchange } from './exchange.js';
import { rehearse } from './rehearse.js';

describe('a setting behind the name of a step', () => {
  it('retry-after sends the header, beside a code or a status', async () => {
    const { url } = await rehearse({ script: 'Throttling.User@retry-after=1,503@retry-after=0' });
    const [code, status] = [await exchange(url), await exchange(url)];
    expect(code).toMatchObject({ status: 400, headers: { 'retry-after': '1' } });
    expect(status).toMatchObject({ status: 503, headers: { 'retry-after': '0' } });
  });

  it('retry-after may be a date, in a list, where a comma separates nothing', async () => {
    const date = 'Wed, 21 Oct 2065 07:28:00 GMT';
    const { url } = await rehearse({ script: [`ServiceUnavailable@retry-after=${date}`] });
    expect((await exchange(url)).headers?.['retry-after']).toBe(date);
  });

  it('delay holds the answer back', async () => {
    const { url } = await rehearse({ script: 'ok@delay=60' });
    const startedAt = performance.now();
    expect((await exchange(url)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });

  it('`status` takes the place of the catalog’s', async () => {
    const { url } = await rehearse({ script: 'InternalError@status=502,Quota.Gone@status=409' });
    expect(await exchange(url)).toMatchObject({ status: 502 });
    const unknown = await exchange(url);
    expect([unknown.status, JSON.parse(unknown.body)]).toEqual([
      409,
      expect.objectContaining({ Code: 'Quota.Gone' }),
    ]);
  });

  it('format chooses JSON or XML for this answer', async () => {
    const { url } = await rehearse({ format: 'xml', script: 'InternalError@format=json,InternalError' });
    expect((await exchange(url)).body).toMatch(/^\{/);
    expect((await exchange(url)).body).toMatch(/^<\?xml/);
  });

  it('fault breaks the answer that the name says', async () => {
    const { url, requests } = await rehearse({ script: 'ServiceUnavailable@fault=truncate' });
    expect(await exchange(url)).toMatchObject({ status: 503, complete: false });
    expect(requests[0]?.answered).toBe('truncate');
  });

  it('stands beside others, and spaces do not count', async () => {
    const { url } = await rehearse({ script: 'Throttling @ format=xml @retry-after = 2@cut-at=10' });
    const { body, headers, complete } = await exchange(url);
    expect([body, headers?.['retry-after'], complete]).toEqual(['<?xml vers', '2', false]);
  });

  it.each([
    ['@retry', '@retry'],
    ['@wait=5', '@wait=5'],
    ['@constructor=5', '@constructor=5'],
    ['@', '@'],
  ])('%s is refused where there is none of that name', async (setting, named) => {
    await expect(rehearse({ script: ['ok', `ok${setting}`] })).rejects.toThrow(
      new TypeError(
        `script step 2: there is no setting "${named}"; ` +
          'a step takes @retry-after=, @delay=, @status=, @format=, @fault=, @cut-at=',
      ),
    );
  });

  it.each([
    ['ok@delay=', '`delayMs` takes a number from 0 to 2147483647'],
    ['ok@delay=soon', '`delayMs` takes a number from 0 to 2147483647'],
    ['ok@status=99', '`status` takes a number from 200 to 999'],
    ['ok@format=yaml', "`format` takes 'json', 'xml'"],
    ['ok@fault=drop', "`fault` takes 'reset', 'truncate', 'stall', 'hang'"],
    ['ok@cut-at=-1', '`cutAt` takes a number from 0 to 9007199254740991'],
    ['@delay=5', '`code` takes a string that is not empty'],
  ])('%s is refused with what it takes', async (step, message) => {
    const error = await rehearse({ script: [step] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toHaveProperty('message', expect.stringContaining(`script step 1: ${message}`));
  });
});
