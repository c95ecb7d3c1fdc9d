import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import { run } from '../../src/runner/run.js';
import { axiosError } from '../call/axios-error.js';
import { rejectionOf } from '../call/rejection.js';
import { QUICK } from './quick.js';
import { script } from './script.js';
import { fetchFailed, sdkError, systemError } from './thrown.js';

describe('what a run throws', () => {
  it.each<[string, () => object]>([
    ['an error', () => new Error('x')],
    ['an SDK’s error', () => sdkError(404, 'InvalidFileSystem.NotFound')],
    ['a TypeError', () => new TypeError('x is not a function')],
    ['a TypeError of fetch, at the end', () => fetchFailed('ECONNRESET')],
    ['a plain object', () => ({ code: 'Odd' })],
    ['an object without a prototype', () => Object.create(null) as object],
    ['a function', () => () => 1],
    ['a response of fetch', () => new Response('', { status: 404 })],
    ['an error of axios', () => axiosError()],
    ['an AbortError', () => new DOMException('x', 'AbortError')],
  ])('is the very thing the function threw, with its failure on it: %s', async (_, make) => {
    const thrown = make();
    expect(await rejectionOf(run(() => Promise.reject(thrown as Error), { ...QUICK, retries: 2 }))).toBe(
      thrown,
    );
    expect(failureOf(thrown)).toMatchObject({ stop: expect.any(String) as string });
    expect((thrown as { failure?: unknown }).failure).toBe(failureOf(thrown));
  });

  it.each([[undefined], [null], ['boom'], [''], [0], [NaN], [42], [false], [7n], [Symbol('x')]])(
    'comes back as it is though it is no object: %s',
    async (thrown) => {
      const { fn, contexts } = script(thrown);
      const rejected = await rejectionOf(run(fn, QUICK));
      expect(Object.is(rejected, thrown)).toBe(true);
      expect(contexts).toHaveLength(1);
    },
  );

  it('may be text that is worth another try by an override', async () => {
    const { fn, contexts } = script('boom', 'boom');
    await expect(run(fn, { ...QUICK, overrides: { UNKNOWN: 'retry' } })).resolves.toBe('done');
    expect(contexts).toHaveLength(3);
  });

  it.each<[string, () => object]>([
    ['an error', () => Object.freeze(new Error('x'))],
    ['an object', () => Object.freeze({ statusCode: 404, code: 'Odd' })],
    ['an axios error', () => Object.freeze(axiosError())],
  ])('tells failureOf its failure though it is frozen: %s', async (_, make) => {
    const thrown = make();
    expect(await rejectionOf(run(script(thrown).fn, QUICK))).toBe(thrown);
    expect(thrown).not.toHaveProperty('failure');
    expect(failureOf(thrown)).toMatchObject({ stop: 'terminal' });
  });

  it('is the last of several', async () => {
    const thrown = [systemError('ECONNRESET'), systemError('EPIPE'), sdkError(404, 'InvalidVpc.NotFound')];
    const rejected = await rejectionOf(run(script(...thrown).fn, QUICK));
    expect(rejected).toBe(thrown[2]);
    expect(thrown.map((error) => failureOf(error)?.code)).toEqual([
      undefined,
      undefined,
      'InvalidVpc.NotFound',
    ]);
  });

  it('may be one object again and again', async () => {
    const thrown = axiosError({ status: 503, data: { Code: 'ServiceUnavailable', Message: 'Busy.' } });
    for (let round = 0; round < 3; round += 1) {
      await rejectionOf(run(() => Promise.reject(thrown), { ...QUICK, retries: 1 }));
    }
    expect(thrown.message).toBe(
      'Request failed with status code 503: ServiceUnavailable - Busy. Resolution: Please try again later.',
    );
    expect(failureOf(thrown)?.attempts).toHaveLength(2);
  });

  it('keeps its message, unless axios made it', async () => {
    const thrown = sdkError(404, 'InvalidFileSystem.NotFound');
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(thrown.message).toBe('InvalidFileSystem.NotFound: said the server');
  });

  it('has no part of p-retry in it', async () => {
    const thrown = new TypeError('x is not a function');
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(Object.keys(thrown)).toEqual(['failure']);
  });

  it('may be a response whose body is still unread', async () => {
    const thrown = new Response('{"Code":"InvalidVpc.NotFound"}', { status: 404 });
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(failureOf(thrown)?.code).toBe('InvalidVpc.NotFound');
    expect(await thrown.text()).toBe('{"Code":"InvalidVpc.NotFound"}');
  });
});

describe('an error of axios that a run surfaces', () => {
  const secret = 'Bearer a-very-secret-token';
  const config = { headers: { Authorization: secret } };

  it('prints no credential', async () => {
    const thrown = axiosError({ config });
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(JSON.stringify(thrown)).not.toContain('a-very-secret-token');
    expect(thrown.config?.headers.get('authorization')).toBe(secret);
  });

  it('has no credential in its failure that the server sent back', async () => {
    const data = { Code: 'Odd', Message: `You sent ${secret}.` };
    const thrown = axiosError({ config, data });
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(JSON.stringify(failureOf(thrown))).not.toContain('a-very-secret-token');
    expect(thrown.message).not.toContain('a-very-secret-token');
  });
});
