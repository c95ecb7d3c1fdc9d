import { afterEach, describe, expect, it } from 'vitest';
import { compileOverrides, findOverride } from '../../src/classify/overrides.js';
import { answered, judge, rules } from './sample.js';

const awkward = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf'];

describe('codes named like what every object has', () => {
  it.each(awkward)('%s is found by no override that is not there', (code) => {
    expect(findOverride([compileOverrides({ Other: 'retry' })], [code], 404)).toBeUndefined();
    expect(judge(answered(404, code))).toMatchObject({ classification: 'terminal', documented: false, code });
  });

  it.each(awkward)('%s can be a key like any other', (code) => {
    const overrides = JSON.parse(`{"${code}": "retry"}`) as Record<string, 'retry'>;
    expect(findOverride([compileOverrides(overrides)], [code], 404)).toEqual({ retry: true });
    expect(judge(answered(404, code), rules(overrides)).decidedBy).toBe('override');
  });

  it('leave every other object as it was', () => {
    compileOverrides(JSON.parse('{"__proto__": {"retry": true, "retries": 9}}') as Record<string, 'retry'>);
    expect(({} as Record<string, unknown>)['retries']).toBeUndefined();
  });
});

describe('a polluted prototype', () => {
  afterEach(() => {
    for (const key of ['retry', 'retries', 'Other', 'resolution', 'unsafe'])
      Reflect.deleteProperty(Object.prototype, key);
  });

  const pollute = (key: string, value: unknown): void => {
    Object.defineProperty(Object.prototype, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  };

  it('adds no override', () => {
    pollute('Other', 'retry');
    expect(findOverride([compileOverrides({ A: 'stop' })], ['Other'], 404)).toBeUndefined();
  });

  it.each([
    ['retry', true],
    ['retries', 9],
    ['unsafe', true],
    ['resolution', 'forged'],
  ])('adds no `%s` to a rule', (key, value) => {
    const tables = [compileOverrides({ A: { delay: 5 }, B: 'stop' })];
    pollute(key, value);
    const own = findOverride(tables, ['A'], 404) as Readonly<Record<string, unknown>>;
    const short = findOverride(tables, ['B'], 404) as Readonly<Record<string, unknown>>;
    expect(own[key]).toBeUndefined();
    expect(short[key]).toBe(key === 'retry' ? false : undefined);
  });
});
