import { openWindow } from './window.js';
import axios, { type AxiosProgressEvent, type AxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, eventually, told } from './client.js';
import { json, nas, type Reply, serve } from './server.js';

const UPLOAD = 'u'.repeat(200_000);
const ERROR = nas(503, 'ServiceUnavailable', 'd'.repeat(150_000));
const SUCCESS = json({ data: 'd'.repeat(150_000) });

/** Notes how far the last event of each direction got, for each attempt of a call. */
function observed() {
  const uploads: number[] = [];
  const downloads: number[] = [];
  const into = (list: number[], begins: (loaded: number, before: number) => boolean) => {
    let before = Infinity;
    return ({ loaded }: AxiosProgressEvent) => {
      if (begins(loaded, before)) list.push(loaded);
      else list[list.length - 1] = loaded;
      before = loaded;
    };
  };
  const request: AxiosRequestConfig = {
    // XMLHttpRequest tells the end of a download twice, and of an upload nothing but its end.
    onDownloadProgress: into(downloads, (loaded, before) => loaded < before),
    onUploadProgress: into(uploads, (loaded, before) => loaded <= before),
  };
  return { uploads, downloads, request };
}

const length = ({ body }: Reply) => Buffer.byteLength(body ?? '');

describe.each(['http', 'fetch', 'xhr'] as const)('progress, by the %s adapter', (adapter) => {
  const open = async (...replies: readonly Reply[]) => {
    const server = await serve(...replies);
    if (adapter === 'xhr') openWindow(server.url);
    return server;
  };

  it('is told of each attempt from its start to its end', async () => {
    const server = await open(ERROR, ERROR, SUCCESS);
    const client = connect(server, { retryUnsafe: 'always' }, { adapter });
    const { uploads, downloads, request } = observed();
    await client.api.post('/', UPLOAD, request);
    expect(told(client)).toEqual(['retry', 'retry', 'recover']);
    const ends = [length(ERROR), length(ERROR), length(SUCCESS)];
    // axios tells of progress a little later than the call ends.
    await eventually(() => downloads).toEqual(ends);
    await eventually(() => uploads).toEqual(Array(3).fill(UPLOAD.length));
    expect(server.requests.map(({ body }) => body.length)).toEqual(Array(3).fill(UPLOAD.length));
  });

  it('of a call that succeeds at once is what axios tells', async () => {
    const server = await open(SUCCESS);
    const [ours, theirs] = [observed(), observed()];
    await axios.post(server.url, UPLOAD, { ...theirs.request, adapter, proxy: false });
    await connect(server, {}, { adapter }).api.post('/', UPLOAD, ours.request);
    await eventually(() => [ours.uploads, ours.downloads]).toEqual([[UPLOAD.length], [length(SUCCESS)]]);
    await eventually(() => [theirs.uploads, theirs.downloads]).toEqual([ours.uploads, ours.downloads]);
  });

  it('is told within limits as well', async () => {
    const server = await open(ERROR, SUCCESS);
    const { api } = connect(server, { attemptTimeout: 9_000, retryUnsafe: 'always' }, { adapter });
    const { uploads, downloads, request } = observed();
    await api.post('/', UPLOAD, request);
    await eventually(() => downloads).toEqual([length(ERROR), length(SUCCESS)]);
    await eventually(() => uploads).toEqual(Array(2).fill(UPLOAD.length));
  });
});
