import { describe, expect, it } from 'vitest';

import type { Rehearsal } from '../../src/testing/index.js';
import { rehearse } from './rehearse.js';

async function types({ url }: Rehearsal, count: number): Promise<string[]> {
  const seen: string[] = [];
  while (seen.length < count) {
    const response = await fetch(url);
    const start = (await response.text()).slice(0, 5);
    const type = response.headers.get('content-type') ?? '';
    seen.push(`${type.split(';')[0]} ${start === '<?xml' ? 'xml' : 'json'}`);
  }
  return seen;
}

const json = 'application/json json';
const xml = 'text/xml xml';

describe('the format of error answers', () => {
  it('is JSON unless something else is asked for', async () => {
    expect(await types(await rehearse({ script: 'InternalError,InternalError' }), 2)).toEqual([json, json]);
  });

  it('can be XML', async () => {
    expect(await types(await rehearse({ format: 'xml', script: 'InternalError' }), 1)).toEqual([xml]);
  });

  it('can alternate, counting error answers only', async () => {
    const script = 'InternalError,ok,InternalError,InternalError';
    expect(await types(await rehearse({ format: 'alternate', script }), 4)).toEqual([json, json, xml, json]);
  });

  it('can be chosen by a step, which leaves the alternation alone', async () => {
    const script = [{ code: 'InternalError', format: 'xml' as const }, 'InternalError', 'InternalError'];
    expect(await types(await rehearse({ format: 'alternate', script }), 3)).toEqual([xml, json, xml]);
  });

  it('keeps one RequestId for body and header in XML too', async () => {
    const { url } = await rehearse({ format: 'xml', script: ['InternalError'] });
    const response = await fetch(url);
    expect(await response.text()).toContain(
      `<RequestId>${response.headers.get('x-acs-request-id')}</RequestId>`,
    );
  });

  it('escapes what a message holds', async () => {
    const { url } = await rehearse({
      format: 'xml',
      script: [{ code: 'InternalError', message: '<b>&"\'' }],
    });
    expect(await (await fetch(url)).text()).toContain('<Message>&lt;b&gt;&amp;&quot;&apos;</Message>');
  });
});
