import { describe, expect, it } from 'vitest';
import { surface } from '../../src/call/surface.js';
import { failureRecord } from './failure-record.js';

const ALL = { enrichMessage: true, hideDetails: true };
const found = failureRecord({ code: 'X', message: 'No.' });
const axiosError = (fields: object = {}): Error =>
  Object.assign(new Error('failed'), { isAxiosError: true, config: { url: '/' } }, fields);
const isShown = (error: object, key: string): boolean | undefined =>
  Object.getOwnPropertyDescriptor(error, key)?.enumerable;

describe('an error that looks like one of axios', () => {
  it.each([
    ['by its mark', { isAxiosError: true }, 'failed: X - No.'],
    ['by its config', { config: {} }, 'failed: X - No.'],
    ['by neither', { isAxiosError: 'yes' }, 'failed'],
  ])('gets a message, %s', (_, fields, message) => {
    const error = Object.assign(new Error('failed'), fields);
    surface(error, found, ALL);
    expect(error.message).toBe(message);
  });

  it('gets a new one where somebody wrote another in between', () => {
    const error = axiosError();
    surface(error, found, ALL);
    error.message = 'other';
    surface(error, found, ALL);
    expect(error.message).toBe('other: X - No.');
  });

  it('is not told its own message again', () => {
    const error = axiosError();
    surface(error, failureRecord({ code: 'X', message: 'failed' }), ALL);
    expect(error.message).toBe('failed: X');
  });

  it('may be without a stack', () => {
    const error = axiosError();
    delete error.stack;
    Object.defineProperty(error, 'stack', { value: undefined, writable: true });
    surface(error, found, ALL);
    expect(error.message).toBe('failed: X - No.');
    expect(isShown(error, 'config')).toBe(false);
  });

  it('keeps the stack of an error without a message', () => {
    const error = Object.assign(new Error(''), { isAxiosError: true });
    const { stack } = error;
    surface(error, found, ALL);
    expect([error.message, error.stack]).toEqual(['X - No.', stack]);
  });
});

describe('what is printed of it', () => {
  it('is no object but the failure, and no method of ours', () => {
    const error = axiosError({ code: 'C', socket: { remote: 'h' } });
    surface(error, found, ALL);
    expect(Object.keys(error)).toEqual(['isAxiosError', 'code', 'failure']);
    expect(error).toHaveProperty('socket', { remote: 'h' });
    expect(error).toHaveProperty('toJSON');
  });

  it('can be changed by whoever gets it', () => {
    const error = axiosError();
    surface(error, found, ALL);
    expect(Object.getOwnPropertyDescriptor(error, 'failure')).toMatchObject({
      writable: true,
      configurable: true,
      enumerable: true,
    });
  });
});

describe('the cause of it', () => {
  const causeOf = (cause: unknown): unknown => {
    const error = axiosError({ cause });
    surface(error, found, ALL);
    return error.cause;
  };

  it('keeps name, message and code', () => {
    const plain = causeOf({ name: 'N', message: 'm', code: 'C', request: {} }) as Error;
    expect(plain).toBeInstanceOf(Error);
    expect([plain.name, plain.message]).toEqual(['N', 'm']);
    expect(Object.keys(plain)).toEqual(['code']);
  });

  it('has none of them where they are no text', () => {
    const plain = causeOf({ name: 5, message: 5, code: 5 }) as Error;
    expect([plain.name, plain.message]).toEqual(['Error', '']);
    expect(Object.hasOwn(plain, 'code')).toBe(false);
  });

  it('is left alone where it is no object', () => {
    expect(causeOf('gone')).toBe('gone');
  });

  it('is not made up', () => {
    const error = axiosError();
    surface(error, found, ALL);
    expect(Object.hasOwn(error, 'cause')).toBe(false);
  });
});
