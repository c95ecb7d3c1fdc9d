import { beforeAll, describe, expect, it } from 'vitest';
import {
  createBudget,
  createCatalog,
  createPolicy,
  explain,
  exponential,
  failureOf,
  ratioBudget,
} from '../../src/index.js';
import { AXIOS } from '../support/axios-version.js';
import {
  abortedCall,
  callWith,
  recoveredCall,
  recoveredRun,
  runWith,
  slowBudget,
  streamed,
  unavailable,
  undocumented,
} from './pollution-ways.js';
import { NAMES, polluted } from './polluted.js';

const entry = { httpCode: 400, code: 'Mine', message: 'm', resolution: 'r' };
const failure = { category: 'transient' } as never;

const ONCE_MORE = { retries: 1 };
const RULED = { ...ONCE_MORE, overrides: { '5xx': { retry: true } } };
const KEYED = { ...ONCE_MORE, idempotencyKey: (request: { data?: unknown }) => void (request.data = 'key') };
const LIMITED = { ...ONCE_MORE, attemptTimeout: 1_000, budget: slowBudget };
const post = { method: 'post' };

const ways: Readonly<Record<string, () => unknown>> = {
  'a policy': () => JSON.stringify(createPolicy({})),
  'a call': () => callWith({}),
  'a call with an override': () => callWith(RULED),
  'a call with options of its own': () => callWith(ONCE_MORE, { retriage: {} }),
  'a call with an override of its own': () => callWith(ONCE_MORE, { retriage: { overrides: { '5xx': {} } } }),
  'a call with limits': () => callWith(LIMITED),
  'a call that may change something': () => callWith(ONCE_MORE, post),
  'a call that may have changed something': () => callWith(ONCE_MORE, post, undocumented),
  'a call that gets a key': () => callWith(KEYED, post, undocumented),
  'a call answered by a stream': () => callWith(ONCE_MORE, {}, streamed),
  'a call that is aborted in an attempt': () => abortedCall('attempt'),
  'a call that is aborted in a wait': () => abortedCall('wait'),
  'a call that recovers': recoveredCall,
  'a run': () => runWith({}),
  'a run with limits': () => runWith(LIMITED),
  'a run that may change something': () => runWith(ONCE_MORE, { operation: 'CreateIt' }, unavailable),
  'a run answered by a stream': () => runWith(ONCE_MORE, {}, streamed),
  'a run that recovers': recoveredRun,
  'a dry run': async () => JSON.stringify(await explain({ status: 400, body: '{"Message":"x"}' })),
  'a dry run of an error': async () => JSON.stringify(await explain(new Error('x'))),
  'a catalog': () => {
    const catalog = createCatalog({ name: 'mine', entries: [entry] });
    return JSON.stringify([catalog.name, catalog.entries, catalog.find('Evil'), catalog.find('Mine')]);
  },
  'a backoff': () => exponential({})({ attempt: 1, random: () => 0.5 } as never),
  'a budget': () => JSON.stringify(createBudget({}).take(failure, 1)),
  'a budget by ratio': () => JSON.stringify(ratioBudget({}).take(failure, 1)),
  'an error without a failure': () => JSON.stringify([failureOf(new Error('x'))]),
};

/** axios-retry listens to the end of a wait with options that inherit, and an aborted signal among those ends it. */
const takenByAxiosRetry = (way: string, name: string): boolean =>
  name === 'signal' && way === 'a call that is aborted in a wait';

/** What an older axios makes the request's own, or acts on, before it asks us. */
const takenByAxios = (way: string, name: string): boolean =>
  !AXIOS.guardsPrototype &&
  way.startsWith('a call') &&
  (name === 'signal' || (name === 'retriage' && way.endsWith('of its own')));

describe.each(Object.entries(ways))('%s', (way, act) => {
  let expected: unknown;
  beforeAll(async () => {
    expected = await act();
  });

  it.for(Object.entries(NAMES))(
    'takes nothing from a polluted prototype: %s',
    async ([name, value], { skip }) => {
      skip(takenByAxios(way, name), 'axios before 1.15.2 takes it itself');
      skip(takenByAxiosRetry(way, name), 'axios-retry takes it itself');
      expect(await polluted(name, value, act)).toEqual(expected);
    },
  );
});

describe('an entry without a field', () => {
  it.each(['httpCode', 'code', 'message', 'resolution'])(
    'is refused in spite of a polluted %s',
    async (name) => {
      const { [name as keyof typeof entry]: _, ...rest } = entry;
      const make = () => createCatalog({ name: 'mine', entries: [rest as never] });
      await expect(polluted(name, NAMES[name], make)).rejects.toThrow(TypeError);
    },
  );
});
