import { afterEach, describe, expect, it, vi } from 'vitest';
import { logTo } from '../../src/events/log.js';
import { failure } from '../classify/sample.js';

const method = (): undefined => undefined;

describe('logTo refuses with a TypeError', () => {
  it.each([
    [undefined, 'error'],
    [null, 'error'],
    ['console', 'error'],
    [{}, 'error'],
    [method, 'error'],
    [{ warn: method, info: method }, 'error'],
    [{ error: method, info: method }, 'warn'],
    [{ error: method, warn: method }, 'info'],
    [{ error: method, warn: method, info: 'yes' }, 'info'],
  ])('a logger without its methods, naming `logger` and the missing one: %o', (logger, missing) => {
    const make = (): unknown => logTo(logger as never);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(new RegExp(`\`logger\`.*no ${missing} found`));
  });

  it.each([
    ['retry', 'loud'],
    ['retry', 'fatal'],
    ['recover', 'WARN'],
    ['recover', ''],
    ['give-up', 3],
    ['give-up', null],
    ['give-up', {}],
  ])('a level that there is not, naming levels.%s: %j', (type, level) => {
    const make = (): unknown => logTo(console, { levels: { [type]: level } });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(
      new RegExp(`\`levels.${type}\` takes error, warn, info, debug, silent or a function`),
    );
  });

  it.each(['giveUp', 'success', 'toString', 'constructor'])(
    'a type of event that there is not: %s',
    (type) => {
      const make = (): unknown => logTo(console, { levels: { [type]: 'warn' } });
      expect(make).toThrow(TypeError);
      expect(make).toThrow(
        new RegExp(`unknown option \`levels.${type}\`; it takes retry, recover, warning, give-up`),
      );
    },
  );
});

describe('logTo and a polluted prototype', () => {
  afterEach(() => {
    for (const key of ['levels', 'retry']) Reflect.deleteProperty(Object.prototype, key);
  });

  it.each([
    ['levels', { retry: 'silent' }, undefined],
    ['retry', 'silent', {}],
  ])('takes no inherited `%s` for an option', (key, value, levels) => {
    Object.defineProperty(Object.prototype, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
    const warn = vi.fn();
    const options = levels ? { levels } : {};
    const listener = logTo({ error: method, warn, info: method }, options);
    listener({ type: 'retry', attempt: 1, delayMs: 1, delayFrom: 'backoff', failure: failure() });
    expect(warn).toHaveBeenCalledOnce();
  });
});
