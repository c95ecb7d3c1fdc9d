import { beforeEach, describe, expect, it } from 'vitest';
import type { CreateAxiosDefaults } from 'axios';
import { AXIOS } from '../support/axios-version.js';
import { connect, rejected, told } from './client.js';
import { contentOf, kindOf } from './content.js';
import { nas, nasXml, ok, type Reply, serve, unavailable } from './server.js';

const NOWHERE = { url: 'http://127.0.0.1:9' };

/** A `fetch` of the caller's that answers by the list, and what it was asked. */
function ownFetch(...replies: readonly (Reply | Error)[]) {
  const asked: string[] = [];
  const fetch = (input: URL | Request | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const reply = replies[Math.min(asked.push(`${request.method} ${request.url}`), replies.length) - 1] ?? ok;
    if (reply instanceof Error) return Promise.reject(reply);
    const { status = 200, headers = {}, body } = reply;
    return Promise.resolve(new Response(body as BodyInit | undefined, { status, headers }));
  };
  return { asked, fetch };
}

describe("a fetch of the caller's, given to axios", () => {
  beforeEach(({ skip }) => skip(!AXIOS.knowsOwnFetch, 'before 1.12, axios takes none'));
  const TYPES = ['text', 'arraybuffer', 'blob'] as const;
  const envs = [
    { says: 'with the classes of the platform', more: {}, types: [...TYPES, 'stream'] as const },
    // Without a Response axios has no streams.
    { says: 'without Request and Response', more: { Request: null, Response: null }, types: TYPES },
  ];

  const defaults = (fetch: unknown, more: object): CreateAxiosDefaults =>
    ({ adapter: 'fetch', env: { fetch, ...more } }) as CreateAxiosDefaults;

  it.each(envs)('is called in every attempt, $says', async ({ more }) => {
    const failed = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
    });
    const { asked, fetch } = ownFetch(unavailable, nasXml(503, 'ServiceUnavailable'), failed, ok);
    const client = connect(NOWHERE, {}, defaults(fetch, more));
    expect((await client.api.get<unknown>('/a')).data).toEqual({ ok: true });
    expect(asked).toEqual(Array(4).fill('GET http://127.0.0.1:9/a'));
    expect(client.events.slice(0, 3)).toMatchObject([
      { failure: { code: 'ServiceUnavailable' } },
      { failure: { code: 'ServiceUnavailable' } },
      { failure: { kind: 'network', code: 'ECONNRESET' } },
    ]);
  });

  it.each(envs.flatMap(({ types, ...env }) => types.map((responseType) => ({ ...env, responseType }))))(
    'has its error bodies explained and kept: $responseType, $says',
    async ({ more, responseType }) => {
      const error = nas(404, 'InvalidVpc.NotFound', 'Not here.');
      const { api } = connect(NOWHERE, {}, defaults(ownFetch(error).fetch, more));
      const { failure, response } = await rejected(api.get('/', { responseType }));
      expect(failure).toMatchObject({ code: 'InvalidVpc.NotFound', stop: 'terminal' });
      expect(await contentOf(response?.data)).toBe(error.body);
    },
  );
});

describe("the fetch adapter's own response type", () => {
  it('formdata gives a form after failures', async () => {
    const body = '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--edge--\r\n';
    const form: Reply = { headers: { 'content-type': 'multipart/form-data; boundary=edge' }, body };
    const broken: Reply = { ...form, status: 503 };
    const client = connect(await serve(broken, form), {}, { adapter: 'fetch' });
    const { data } = await client.api.get<FormData>('/', { responseType: 'formdata' });
    expect(kindOf(data)).toBe('FormData');
    expect(data.get('a')).toBe('1');
    expect(told(client)).toEqual(['retry', 'recover']);
  });
});
