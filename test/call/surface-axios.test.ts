import { inspect } from 'node:util';
import { AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { surface } from '../../src/call/surface.js';
import { axiosError } from './axios-error.js';
import { failureRecord } from './failure-record.js';

const ALL = { enrichMessage: true, hideDetails: true };
const NONE = { enrichMessage: false, hideDetails: false };
const failure = failureRecord({
  resolution: 'The specified file system does not exist or has been deleted.',
});
const SECRET = 'Bearer a-very-secret-token';
const secretive = (): AxiosError =>
  axiosError({
    config: { headers: { Authorization: SECRET }, url: 'http://api.example.com/?Signature=hidden-signature' },
  });

describe('an axios error', () => {
  it('says in its message what is known', () => {
    const error = axiosError();
    surface(error, failure, ALL);
    expect(error.message).toBe(
      'Request failed with status code 404: InvalidFileSystem.NotFound - The specified file system does not exist. ' +
        'Resolution: The specified file system does not exist or has been deleted.',
    );
    expect(error.stack).toContain(error.message);
  });

  it('has the message in its stack even where someone has read that before', () => {
    const error = axiosError();
    const before = error.stack;
    surface(error, failure, ALL);
    expect(error.stack).toContain(error.message);
    expect(error.stack?.split('\n').slice(1)).toEqual(before?.split('\n').slice(1));
  });

  it('keeps its message where `enrichMessage` is off', () => {
    const error = axiosError();
    surface(error, failure, { ...ALL, enrichMessage: false });
    expect(error.message).toBe('Request failed with status code 404');
  });

  it('stays what it is, with all it holds in reach', () => {
    const error = secretive();
    const { config, request, response, code } = error;
    surface(error, failure, ALL);
    expect(error).toBeInstanceOf(AxiosError);
    expect([error.config, error.request, error.response, error.code]).toEqual([
      config,
      request,
      response,
      code,
    ]);
    expect(error.response).toBe(response);
  });

  it.each<[string, (error: unknown) => string]>([
    ['inspect', (error) => inspect(error, { depth: 9 })],
    ['inspect, as a cause', (error) => inspect(new Error('outer', { cause: error }), { depth: 9 })],
    ['JSON', (error) => JSON.stringify({ error })],
    ['a spread', (error) => inspect({ ...(error as object) }, { depth: 9 })],
  ])('prints no secret, but the code: %s', (_, print) => {
    const error = secretive();
    error.cause = Object.assign(new Error('inner'), { config: error.config, code: 'ECONNRESET' });
    surface(error, failure, ALL);
    const text = print(error);
    expect(text).toContain('InvalidFileSystem.NotFound');
    expect(text).not.toMatch(/a-very-secret-token|hidden-signature/);
  });

  it('has a plain cause that says the same in words', () => {
    const error = axiosError();
    error.cause = Object.assign(new TypeError('inner'), { code: 'ECONNRESET', config: error.config });
    surface(error, failure, ALL);
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'inner', code: 'ECONNRESET' });
    expect(Object.keys(error)).not.toContain('cause');
    expect(error.cause).not.toHaveProperty('config');
  });

  it('becomes in JSON what is worth keeping', () => {
    const error = secretive();
    surface(error, failure, ALL);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'AxiosError',
      message: error.message,
      code: 'ERR_BAD_REQUEST',
      status: 404,
      failure: JSON.parse(JSON.stringify(failure)) as unknown,
    });
  });

  it('shows its details where `hideDetails` is off', () => {
    const error = secretive();
    surface(error, failure, NONE);
    expect(Object.keys(error)).toEqual(expect.arrayContaining(['config', 'response', 'request', 'failure']));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      config: { headers: { Authorization: SECRET } },
      failure: { code: failure.code },
    });
  });

  it('is known by its shape, as copies of axios have classes of their own', () => {
    const foreign = Object.assign(new Error('Request failed'), {
      isAxiosError: true,
      config: { headers: {} },
    });
    surface(foreign, failure, ALL);
    expect(foreign.message).toContain('InvalidFileSystem.NotFound');
    expect(Object.keys(foreign)).not.toContain('config');
  });
});
