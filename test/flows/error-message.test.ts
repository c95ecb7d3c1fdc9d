import { inspect } from 'node:util';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { connect, rejected } from './client.js';
import { nas, reset, serve, unavailable } from './server.js';

const NOT_FOUND = nas(404, 'InvalidFileSystem.NotFound', 'The specified FileSystem does not exist.');

describe('the message of a surfaced error', () => {
  it('is that of axios, then code, message and resolution', async () => {
    const server = await serve(NOT_FOUND);
    const { message } = await rejected(connect(server).api.get('/'));
    expect(message).toBe(
      'Request failed with status code 404: InvalidFileSystem.NotFound - The specified FileSystem does not exist. ' +
        'Resolution: The specified file system does not exist or has been deleted.',
    );
  });

  it('says only what is known of a failure that is in no catalog', async () => {
    const server = await serve(nas(404, 'Thing.Gone', 'It is gone'));
    const { message } = await rejected(connect(server).api.get('/'));
    expect(message).toBe('Request failed with status code 404: Thing.Gone - It is gone');
  });

  it('stays that of axios where the body said nothing', async () => {
    const server = await serve({ status: 404 });
    const { message } = await rejected(connect(server).api.get('/'));
    expect(message).toBe('Request failed with status code 404');
  });

  it('holds nothing that is unique to the call', async () => {
    const id = '0A1B2C3D-1111-2222-3333-444455556666';
    const body = (requestId: string) =>
      JSON.stringify({
        RequestId: requestId,
        Code: 'Thing.Gone',
        Message: `No thing for ${requestId}, trace ${id}.`,
      });
    const headers = { 'content-type': 'application/json' };
    const server = await serve(
      { status: 404, headers, body: body('11111111-1111-2222-3333-444455556666') },
      { status: 404, headers, body: body('req-7') },
    );
    const { api } = connect(server);
    const [first, second] = [await rejected(api.get('/')), await rejected(api.get('/'))];
    expect(first.failure.requestId).toBe('11111111-1111-2222-3333-444455556666');
    expect(second.message).toBe(first.message);
    expect(second.message).not.toContain(id);
  });

  it('is the same whether the call was repeated or not', async () => {
    const server = await serve(unavailable);
    const one = await rejected(connect(server, { retries: 0 }).api.get('/'));
    const four = await rejected(connect(server, { retries: 3 }).api.get('/'));
    expect(four.message).toBe(one.message);
  });

  it('is left alone with enrichMessage: false', async () => {
    const server = await serve(NOT_FOUND);
    const error = await rejected(connect(server, { enrichMessage: false }).api.get('/'));
    expect(error.message).toBe('Request failed with status code 404');
    expect(error.failure.resolution).toBe('The specified file system does not exist or has been deleted.');
  });

  it('of a refusal to repeat says how to allow it', async () => {
    const server = await serve(reset);
    const error = await rejected(connect(server).api.post('/'));
    expect(error.failure.stop).toBe('not-idempotent');
    for (const way of ['key', 'idempotent: true', 'retryUnsafe']) expect(error.message).toContain(way);
  });

  it('shows control characters of the API escaped', async () => {
    const server = await serve(nas(404, 'Thing.Gone', 'one\nFAKE LOG LINE \u001b[31m \u202e'));
    const { message, failure } = await rejected(connect(server).api.get('/'));
    const visible = String.raw`one\nFAKE LOG LINE \u001b[31m \u202e`;
    expect(failure.message).toBe(visible);
    expect(message).toBe(`Request failed with status code 404: Thing.Gone - ${visible}`);
  });
});

describe('the stack of a surfaced error', () => {
  it('begins with the new message', async () => {
    const server = await serve(NOT_FOUND);
    const error = await rejected(connect(server).api.get('/'));
    const [first] = (error.stack ?? '').split('\n');
    expect(first).toMatch(/^(?:Axios)?Error: /);
    expect(first).toContain(error.message);
    expect(inspect(error).split('\n')[0]).toBe(`AxiosError: ${error.message}`);
  });

  it('begins with it also where someone read the stack before', async () => {
    const server = await serve(NOT_FOUND);
    const { api } = connect(server);
    const adapter = api.defaults.adapter;
    api.defaults.adapter = (config) =>
      axios
        .getAdapter(adapter)(config)
        .catch((error: Error) => {
          expect(error.stack).toContain('Request failed');
          throw error;
        });
    const error = await rejected(api.get('/'));
    expect((error.stack ?? '').split('\n')[0]).toContain(error.message);
  });

  it('still tells where the call was made', async () => {
    const server = await serve(unavailable);
    const { api } = connect(server, { retries: 1 });
    const callingPlace = async () => {
      await api.get('/');
    };
    expect((await rejected(callingPlace())).stack).toContain('callingPlace');
  });
});
