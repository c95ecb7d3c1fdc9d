import axios from 'axios';
import { describe, expect, it } from 'vitest';

import { createCatalog } from '../../src/catalog/catalog.js';
import { gatewayCatalog } from '../../src/catalog/gateway.js';
import { nasCatalog } from '../../src/catalog/nas.js';
import { rehearse } from './rehearse.js';

const unescapeXml = (text: string) =>
  text.replace(/&(apos|quot|amp);/g, (_, name) => ({ apos: "'", quot: '"' })[name as string] ?? '&');

describe('an error answer', () => {
  it('has the status, body and headers of the API', async () => {
    const { url, requests } = await rehearse({ script: ['InvalidFileSystem.NotFound'] });
    const response = await fetch(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json;charset=utf-8');
    const requestId = response.headers.get('x-acs-request-id');
    expect(requestId).toMatch(/^[0-9A-F-]{36}$/);
    expect(await response.json()).toEqual({
      RequestId: requestId,
      HostId: '127.0.0.1',
      Code: 'InvalidFileSystem.NotFound',
      Message: 'The specified FileSystem does not exist.',
    });
    expect(requests[0]).toMatchObject({ answered: 'InvalidFileSystem.NotFound', requestId });
  });

  it.each(['json', 'xml'] as const)('exists for every documented code, in %s', async (format) => {
    const { url } = await rehearse({ format, script: nasCatalog.entries.map(({ code }) => code) });
    for (const { code, httpCode, message } of nasCatalog.entries) {
      const response = await fetch(url);
      const body = await response.text();
      expect(response.status).toBe(httpCode);
      const said =
        format === 'json'
          ? Object.values(JSON.parse(body) as Record<string, string>).slice(2)
          : [/<Code>(.*)<\/Code>/, /<Message>(.*)<\/Message>/].map((tag) =>
              unescapeXml(tag.exec(body)?.[1] ?? ''),
            );
      expect(said).toEqual([code, message]);
    }
  });

  it('falls back on the gateway for codes that the product does not document', async () => {
    const { url } = await rehearse({ script: ['Throttling.User'] });
    const body = (await (await fetch(url)).json()) as Record<string, string>;
    expect(body.Code).toBe('Throttling.User');
    expect(body.Message).toBe(gatewayCatalog.find('Throttling.User')?.message);
  });

  it('spells the code as the script does', async () => {
    const { url } = await rehearse({ script: ['User.Disabled', 'User. Disabled'] });
    const bodies = [await (await fetch(url)).text(), await (await fetch(url)).text()];
    expect(bodies[0]).toContain('"User.Disabled"');
    expect(bodies[1]).toContain('"User. Disabled"');
    expect(bodies[0]).toContain('Your account does not open Nas Service yet');
  });

  it('takes status, message and link from its step before the catalog', async () => {
    const { url } = await rehearse({
      script: [
        {
          code: 'InternalError',
          status: 200,
          message: 'Try <again> & later',
          recommend: 'https://example.com/?a&b',
        },
      ],
    });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      Code: 'InternalError',
      Message: 'Try <again> & later',
      Recommend: 'https://example.com/?a&b',
    });
  });

  it('can have a code that no catalog knows, given its status', async () => {
    const { url, requests } = await rehearse({
      script: [
        { code: 'Quota.Gone', status: 409 },
        { status: 418, message: 'No code.' },
      ],
    });
    const [unknown, codeless] = [await fetch(url), await fetch(url)];
    expect(unknown.status).toBe(409);
    expect(await unknown.json()).toMatchObject({
      Code: 'Quota.Gone',
      Message: expect.stringContaining('knows') as string,
    });
    expect(codeless.status).toBe(418);
    expect(Object.keys((await codeless.json()) as object)).toEqual(['RequestId', 'HostId', 'Message']);
    expect(requests.map(({ answered }) => answered)).toEqual(['Quota.Gone', '418']);
  });

  it('comes from the catalogs of the caller instead, asked in order', async () => {
    const entry = { httpCode: 503, code: 'Busy', message: 'First.', resolution: 'Try again later.' };
    const one = createCatalog({ name: 'one', entries: [entry] });
    const two = createCatalog({
      name: 'two',
      entries: [
        { ...entry, message: 'Second.' },
        { ...entry, code: 'Full' },
      ],
    });
    const { url } = await rehearse({ catalog: [one, two], script: 'Busy,Full' });
    expect(await (await fetch(url)).json()).toMatchObject({ Code: 'Busy', Message: 'First.' });
    expect(await (await fetch(url)).json()).toMatchObject({ Code: 'Full' });
    await expect(rehearse({ catalog: one, script: ['InternalError'] })).rejects.toThrow(/is no code of one;/);
  });

  it('needs a status of its own where the catalog’s ends no exchange', async () => {
    const entry = { httpCode: 102, code: 'Working', message: 'Wait.', resolution: 'Wait.' };
    const catalog = createCatalog({ name: 'one', entries: [entry] });
    await expect(rehearse({ catalog, script: 'Working' })).rejects.toThrow(
      new TypeError("script step 1: 'Working' has status 102; takes a `status` from 200 with it"),
    );
    const { url } = await rehearse({ catalog, script: 'Working@status=202' });
    expect(await (await fetch(url)).json()).toMatchObject({ Code: 'Working' });
  });

  it('reads as an error to axios, in either format', async () => {
    const { url } = await rehearse({ format: 'alternate', script: 'ServiceTimeout,ServiceTimeout' });
    const json = await axios.get(url).catch((error: unknown) => error);
    const xml = await axios.get(url).catch((error: unknown) => error);
    expect(json).toMatchObject({ status: 504, response: { data: { Code: 'ServiceTimeout' } } });
    expect(xml).toMatchObject({
      status: 504,
      response: { data: expect.stringContaining('<Code>ServiceTimeout</Code>') as string },
    });
  });
});
