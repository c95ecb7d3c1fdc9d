import { describe, expect, it, vi } from 'vitest';
import { type Gate, throughLimit } from '../../src/call/gate.js';
import { markRefused, refusalOf } from '../../src/call/refusal.js';
import type { Judgement } from '../../src/call/subject.js';
import type { Failure } from '../../src/classify/failure.js';
import type { Line } from '../../src/policy/line.js';
import type { Load, Overload } from '../../src/policy/overload.js';
import { failure } from '../classify/sample.js';
import { manualClock, settled } from './manual-clock.js';
import { rejectionOf } from './rejection.js';

const broken = new Error('it failed');

/** A limit that lets in by the promise given, or at once, and what it was told. */
function limit(entry?: Promise<'in' | undefined>) {
  const loads: Load[] = [];
  const enter = vi.fn<Overload['enter']>(() => {
    const ticket = { leave: (load: Load) => void loads.push(load) };
    return entry ? entry.then((way) => way && ticket) : ticket;
  });
  return { overload: { enter }, loads, enter };
}

function gate(judged?: Partial<Failure>): Gate & { readonly clock: ReturnType<typeof manualClock> } {
  const judgement =
    judged && ({ failure: failure(judged), facts: { kind: 'response', text: '' } } as Judgement);
  return {
    clock: manualClock(),
    signal: undefined,
    origin: () => 'http://api.example.com',
    judge: () => Promise.resolve(judgement),
    refuse: (refusal) => markRefused(new Error('not sent'), refusal),
  };
}

const fail = (): Promise<string> => Promise.reject(broken);
const succeed = (): Promise<string> => Promise.resolve('answer');

describe('an attempt through the limit', () => {
  it('gets in by its origin, with what is left of the call', async () => {
    const { overload, enter } = limit();
    const { signal } = new AbortController();
    const one = { ...gate(), signal };
    await throughLimit(overload, one, 700, succeed, () => 'success');
    const line: Line = { clock: one.clock, signal, leftMs: 700 };
    expect(enter.mock.calls).toEqual([['http://api.example.com', line]]);
  });

  it('is told what is left after its time in line', async () => {
    let open: (way: 'in') => void = () => undefined;
    const { overload } = limit(new Promise((resolve) => (open = resolve)));
    const one = gate();
    const send = vi.fn(succeed);
    const call = throughLimit(overload, one, 700, send, () => 'success');
    await one.clock.advance(300);
    open('in');
    expect(await call).toBe('answer');
    expect(send.mock.calls).toEqual([[400]]);
  });

  it('is refused as overloaded, unsent and unjudged', async () => {
    const { overload, loads } = limit(Promise.resolve(undefined));
    const send = vi.fn(succeed);
    const error = await rejectionOf(throughLimit(overload, gate(), Infinity, send, () => 'success'));
    expect([refusalOf(error), send.mock.calls.length, loads]).toEqual(['overloaded', 0, []]);
  });

  it.each<[Load]>([['success'], ['strain']])('that succeeds says %s as the answer tells', async (load) => {
    const { overload, loads } = limit();
    await throughLimit(overload, gate(), Infinity, succeed, () => load);
    expect(loads).toEqual([load]);
  });

  it.each<[string, Partial<Failure> | undefined, Load]>([
    ['a timeout', { kind: 'timeout', category: 'timeout', httpCode: undefined }, 'strain'],
    ['a 408', { category: 'timeout', httpCode: 408 }, 'strain'],
    ['throttling at 400', { category: 'throttling', httpCode: 400 }, 'strain'],
    ['throttling in a 200', { category: 'throttling', httpCode: 200 }, 'strain'],
    ['a 500', { category: 'transient', httpCode: 500 }, 'strain'],
    ['a terminal 501', { category: 'server', httpCode: 501, classification: 'terminal' }, 'strain'],
    ['a 404: an answer like any other', { category: 'client', httpCode: 404 }, 'success'],
    ['a 400', { category: 'client', httpCode: 400 }, 'success'],
    ['a 401', { category: 'auth', httpCode: 401 }, 'success'],
    ['a reset', { kind: 'network', category: 'network', httpCode: undefined }, 'neither'],
    ['an abort', { kind: 'cancelled', category: 'cancelled', httpCode: undefined }, 'neither'],
    ['an open circuit', { kind: 'refused', category: 'transient', httpCode: undefined }, 'neither'],
    ['a mistake of ours', undefined, 'neither'],
  ])('that fails by %s says so', async (_, judged, load) => {
    const { overload, loads } = limit();
    const call = throughLimit(overload, gate(judged), Infinity, fail, () => 'success');
    expect(await rejectionOf(call)).toBe(broken);
    expect(loads).toEqual([load]);
  });

  it('gives its place back though nobody can judge the failure', async () => {
    const { overload, loads } = limit();
    const blind = { ...gate(), judge: () => Promise.reject(new Error('a mistake in a hook')) };
    await rejectionOf(throughLimit(overload, blind, Infinity, fail, () => 'success'));
    expect(loads).toEqual(['neither']);
  });

  it('gives it back where the attempt throws at once', async () => {
    const { overload, loads } = limit();
    const call = throughLimit(
      overload,
      gate(),
      Infinity,
      () => {
        throw broken;
      },
      () => 'success',
    );
    expect(await rejectionOf(call)).toBe(broken);
    expect(loads).toEqual(['neither']);
  });

  it('has no place to give back where an abort ends its time in line', async () => {
    const { overload, loads } = limit(Promise.reject(broken));
    const send = vi.fn(succeed);
    expect(await rejectionOf(throughLimit(overload, gate(), Infinity, send, () => 'success'))).toBe(broken);
    await settled();
    expect([send.mock.calls.length, loads]).toEqual([0, []]);
  });
});
