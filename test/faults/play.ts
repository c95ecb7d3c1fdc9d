import { getEventListeners } from 'node:events';
import { Agent } from 'node:http';
import type { Failure, StopReason } from '../../src/index.js';
import { connect, rejected } from '../flows/client.js';
import type { Fault } from './fault.js';
import { type Leftovers, watchLeftovers } from './leftovers.js';
import { REQUESTS } from './requests.js';
import type { Target } from './target.js';

/** Time for an attempt that nothing else ends, in milliseconds. */
const LIMIT = 250;

/** How the calls of one fault ended. */
export interface Played {
  readonly failures: readonly Failure[];
  /** By request. */
  readonly endings: Endings;
  /** Timers and sockets since the first call began. */
  readonly leftovers: Leftovers;
  /** Listeners on the signals of all calls, sockets of their agents. */
  readonly used: () => Readonly<Record<'listeners' | 'sockets', number>>;
  /** Connections that the other side holds. */
  readonly held: () => number;
}

/** How often a request is sent, and why no more. */
type Endings = Readonly<Record<string, { readonly sent: number; readonly stop: StopReason | undefined }>>;

/** Makes a call of each kind at once, each to a target of its own, with one retry and else by default. */
export async function play(fault: Fault, adapter: 'http' | 'fetch'): Promise<Played> {
  const kinds = Object.entries(REQUESTS);
  const targets = await Promise.all(kinds.map(() => fault.open()));
  const agents = kinds.map(() => new Agent({ keepAlive: false }));
  const signals = kinds.map(() => new AbortController().signal);
  const leftovers = watchLeftovers();
  const failures = await Promise.all(
    kinds.map(async ([, { config }], at) => {
      const { request, ...target } = targets[at] as Target;
      const options = fault.endless ? { retries: 1, attemptTimeout: LIMIT } : { retries: 1 };
      const { api } = connect(target, options, { adapter, httpAgent: agents[at] });
      return (await rejected(api.request({ ...config, ...request, signal: signals[at] }))).failure;
    }),
  );
  const ending = (at: number) => ({ sent: targets[at]?.arrivals() ?? 0, stop: failures[at]?.stop });
  return {
    failures,
    endings: Object.fromEntries(kinds.map(([kind], at) => [kind, ending(at)])),
    leftovers,
    used: () => ({
      listeners: sum(signals.map((signal) => getEventListeners(signal, 'abort').length)),
      sockets: sum(agents.map(({ sockets, requests }) => Object.keys({ ...sockets, ...requests }).length)),
    }),
    held: () => sum(targets.map((target) => target.held())),
  };
}

/** How often each request has to be sent, with one retry, and why no more. */
export function endingsOf({ repeated, perAttempt = 1 }: Fault): Endings {
  return Object.fromEntries(
    Object.entries(REQUESTS).map(([kind, { safe }]) => {
      const again = repeated === 'always' || (repeated === 'where safe' && safe);
      const stop = repeated === 'never' ? 'terminal' : again ? 'retries-exhausted' : 'not-idempotent';
      return [kind, { sent: (again ? 2 : 1) * perAttempt, stop }];
    }),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
