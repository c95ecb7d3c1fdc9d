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
import { callWith, runWith } from './pollution-ways.js';
import { NAMES, polluted } from './polluted.js';

const entry = { httpCode: 400, code: 'Mine', message: 'm', resolution: 'r' };
const failure = { category: 'transient' } as never;

const ways: Readonly<Record<string, () => unknown>> = {
  'a policy': () => JSON.stringify(createPolicy({})),
  'a call': () => callWith({}),
  'a call with an override': () => callWith({ overrides: { '5xx': { retry: true } } }),
  'a call with options of its own': () => callWith({}, { retriage: {} }),
  'a call with an override of its own': () => callWith({}, { retriage: { overrides: { '5xx': {} } } }),
  'a run': () => runWith({}),
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
