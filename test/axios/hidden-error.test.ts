import axios, { AxiosHeaders, type AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { rejectHidden } from '../../src/axios/hidden-error.js';
import { createPolicy } from '../../src/policy/policy.js';
import { rejectionOf } from '../call/rejection.js';

const error = { Code: 'InternalError', Message: 'It failed.' };
const text = JSON.stringify(error);
const policy = createPolicy({ maxErrorBodyBytes: 100 });

const response = (data: unknown, status = 200): AxiosResponse => ({
  data,
  status,
  statusText: '',
  headers: {},
  config: { headers: new AxiosHeaders() },
  request: 'the request',
});

describe('a 2xx answer', () => {
  it.each<[string, unknown]>([
    ['text', text],
    ['text with white space before it', `\uFEFF \n${text}`],
    ['a Buffer', Buffer.from(text)],
    ['a Uint8Array', new TextEncoder().encode(text)],
    ['an ArrayBuffer', new TextEncoder().encode(text).buffer],
    ['an object, as a mock adapter gives', error],
  ])('with an error in %s is rejected', async (_, data) => {
    const given = response(data);
    const rejected = await rejectionOf(rejectHidden(given, policy));
    expect(axios.isAxiosError(rejected)).toBe(true);
    expect(rejected).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
      request: 'the request',
      config: given.config,
    });
    expect((rejected as { response?: unknown }).response).toBe(given);
  });

  it.each<[string, unknown, number?]>([
    ['no body', undefined],
    ['null', null],
    ['a number', 5],
    ['a Blob', new Blob([text])],
    ['an object of somebody’s class', Object.assign(new Map(), error)],
    ['a list', [error]],
    ['bytes that are a list', Buffer.from(JSON.stringify([error]))],
    ['text that is a list', JSON.stringify([error])],
    ['text over the cap', text.padEnd(101)],
    ['bytes over the cap', Buffer.from(text.padEnd(101))],
    ['an ArrayBuffer over the cap', new TextEncoder().encode(text.padEnd(101)).buffer],
    ['a status that is no success', text, 304],
  ])('with %s is passed on as it is', async (_, data, status) => {
    const given = response(data, status);
    expect(await rejectHidden(given, policy)).toBe(given);
    expect(given.data).toBe(data);
  });

  it('is read up to the cap', async () => {
    await expect(rejectHidden(response(text.padEnd(100)), policy)).rejects.toThrow(
      'status code 200 and an error',
    );
  });
});
