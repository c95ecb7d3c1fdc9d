import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify.js';
import { compileOverrides, findOverride, type Override } from '../../src/classify/overrides.js';
import { answered, judge, plain, rules } from './sample.js';

/** The resolution of the override that is found: here it serves as its name. */
function found(overrides: Record<string, Override>, code: string, status?: number): string | undefined {
  return findOverride([compileOverrides(overrides)], [code], status)?.resolution;
}

const named = (...keys: string[]): Record<string, Override> =>
  Object.fromEntries(keys.map((key) => [key, { resolution: key }]));

describe('the key of an override', () => {
  it.each([
    ['ServiceTimeout', 'ServiceTimeout'],
    ['servicetimeout', 'ServiceTimeout'],
    ['SERVICETIMEOUT', 'servicetimeout'],
    ['User. Disabled', 'User.Disabled'],
    ['User.Disabled', 'User. Disabled'],
    ['Missingparameter. calleruid', 'MissingParameter.CallerUid'],
    [' ServiceTimeout ', 'ServiceTimeout'],
    ['throttling.*', 'Throttling.User'],
    ['Throttling. *', 'THROTTLING.User'],
    ['5XX', 'Anything'],
  ])('%j fits %s', (key, code) => {
    expect(found(named(key), code, 503)).toBe(key);
  });

  it.each([
    ['Throttling', 'Throttling.User'],
    ['Service', 'ServiceTimeout'],
    ['4xx', 'Anything'],
    ['50', 'Anything'],
    ['*', 'Anything'],
    ['xx', 'Anything'],
  ])('%j does not fit %s at 503', (key, code) => {
    expect(found(named(key), code, 503)).toBeUndefined();
  });

  it.each(['Throttling', 'Throttling.User', 'Throttling.User.Deep', 'throttling.api'])(
    "'Throttling.*' fits %s",
    (code) => {
      expect(found(named('Throttling.*'), code)).toBe('Throttling.*');
    },
  );

  it.each(['ThrottlingException', 'Rejected.Throttling', 'Throttlin', 'Throttling_User', ''])(
    "'Throttling.*' does not fit %j",
    (code) => {
      expect(found(named('Throttling.*'), code)).toBeUndefined();
    },
  );

  it.each([
    [400, '4xx'],
    [429, '4xx'],
    [499, '4xx'],
    [500, '5xx'],
    [599, '5xx'],
    [200, '2xx'],
  ])('of the class of %i is %s', (status, key) => {
    expect(found(named('2xx', '4xx', '5xx'), 'Any', status)).toBe(key);
  });

  it('of a status fits nothing without a status', () => {
    expect(found(named('429', '4xx', '5xx'), 'ECONNRESET')).toBeUndefined();
  });
});

describe('of several keys that fit', () => {
  it.each([
    ['the exact code before its family', ['A.*', 'A.B', '429'], 'A.B'],
    ['the longest family before the shorter', ['A.*', 'A.B.*', '429'], 'A.B.*'],
    ['a family before the status', ['429', '4xx', 'A.*'], 'A.*'],
    ['the status before its class', ['4xx', '429'], '429'],
    ['the class where nothing else is there', ['5xx', '4xx'], '4xx'],
  ])('the winner is %s', (_rule, keys, winner) => {
    expect(found(named(...keys), 'A.B', 429)).toBe(winner);
    expect(found(named(...[...keys].reverse()), 'A.B', 429)).toBe(winner);
  });

  it('the first counts alone: nothing is merged from the next', () => {
    const layers = [
      compileOverrides({ 'A.B': { retries: 7 }, 'A.*': { retry: true, delay: 5 }, '429': 'stop' }),
    ];
    expect(findOverride(layers, ['A.B'], 429)).toEqual({ retries: 7 });
  });
});

describe('layers of overrides', () => {
  it('come in order: a status of the first beats an exact code of the second', () => {
    const layers = [compileOverrides(named('4xx')), compileOverrides(named('A.B'))];
    expect(findOverride(layers, ['A.B'], 429)?.resolution).toBe('4xx');
  });

  it('let the next speak where the first has nothing to say', () => {
    const layers = [compileOverrides({}), compileOverrides(named('B')), compileOverrides(named('A.B'))];
    expect(findOverride(layers, ['A.B'], 429)?.resolution).toBe('A.B');
  });

  it('are not merged', () => {
    const layers = [compileOverrides({ '4xx': { retries: 1 } }), compileOverrides({ 'A.B': 'retry' })];
    expect(findOverride(layers, ['A.B'], 429)).toEqual({ retries: 1 });
  });

  it('find nothing where there are none', () => {
    expect(findOverride([], ['A.B'], 429)).toBeUndefined();
  });
});

describe('the shorthands', () => {
  it("'retry' and 'stop' are rules in short", () => {
    expect(findOverride([compileOverrides({ A: 'retry' })], ['A'], undefined)).toEqual({ retry: true });
    expect(findOverride([compileOverrides({ A: 'stop' })], ['A'], undefined)).toEqual({ retry: false });
  });

  it.each([
    ['retry', 'retryable'],
    ['stop', 'terminal'],
    [{ retry: true }, 'retryable'],
    [{ retry: false }, 'terminal'],
  ] as const)('%j makes a failure %s', (override, classification) => {
    for (const status of [404, 500]) {
      expect(judge(answered(status), rules({ [status]: override }))).toMatchObject({
        classification,
        decidedBy: 'override',
      });
    }
  });

  it.each([{}, { retries: 8 }, { delay: 5 }, { unsafe: true }, { retry: undefined }])(
    '%j leaves the classification alone, and is handed on',
    (override) => {
      const verdict = classify(answered(500, 'InternalError'), rules({ '500': override }), plain);
      expect(verdict.failure).toMatchObject({ classification: 'retryable', decidedBy: 'catalog' });
      expect(verdict.override).toEqual(override);
    },
  );

  it("an override's resolution is shown in place of the catalog's", () => {
    const verdict = classify(
      answered(500, 'InternalError'),
      rules({ InternalError: { resolution: 'Call us.' } }),
      plain,
    );
    expect(verdict.failure.resolution).toBe('Call us.');
    expect(verdict.entry?.resolution).toBe('Please try again later.');
  });
});
