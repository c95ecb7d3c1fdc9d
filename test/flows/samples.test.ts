import axios from 'axios';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attach, type FailureEvent } from '../../src/index.js';
import { FAST, rejected } from './client.js';

const HOST = 'nas.cn-hangzhou.aliyuncs.com';

/** The two examples of the error code list, letter by letter: a malformed prolog, a padded HostId. */
const XML = `<? xml version="1.0" encoding="UTF-8"? >
<Error>
  <RequestId>B71B4C68-6C6B-4D4B-AD70-8951BD7D188E</RequestId>
  <HostId>nas.cn-hangzhou.aliyuncs.com</HostId>
  <Code>InvalidFileSystem.NotFound</Code>
  <Message>The specified file system does not exist</Message>
</Error>


`;
const JSON_BODY = `{
  "RequestId": "B71B4C68-6C6B-4D4B-AD70-8951BD7D188E",
  "HostId": " nas.cn-hangzhou.aliyuncs.com ",
  "Code": "InvalidFileSystem.NotFound",
  "Message": "The specified file system does not exist"
}


`;

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const client = () => {
  const events: FailureEvent[] = [];
  const api = axios.create({ baseURL: `https://${HOST}`, adapter: 'http', timeout: 5_000 });
  attach(api, { ...FAST, onEvent: (event) => events.push(event) });
  return { api, events };
};

describe.each([
  { format: 'XML', body: XML, type: 'text/xml' },
  { format: 'JSON', body: JSON_BODY, type: 'application/json' },
])('the $format example of the document, under the real host name', ({ body, type }) => {
  it('becomes a failure with its resolution', async () => {
    const scope = nock(`https://${HOST}`)
      .get('/?Action=DescribeFileSystems')
      .reply(404, body, { 'Content-Type': type });
    const { api, events } = client();
    const error = await rejected(api.get('/', { params: { Action: 'DescribeFileSystems' } }));
    expect(scope.isDone()).toBe(true);
    expect(error.failure).toMatchObject({
      kind: 'response',
      httpCode: 404,
      code: 'InvalidFileSystem.NotFound',
      message: 'The specified file system does not exist',
      resolution: 'The specified file system does not exist or has been deleted.',
      requestId: 'B71B4C68-6C6B-4D4B-AD70-8951BD7D188E',
      hostId: HOST,
      classification: 'terminal',
      category: 'client',
      decidedBy: 'catalog',
      documented: true,
      catalog: 'nas',
      operation: `GET ${HOST} DescribeFileSystems`,
      stop: 'terminal',
    });
    expect(error.message).toBe(
      'Request failed with status code 404: InvalidFileSystem.NotFound - The specified file system does not exist. ' +
        'Resolution: The specified file system does not exist or has been deleted.',
    );
    expect(events).toHaveLength(1);
  });

  it('is what response.data was without us', async () => {
    nock(`https://${HOST}`).get('/').times(2).reply(404, body, { 'Content-Type': type });
    const bare = await rejected(axios.get(`https://${HOST}/`, { adapter: 'http' }));
    const { response } = await rejected(client().api.get('/'));
    expect(response?.data).toEqual(bare.response?.data);
  });

  it('counts as retryable where the same shape says so', async () => {
    const busy = body.replace('InvalidFileSystem.NotFound', 'ServiceUnavailable');
    nock(`https://${HOST}`)
      .get('/')
      .times(2)
      .reply(503, busy, { 'Content-Type': type })
      .get('/')
      .reply(200, '{"ok":1}');
    const { api, events } = client();
    expect((await api.get<unknown>('/')).data).toEqual({ ok: 1 });
    expect(events.map((event) => event.type)).toEqual(['retry', 'retry', 'recover']);
  });
});
