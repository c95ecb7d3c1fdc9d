import type { Readable } from 'node:stream';
import axios from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { connect, rejected, told } from './client.js';
import { json, nas, nasXml, ok, type Reply, serve } from './server.js';

const tencent = (Code: string) =>
  json({ Response: { Error: { Code, Message: 'It failed.' }, RequestId: 'r-1' } });
const busy = nas(200, 'InternalError', 'It failed.');

const look = { inspectSuccess: true };

describe('an error inside a 2xx', () => {
  it.each<[string, Reply, object]>([
    ['JSON', busy, { code: 'InternalError', httpCode: 200, documented: true }],
    ['XML', nasXml(200, 'InternalError'), { code: 'InternalError', httpCode: 200, documented: true }],
    [
      'a 201',
      json({ Code: 'ServiceUnavailable', Message: 'Busy.' }, 201),
      { code: 'ServiceUnavailable', httpCode: 201 },
    ],
    [
      'an envelope',
      tencent('RequestLimitExceeded'),
      { code: 'RequestLimitExceeded', category: 'throttling', requestId: 'r-1' },
    ],
    [
      'Success: false',
      json({ Success: false, Code: 'ServiceUnavailable', Message: 'Busy.' }),
      { code: 'ServiceUnavailable' },
    ],
    [
      'Success: false, and a code alone',
      json({ Success: false, Code: 'Throttling.User' }),
      { code: 'Throttling.User' },
    ],
    [
      'GraphQL',
      json({ data: null, errors: [{ message: 'Busy.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
      { code: 'INTERNAL_SERVER_ERROR' },
    ],
  ])('is found in %s, and repeated where that helps', async (_, step, failure) => {
    const server = await serve(step, ok);
    const client = connect(server, look);
    expect((await client.api.get<unknown>('/')).data).toEqual({ ok: true });
    expect(client.events[0]).toMatchObject({ type: 'retry', failure: { kind: 'response', ...failure } });
    expect(told(client)).toEqual(['retry', 'recover']);
  });

  it('surfaces as an axios error with the response as axios would give it', async () => {
    const server = await serve(tencent('AuthFailure.SecretIdNotFound'));
    const client = connect(server, look);
    const error = await rejected(client.api.get('/', { headers: { 'x-mine': 'yes' } }));
    expect([axios.isAxiosError(error), error.code, error.status]).toEqual([true, 'ERR_BAD_RESPONSE', 200]);
    expect(error.response?.data).toMatchObject({
      Response: { Error: { Code: 'AuthFailure.SecretIdNotFound' } },
    });
    expect(error.response?.config).toBe(error.config);
    expect(error.config?.headers.get('x-mine')).toBe('yes');
    expect(error.message).toBe(
      'Request answered with status code 200 and an error: AuthFailure.SecretIdNotFound - It failed.',
    );
    expect(error.failure).toMatchObject({ classification: 'terminal', category: 'auth', stop: 'terminal' });
    expect(server.requests).toHaveLength(1);
  });

  it('that may have changed something is not repeated', async () => {
    const server = await serve(busy);
    expect((await rejected(connect(server, look).api.post('/'))).failure.stop).toBe('not-idempotent');
    expect(server.requests).toHaveLength(1);
  });

  it('is left alone without the option', async () => {
    const { api } = connect(await serve(busy));
    expect((await api.get<unknown>('/')).data).toMatchObject({ Code: 'InternalError' });
  });

  it.each(['http', 'fetch'])('is that of bytes, too, by the %s adapter', async (adapter) => {
    const client = connect(await serve(busy, ok), look, { adapter });
    const { data } = await client.api.get<Buffer>('/', { responseType: 'arraybuffer' });
    expect(Buffer.from(data).toString()).toBe('{"ok":true}');
    expect(told(client)).toEqual(['retry', 'recover']);
  });
});

describe('a success that only looks like an error', () => {
  it.each<[unknown]>([
    [{ Success: true, Code: 'Whatever', Message: 'It failed.' }],
    ...['OK', 'ok', 'Success', 'success', '200', 200, '0', 0, 201].map((Code): [unknown] => [
      { Code, Message: 'Done.' },
    ]),
    [{ code: 20_000, message: 'success' }],
    [{ code: 200, status: 'COMPLETED', message: 'Done.' }],
    [{ code: '00000', msg: 'It is done.' }],
    [{ code: 200, message: 'success', response: { code: 'SH600000', title: 'A bank' } }],
    [{ code: 0, msg: 'ok', errors: { code: 'X1', message: 'none' } }],
    [{ errcode: 1, errmsg: 'ok' }],
    [{ Code: 'RequestAccepted', Message: 'The request is accepted.' }],
    [{ code: 'SUMMER', title: 'A coupon', description: 'Ten percent off.' }],
    [[{ code: 'US', message: 'United States' }]],
    [[]],
    [null],
    ['errors'],
    [{ errors: [] }],
    [{ message: 'Welcome' }],
    [{ error: null, items: [{ code: 'a', message: 'b' }] }],
  ])('%j', async (body) => {
    const client = connect(await serve(json(body)), look);
    expect((await client.api.get<unknown>('/')).data).toEqual(body);
    expect(told(client)).toEqual([]);
  });

  it('with status 202', async () => {
    const { api } = connect(await serve(nas(202, 'RequestAccepted', 'The request is accepted.')), look);
    expect((await api.get('/')).status).toBe(202);
  });

  it.each<[string, Reply]>([
    ['an empty body', { status: 204 }],
    ['text', { body: 'message: error' }],
    ['JSON that is cut off', { body: '{"Code":"InternalError","Message":"It fa' }],
    ['HTML', { body: '<html><body>error message</body></html>' }],
    ['XML without a code', { body: '<Result><Message>Welcome</Message></Result>' }],
  ])('%s', async (_, step) => {
    const { api } = connect(await serve(step), look);
    expect((await api.get<unknown>('/')).data).toEqual(step.body ?? '');
  });

  it('an error status that the caller accepts: that is for the caller to look at', async () => {
    const { api } = connect(await serve(nas(404, 'InvalidFileSystem.NotFound')), look);
    expect((await api.get('/', { validateStatus: () => true })).status).toBe(404);
  });
});

describe('what is not read', () => {
  it('a stream: it reaches the caller untouched', async () => {
    const { api } = connect(await serve(busy), look);
    const { data } = await api.get<Readable>('/', { responseType: 'stream' });
    expect(JSON.parse(Buffer.concat(await data.toArray()).toString())).toMatchObject({
      Code: 'InternalError',
    });
  });

  it('a Blob', async () => {
    const { api } = connect(await serve(busy), look, { adapter: 'fetch' });
    const { data } = await api.get<Blob>('/', { responseType: 'blob' });
    expect(await data.text()).toContain('InternalError');
  });

  it('a body over maxErrorBodyBytes, which is parsed by axios alone', async () => {
    const padding = 'x'.repeat(2_000);
    const large = json({ Code: 'InternalError', Message: 'It failed.', padding });
    const parse = vi.spyOn(JSON, 'parse');
    const { api } = connect(await serve(large), { ...look, maxErrorBodyBytes: 1_024 });
    expect((await api.get<unknown>('/')).data).toMatchObject({ Code: 'InternalError' });
    const parsed = parse.mock.calls.filter(([text]) => text.includes(padding));
    parse.mockRestore();
    expect(parsed).toHaveLength(1);
  });

  it('a body that names nothing an error could say is not parsed twice either', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const { api } = connect(await serve(json({ FileSystems: ['fs-1'] })), look);
    await api.get('/');
    const parsed = parse.mock.calls.filter(([text]) => text.includes('fs-1'));
    parse.mockRestore();
    expect(parsed).toHaveLength(1);
  });
});
