import { describe, expect, it } from 'vitest';
import { nasCatalog } from '../../src/catalog/nas.js';

const retryable = [
  'InternalError',
  'ServiceUnavailable',
  'ServiceTimeout',
  'SecurityToken.CheckFailed',
  'SecurityToken.DecodeFailed',
  'SubRam.CheckFailed',
  'VpcRam.CheckFailed',
  'VpcSubRam.CheckFailed',
];

describe('nasCatalog', () => {
  it('is called nas and has 43 entries', () => {
    expect(nasCatalog.name).toBe('nas');
    expect(nasCatalog.entries).toHaveLength(43);
  });

  it.each([
    [400, 7],
    [403, 16],
    [404, 12],
    [500, 1],
    [503, 6],
    [504, 1],
  ])('has, of status %i, %i entries', (status, count) => {
    expect(nasCatalog.entries.filter(({ httpCode }) => httpCode === status)).toHaveLength(count);
  });

  it('lists no code twice', () => {
    expect(new Set(nasCatalog.entries.map(({ code }) => code)).size).toBe(43);
  });

  it('calls exactly 8 entries retryable', () => {
    const found = nasCatalog.entries.filter((entry) => entry.retryable === true).map(({ code }) => code);
    expect(found).toEqual(retryable);
  });

  it('calls the other 35 terminal', () => {
    const terminal = nasCatalog.entries.filter((entry) => entry.retryable === false);
    expect(terminal).toHaveLength(35);
    expect(terminal.every(({ httpCode }) => httpCode < 500)).toBe(true);
  });

  it.each([
    [
      'InvalidLBid.NotFound',
      'Please try again later.',
      'it is a 404, so the server says that it is not there',
    ],
    ['InvalidVpc.CreationFailed', 'and then try again.', 'it wants a change first'],
  ])('calls %s terminal in spite of "%s": %s', (code, words) => {
    const entry = nasCatalog.find(code);
    expect(entry?.resolution).toContain(words);
    expect(entry?.retryable).toBe(false);
  });

  it.each([
    ['MissingParameter.CallerUid', 'Missingparameter. calleruid'],
    ['MissingParameter.callerUid', 'Missingparameter. calleruid'],
    ['Missingparameter.calleruid', 'Missingparameter. calleruid'],
    ['User.Disabled', 'User. Disabled'],
    ['Forbidden.Ram', 'Forbbiden.Ram'],
    ['Forbidden.RAM', 'Forbbiden.Ram'],
    ['InvalidLocation.NotFound', 'InvalidLocatin.NotFound'],
    ['InvalidParameter.ProtocolType', 'InvalidParameter.ProtocalType'],
    ['internalerror', 'InternalError'],
    ['ServiceUnAvailable', 'ServiceUnavailable'],
  ])('finds %s under the documented %s', (wire, documented) => {
    expect(nasCatalog.find(wire)?.code).toBe(documented);
  });

  it.each(nasCatalog.entries.map((entry) => [entry.code, entry] as const))(
    'finds %s itself',
    (code, entry) => {
      expect(nasCatalog.find(code)).toBe(entry);
      expect(nasCatalog.find(code, { httpCode: 418, message: 'anything' })).toBe(entry);
    },
  );

  it.each(['Throttling', 'HttpCode', 'NoSuchKey', 'InvalidFileSystem', ''])('does not know %j', (code) => {
    expect(nasCatalog.find(code)).toBeUndefined();
  });
});
