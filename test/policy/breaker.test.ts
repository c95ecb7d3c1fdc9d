import { describe, expect, it, vi } from 'vitest';
import { type Breaker, type Executor, executorFor } from '../../src/policy/breaker.js';

/** An executor that lets everything through. */
const open = (): Executor => ({ execute: (fn) => fn() });

describe('a breaker', () => {
  it('may be one executor for all hosts', () => {
    const executor = open();
    expect([executorFor(executor, 'a'), executorFor(executor, 'b')]).toEqual([executor, executor]);
  });

  it('may be a function, which makes one executor for each host', () => {
    const make = vi.fn(open);
    const [first, second] = [executorFor(make, 'a'), executorFor(make, 'b')];
    expect(first).not.toBe(second);
    expect(executorFor(make, 'a')).toBe(first);
    expect(executorFor(make, 'b')).toBe(second);
    expect(make.mock.calls).toEqual([['a'], ['b']]);
  });

  it('keeps the executors of two functions apart', () => {
    const [one, other] = [() => open(), () => open()];
    expect(executorFor(one, 'a')).not.toBe(executorFor(other, 'a'));
  });

  it('keeps 1,000 of them; the one not used for longest is made anew', () => {
    const make = vi.fn(open);
    for (let host = 0; host < 1_000; host += 1) executorFor(make, String(host));
    executorFor(make, '0');
    executorFor(make, '1000');
    expect(make).toHaveBeenCalledTimes(1_001);
    executorFor(make, '0');
    expect(make).toHaveBeenCalledTimes(1_001);
    executorFor(make, '1');
    expect(make).toHaveBeenCalledTimes(1_002);
  });

  it.each<[unknown]>([[undefined], [null], [{}], [{ execute: true }], ['x']])(
    'is told where its function makes %j',
    (made) => {
      expect(() => executorFor((() => made) as Breaker, 'a')).toThrow(TypeError);
      expect(() => executorFor((() => made) as Breaker, 'a')).toThrow(
        '`breaker` takes a function from a host',
      );
    },
  );

  it('passes on what its function throws, and asks it again', () => {
    const make = vi.fn(open);
    make.mockImplementationOnce(() => {
      throw new RangeError('no such host');
    });
    expect(() => executorFor(make, 'a')).toThrow(RangeError);
    expect(executorFor(make, 'a')).toHaveProperty('execute');
  });
});
