import { describe, expect, expectTypeOf, it } from 'vitest';
import { nasCatalog, type NasErrorCode } from '../../src/catalog/nas.js';

// What the compiler checks: `npm run typecheck` fails where one of these is not so.
describe('NasErrorCode', () => {
  it('is a union of literals, not any string', () => {
    expectTypeOf<string>().not.toExtend<NasErrorCode>();
    expectTypeOf<'InternalError'>().toExtend<NasErrorCode>();
    expectTypeOf<'NotQualified'>().toExtend<NasErrorCode>();
    expectTypeOf<'Throttling' | 'InternlError'>().not.toExtend<NasErrorCode>();
  });

  it('has the two codes with a stray space in both spellings', () => {
    expectTypeOf<'User. Disabled' | 'User.Disabled'>().toExtend<NasErrorCode>();
    expectTypeOf<'Missingparameter. calleruid' | 'Missingparameter.calleruid'>().toExtend<NasErrorCode>();
  });

  it('has misspelt codes as documented', () => {
    expectTypeOf<'InvalidLocatin.NotFound' | 'Forbbiden.Ram'>().toExtend<NasErrorCode>();
    expectTypeOf<'InvalidLocation.NotFound'>().not.toExtend<NasErrorCode>();
  });

  it('names only codes that the catalog finds', () => {
    const some: readonly NasErrorCode[] = ['InternalError', 'User.Disabled', 'Missingparameter.calleruid'];
    expect(some.map((code) => nasCatalog.find(code)?.httpCode)).toEqual([500, 403, 400]);
  });
});
