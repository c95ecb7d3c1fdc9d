import { describe, expect, it } from 'vitest';
import { judge, answered, rules } from './sample.js';

describe('an override by the documented spelling', () => {
  it.each([
    ['Forbbiden.Ram', 'Forbidden.Ram', 403],
    ['InvalidLocatin.NotFound', 'InvalidLocation.NotFound', 404],
    ['InvalidParameter.ProtocalType', 'InvalidParameter.ProtocolType', 400],
    ['Missingparameter. calleruid', 'MissingParameter.CallerUid', 400],
  ])('%s fits %s of the wire', (documented, wire, status) => {
    expect(judge(answered(status, wire), rules({ [documented]: 'retry' }))).toMatchObject({
      code: wire,
      decidedBy: 'override',
    });
  });

  it('fits by its family too', () => {
    expect(
      judge(answered(404, 'InvalidLocation.NotFound'), rules({ 'InvalidLocatin.*': 'retry' })).decidedBy,
    ).toBe('override');
  });

  it('comes after the spelling of the wire', () => {
    const by = rules({ 'InvalidLocatin.NotFound': 'stop', 'InvalidLocation.NotFound': 'retry' });
    expect(judge(answered(404, 'InvalidLocation.NotFound'), by).classification).toBe('retryable');
  });

  it('comes, being exact, before a family of the spelling of the wire', () => {
    const by = rules({ 'InvalidLocation.*': 'stop', 'InvalidLocatin.NotFound': 'retry' });
    expect(judge(answered(404, 'InvalidLocation.NotFound'), by).classification).toBe('retryable');
  });

  it('does not fit where no catalog ties the two', () => {
    const by = rules({ 'InvalidLocatin.NotFound': 'retry' }, { catalogs: [] });
    expect(judge(answered(404, 'InvalidLocation.NotFound'), by).classification).toBe('terminal');
  });
});
