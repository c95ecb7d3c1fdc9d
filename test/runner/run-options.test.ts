import { describe, expect, it, vi } from 'vitest';
import { run, type RunOptions } from '../../src/runner/run.js';
import { wrap, type WrapOptions } from '../../src/runner/wrap.js';
import { rejectionOf } from '../call/rejection.js';

describe('options that make no sense', () => {
  it.each([{ signal: 'now' }, { operation: '' }, { idempotent: 'yes' }, { retries: 3 }])(
    'reject a run before its first attempt: %j',
    async (options) => {
      const fn = vi.fn();
      const error = await rejectionOf(run(fn, undefined, options as unknown as RunOptions));
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toContain(`\`${String(Object.keys(options)[0])}\``);
      expect(fn).not.toHaveBeenCalled();
    },
  );

  it.each([{ operation: '' }, { idempotent: 1 }, { signal: new AbortController().signal }])(
    'are told where the function is wrapped: %j',
    (options) => {
      expect(() => wrap(() => 1, undefined, options as unknown as WrapOptions)).toThrow(TypeError);
    },
  );
});
