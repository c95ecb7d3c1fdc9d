import { describe, expect, it, vi } from 'vitest';
import { type Gate, throughBreaker } from '../../src/call/gate.js';
import { refusalOf } from '../../src/call/refusal.js';
import type { Executor } from '../../src/policy/breaker.js';
import { broken, executor, gate } from './gate-record.js';
import { settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

describe('an attempt through a breaker', () => {
  it('gives what the attempt gives, whatever the executor returns', async () => {
    for (const returned of [undefined, 'something else', null, { value: 1 }]) {
      const other = executor(async (fn) => {
        await fn();
        return returned;
      });
      expect(await throughBreaker(other, gate().gate, () => Promise.resolve('answer'))).toBe('answer');
    }
  });

  it('is waited for where the executor does not wait', async () => {
    const hasty = executor((fn) => {
      void fn();
      return 'done';
    });
    const later = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 5, 'answer'));
    expect(await throughBreaker(hasty, gate().gate, later)).toBe('answer');
    expect(await rejectionOf(throughBreaker(hasty, gate().gate, () => Promise.reject(broken)))).toBe(broken);
  });

  it('fails with its own error where the executor makes something of it', async () => {
    for (const make of [
      (fn: () => Promise<unknown>) => fn().catch(() => 'a fallback'),
      (fn: () => Promise<unknown>) => fn().catch(() => Promise.reject(new Error('wrapped'))),
    ])
      expect(
        await rejectionOf(throughBreaker(executor(make), gate().gate, () => Promise.reject(broken))),
      ).toBe(broken);
  });

  it('succeeds where it did, though the executor fails afterwards', async () => {
    const clumsy = executor(async (fn) => {
      await fn();
      throw new Error('a mistake in a listener');
    });
    expect(await throughBreaker(clumsy, gate().gate, () => Promise.resolve('answer'))).toBe('answer');
  });

  it('is made once, however often the executor calls', async () => {
    const send = vi.fn(() => Promise.reject(broken));
    const seen: unknown[] = [];
    const insisting = executor(async (fn) => {
      for (let time = 0; time < 3; time += 1) await fn().catch((error: unknown) => seen.push(error));
      return fn();
    });
    const { gate: one, judge } = gate();
    expect(await rejectionOf(throughBreaker(insisting, one, send))).toBe(broken);
    expect([send.mock.calls.length, judge.mock.calls.length]).toEqual([1, 1]);
    expect(seen).toEqual([broken, broken, broken]);
  });

  it('shows the executor a retryable failure, and no terminal one', async () => {
    const saw = vi.fn();
    const watching = executor((fn) => fn().then(() => saw('success'), saw));
    await rejectionOf(throughBreaker(watching, gate('retryable').gate, () => Promise.reject(broken)));
    await rejectionOf(throughBreaker(watching, gate('terminal').gate, () => Promise.reject(broken)));
    expect(saw.mock.calls).toEqual([[broken], ['success']]);
  });

  it('shows none where nobody can judge', async () => {
    const saw = vi.fn();
    const watching = executor((fn) => fn().then(() => saw('success'), saw));
    const blind: Gate = { ...gate().gate, judge: () => Promise.resolve(undefined) };
    expect(await rejectionOf(throughBreaker(watching, blind, () => Promise.reject(broken)))).toBe(broken);
    expect(saw.mock.calls).toEqual([['success']]);
  });

  it('fails with the error of an executor that gives it up under way', async () => {
    const impatient = executor(async (fn) => {
      void fn();
      await settled();
      throw new RangeError('too slow');
    });
    const call = throughBreaker(impatient, gate().gate, () => new Promise(() => undefined));
    expect(await rejectionOf(call)).toBeInstanceOf(RangeError);
  });

  it('goes through the executor of its host', async () => {
    const hosts = vi.fn((_host: string) => executor((fn) => fn()));
    await throughBreaker(hosts, gate().gate, () => Promise.resolve(1));
    expect(hosts.mock.calls).toEqual([['api.example.com:8443']]);
  });

  it('is not a refusal where the function for the host makes a mistake', async () => {
    const mistake = new RangeError('no such host');
    const hosts = (): Executor => {
      throw mistake;
    };
    expect(await rejectionOf(throughBreaker(hosts, gate().gate, () => Promise.resolve(1)))).toBe(mistake);
  });
});

describe('a refusal', () => {
  const reason = new Error('open');

  it.each<[string, Executor, unknown]>([
    ['rejects', executor(() => Promise.reject(reason)), reason],
    [
      'throws at once',
      executor(() => {
        throw reason;
      }),
      reason,
    ],
    ['resolves', executor(() => Promise.resolve('later')), undefined],
    ['returns nothing', executor(() => undefined), undefined],
  ])('is what an executor does that %s without a call', async (_, refusing, cause) => {
    const send = vi.fn(() => Promise.resolve(1));
    const error = await rejectionOf(throughBreaker(refusing, gate().gate, send));
    expect([refusalOf(error), (error as Error).cause]).toEqual(['circuit-open', cause]);
    expect(send).not.toHaveBeenCalled();
  });
});
