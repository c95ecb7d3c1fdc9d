import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/call/surface.js';
import type { WrapOptions } from '../../src/runner/wrap.js';
import { wrap } from '../../src/runner/wrap.js';
import { rejectionOf } from '../call/rejection.js';
import { QUICK } from './quick.js';
import { systemError } from './thrown.js';

/** Calls a function of that name, which fails by a reset each time; says how often it ran, and what came of it. */
async function outcome(name: string, options?: WrapOptions) {
  let calls = 0;
  const fn = (): never => {
    calls += 1;
    throw systemError('ECONNRESET');
  };
  Object.defineProperty(fn, 'name', { value: name });
  const failure = failureOf(await rejectionOf(wrap(fn, { ...QUICK, retries: 1 }, options)()));
  return { calls, stop: failure?.stop, operation: failure?.operation };
}

const REPEATED = { calls: 2, stop: 'retries-exhausted' };
const ONCE = { calls: 1, stop: 'not-idempotent' };

describe('the operation of a wrapped function', () => {
  it.each(['createFileSystem', 'CreateFileSystem', 'deleteMountTarget', 'modifyAccessRule'])(
    'is its name where that names a change: %s',
    async (name) => {
      expect(await outcome(name)).toEqual({ ...ONCE, operation: name });
    },
  );

  it.each(['describeFileSystems', 'DescribeFileSystems', 'listTagResources', 'getObject', 'queryUsage'])(
    'is its name where that names a read: %s',
    async (name) => {
      expect(await outcome(name)).toEqual({ ...REPEATED, operation: name });
    },
  );

  it.each([
    '',
    'f',
    'fn',
    'call',
    'describe',
    'anonymous',
    '$load',
    'load_page',
    'get value',
    'bound',
    'Ünïcode',
  ])('is unknown where the name names no action, so it may be called again: "%s"', async (name) => {
    expect(await outcome(name)).toEqual({ ...REPEATED, operation: undefined });
  });

  it('comes with a function of its own name', async () => {
    const thrown = systemError('ECONNRESET');
    const wrapped = wrap(function createMountTarget(): never {
      throw thrown;
    }, QUICK);
    await rejectionOf(wrapped());
    expect(failureOf(thrown)).toMatchObject({ operation: 'createMountTarget', stop: 'not-idempotent' });
  });

  it.each<[string, WrapOptions, object]>([
    [
      'createFileSystem',
      { operation: 'DescribeFileSystems' },
      { ...REPEATED, operation: 'DescribeFileSystems' },
    ],
    ['describeFileSystems', { operation: 'CreateFileSystem' }, { ...ONCE, operation: 'CreateFileSystem' }],
    ['fn', { operation: 'CreateFileSystem' }, { ...ONCE, operation: 'CreateFileSystem' }],
    ['createFileSystem', { idempotent: true }, { ...REPEATED, operation: 'createFileSystem' }],
    ['describeFileSystems', { idempotent: false }, { ...ONCE, operation: 'describeFileSystems' }],
    ['fn', { idempotent: false }, { ...ONCE, operation: undefined }],
    [
      'createFileSystem',
      { operation: undefined, idempotent: undefined },
      { ...ONCE, operation: 'createFileSystem' },
    ],
  ])('and its safety are what the options say: %s, %j', async (name, options, expected) => {
    expect(await outcome(name, options)).toEqual(expected);
  });

  it('is found at once, however the name is built', () => {
    const fn = (): number => 1;
    Object.defineProperty(fn, 'name', { value: `load${'A'.repeat(27)}_` });
    const before = performance.now();
    wrap(fn, QUICK);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
