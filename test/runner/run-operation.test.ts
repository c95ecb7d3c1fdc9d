import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import type { PolicyOptions } from '../../src/policy/options.js';
import { run, type RunOptions } from '../../src/runner/run.js';
import { rejectionOf } from '../call/rejection.js';
import { axiosError } from '../call/axios-error.js';
import { QUICK } from './quick.js';
import { script } from './script.js';
import { fetchFailed, sdkError, systemError } from './thrown.js';

const CREATE = { operation: 'CreateFileSystem' };
const reset = (): Error => systemError('ECONNRESET');

type Case = readonly [title: string, thrown: () => unknown, options: RunOptions, policy?: PolicyOptions];

const REPEATED: readonly Case[] = [
  ['nothing is said, so it may be called again', reset, {}],
  ['it only reads', reset, { operation: 'DescribeFileSystems' }],
  ['it only reads, in the spelling of the SDK', reset, { operation: 'describeFileSystems' }],
  ['it lists', reset, { operation: 'ListTagResources' }],
  ['it gets', reset, { operation: 'GetDirectoryOrFileProperties' }],
  ['it queries', reset, { operation: 'QueryUsage' }],
  ['the caller says that it is safe', reset, { ...CREATE, idempotent: true }],
  ['the connection was refused', () => systemError('ECONNREFUSED', 'connect'), CREATE],
  ['the connection failed', () => systemError('ETIMEDOUT', 'connect'), CREATE],
  ['the host could not be looked up', () => systemError('EAI_AGAIN', 'getaddrinfo'), CREATE],
  ['fetch was refused the connection', () => fetchFailed('ECONNREFUSED', 'connect'), CREATE],
  ['it was throttled', () => sdkError(400, 'Throttling.User'), CREATE],
  ['it was turned away by a documented 503', () => sdkError(503, 'ServiceUnavailable'), CREATE],
  [
    'the policy takes the catalog’s word',
    () => sdkError(500, 'InternalError'),
    CREATE,
    { retryUnsafe: 'documented' },
  ],
  ['the policy takes every risk', reset, CREATE, { retryUnsafe: 'always' }],
  ['an override takes the risk', reset, CREATE, { overrides: { ECONNRESET: { unsafe: true } } }],
];

const NOT_REPEATED: readonly Case[] = [
  ['the connection was reset', reset, CREATE],
  ['the SDK’s spelling', reset, { operation: 'createFileSystem' }],
  ['another change', reset, { operation: 'DeleteFileSystem' }],
  ['a name that only begins like a read', reset, { operation: 'Listen' }],
  ['the answer came too late', () => systemError('ETIMEDOUT'), CREATE],
  ['fetch was reset', () => fetchFailed('ECONNRESET'), CREATE],
  ['the server failed', () => sdkError(500, 'InternalError'), CREATE],
  ['the server was late', () => sdkError(504, 'ServiceTimeout'), CREATE],
  ['an unknown 503', () => sdkError(503, 'NeverHeardOf'), CREATE],
  ['the caller says that it is not safe', reset, { idempotent: false }],
  [
    'the caller says that even a read is not safe',
    reset,
    { operation: 'DescribeFileSystems', idempotent: false },
  ],
  [
    'the policy takes no risk at all',
    () => systemError('ECONNREFUSED', 'connect'),
    CREATE,
    { retryUnsafe: 'never' },
  ],
  ['the policy takes the catalog’s word only', reset, CREATE, { retryUnsafe: 'documented' }],
  ['an override that says no more than retry', reset, CREATE, { overrides: { ECONNRESET: 'retry' } }],
];

/** Every part of a case, the policy's too. */
const whole = ([title, thrown, options, policy = {}]: Case) => [title, thrown, options, policy] as const;

describe('an operation', () => {
  it.each(REPEATED.map(whole))('is repeated where %s', async (_, thrown, options, policy) => {
    const { fn, contexts } = script(thrown());
    await expect(run(fn, { ...QUICK, ...policy }, options)).resolves.toBe('done');
    expect(contexts).toHaveLength(2);
  });

  it.each(NOT_REPEATED.map(whole))('is not repeated: %s', async (_, make, options, policy) => {
    const thrown = make();
    const { fn, contexts } = script(thrown);
    expect(await rejectionOf(run(fn, { ...QUICK, ...policy }, options))).toBe(thrown);
    expect(contexts).toHaveLength(1);
    expect(failureOf(thrown)).toMatchObject({ stop: 'not-idempotent', classification: 'retryable' });
  });

  it('that a timeout of ours cut is not repeated blindly either', async () => {
    const fn = (): Promise<never> => new Promise(() => undefined);
    const rejected = await rejectionOf(run(fn, { ...QUICK, attemptTimeout: 5 }, CREATE));
    expect(rejected).toMatchObject({
      code: 'ETIMEDOUT',
      failure: { stop: 'not-idempotent', attempts: [{ number: 1 }] },
    });
  });

  it('stops as terminal, not as unsafe, where nothing would help', async () => {
    const thrown = sdkError(404, 'InvalidVpc.NotFound');
    await rejectionOf(run(script(thrown).fn, QUICK, CREATE));
    expect(failureOf(thrown)?.stop).toBe('terminal');
  });

  it('is named in failures and in what is told', async () => {
    const events: object[] = [];
    const policy = { ...QUICK, onEvent: (event: object) => void events.push(event) };
    const options = { operation: 'DescribeFileSystems' };
    await run(script(reset()).fn, policy, options);
    expect(events).toMatchObject([{ failure: options }, { type: 'recover', ...options }]);
    const thrown = new Error('no');
    await rejectionOf(run(script(thrown).fn, policy, options));
    expect(failureOf(thrown)).toMatchObject(options);
  });

  it('is not named where nobody named it', async () => {
    const thrown = new Error('no');
    await rejectionOf(run(script(thrown).fn, QUICK));
    expect(failureOf(thrown)).not.toHaveProperty('operation');
  });

  it('says in the message of an axios error how to allow a repetition', async () => {
    const thrown = axiosError({ status: 500, data: { Code: 'InternalError', Message: 'Failed.' } });
    await rejectionOf(run(script(thrown).fn, QUICK, CREATE));
    expect(thrown.message).toMatch(
      /InternalError - Failed\. Resolution: Please try again later\. .*idempotent: true/,
    );
  });
});
