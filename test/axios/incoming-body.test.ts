import { PassThrough } from 'node:stream';
import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { expect, it } from 'vitest';
import { readIncoming } from '../../src/axios/incoming-body.js';

const config: InternalAxiosRequestConfig = { headers: new AxiosHeaders() };

const responseOf = (data: PassThrough): AxiosResponse => {
  data.on('error', () => undefined);
  return { data, status: 200, statusText: 'OK', headers: {}, config };
};

it('a body whose stream is gone already, or goes without a word, is aborted: no call waits for it', async () => {
  const gone = new PassThrough().destroy();
  await expect(readIncoming(responseOf(gone), config)).rejects.toThrow('stream has been aborted');
  const going = new PassThrough();
  const reading = readIncoming(responseOf(going), config);
  going.destroy();
  await expect(reading).rejects.toThrow('stream has been aborted');
});

it('a body is read as far as it is allowed, and its stream destroyed', async () => {
  const stream = new PassThrough();
  const reading = readIncoming(responseOf(stream), config, { maxBytes: 5 });
  for (const part of ['one', 'two', 'three']) stream.write(part);
  expect((await reading).toString()).toBe('onetw');
  expect(stream.destroyed).toBe(true);
});
