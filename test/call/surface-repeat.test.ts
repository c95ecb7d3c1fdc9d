import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { failureOf, surface } from '../../src/call/surface.js';
import { axiosError } from './axios-error.js';
import { failureRecord } from './failure-record.js';

const ALL = { enrichMessage: true, hideDetails: true };
const BEFORE = 'Request failed with status code 404';
const first = failureRecord({ resolution: 'Look for it.' });
const second = failureRecord({
  code: 'InvalidVpc.NotFound',
  message: 'No such VPC.',
  resolution: 'Create it.',
});

describe('an error that is surfaced again and again', () => {
  it('does not grow', () => {
    const error = axiosError();
    surface(error, first, ALL);
    const once = { message: error.message, stack: error.stack, printed: inspect(error) };
    for (let round = 0; round < 20; round += 1) surface(error, first, ALL);
    expect({ message: error.message, stack: error.stack, printed: inspect(error) }).toEqual(once);
  });

  it('tells of its last failure only', () => {
    const error = axiosError();
    surface(error, first, ALL);
    surface(error, second, ALL);
    expect(failureOf(error)).toBe(second);
    expect(error.message).toBe(`${BEFORE}: InvalidVpc.NotFound - No such VPC. Resolution: Create it.`);
    expect(error.stack).toContain(error.message);
    expect(error.stack).not.toContain('InvalidFileSystem');
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ failure: { code: 'InvalidVpc.NotFound' } });
  });

  it('tells of its last failure where it is frozen', () => {
    const error = Object.freeze(axiosError());
    surface(error, first, ALL);
    surface(error, second, ALL);
    expect(failureOf(error)).toBe(second);
    expect(error.message).toBe(BEFORE);
  });

  it('tells of its last failure where it was frozen in between', () => {
    const error = axiosError();
    surface(error, first, ALL);
    Object.freeze(error);
    surface(error, second, ALL);
    expect(failureOf(error)).toBe(second);
  });

  it('keeps a plain cause', () => {
    const error = axiosError();
    error.cause = Object.assign(new Error('inner'), { code: 'EPIPE' });
    surface(error, first, ALL);
    surface(error, second, ALL);
    expect(error.cause).toMatchObject({ message: 'inner', code: 'EPIPE' });
  });

  it('keeps what someone wrote into its message in between', () => {
    const error = axiosError();
    surface(error, first, ALL);
    error.message = `while listing: ${error.message}`;
    surface(error, second, ALL);
    expect(error.message).toContain('while listing');
  });
});

describe('two policies and one error', () => {
  it('leave the message alone from the one that leaves messages alone', () => {
    const error = axiosError();
    surface(error, first, { ...ALL, enrichMessage: false });
    expect(error.message).toBe(BEFORE);
    surface(error, second, ALL);
    expect(error.message).toBe(`${BEFORE}: InvalidVpc.NotFound - No such VPC. Resolution: Create it.`);
  });

  it('hide the details where one of them does', () => {
    const error = axiosError();
    surface(error, first, { ...ALL, hideDetails: false });
    expect(Object.keys(error)).toContain('config');
    surface(error, second, ALL);
    expect(Object.keys(error)).not.toContain('config');
  });

  it('do not mix two errors up', () => {
    const [one, two] = [axiosError(), axiosError()];
    surface(one, first, ALL);
    surface(two, second, ALL);
    expect([failureOf(one), failureOf(two)]).toEqual([first, second]);
    expect(one.message).toContain('InvalidFileSystem');
    expect(two.message).toContain('InvalidVpc');
  });
});
