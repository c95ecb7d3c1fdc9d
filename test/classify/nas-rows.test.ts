import { describe, expect, it } from 'vitest';
import { nasCatalog } from '../../src/catalog/nas.js';
import { answered, judge, rules } from './sample.js';

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

const judged = nasCatalog.entries.map(({ httpCode, code, message }) =>
  judge(answered(httpCode, code, message)),
);

describe('the 43 documented errors of NAS', () => {
  it('are 8 retryable ones', () => {
    const codes = judged
      .filter(({ classification }) => classification === 'retryable')
      .map(({ code }) => code);
    expect(codes).toEqual(retryable);
  });

  it('are 35 terminal ones', () => {
    expect(judged.filter(({ classification }) => classification === 'terminal')).toHaveLength(35);
  });

  it.each(nasCatalog.entries.map((entry) => [entry.code, entry] as const))(
    'name %s, its catalog and its resolution',
    (code, { httpCode, message, resolution }) => {
      expect(judge(answered(httpCode, code, message))).toMatchObject({
        kind: 'response',
        httpCode,
        code,
        message,
        resolution,
        decidedBy: 'catalog',
        documented: true,
        catalog: 'nas',
      });
    },
  );

  it('have the categories of their statuses', () => {
    const counts: Record<string, number> = {};
    for (const { category } of judged) counts[category] = (counts[category] ?? 0) + 1;
    expect(counts).toEqual({ transient: 8, auth: 16, client: 19 });
  });

  it.each(retryable)('count %s as transient, although some are codes of tokens', (code) => {
    expect(judged.find((failure) => failure.code === code)?.category).toBe('transient');
  });
});

describe('InvalidLBid.NotFound', () => {
  const facts = answered(404, 'InvalidLBid.NotFound', 'The specified LBid is not found.');

  it('is terminal although its resolution says "try again later"', () => {
    const found = judge(facts);
    expect(found.resolution).toContain('try again later');
    expect(found).toMatchObject({ classification: 'terminal', category: 'client' });
  });

  it('is terminal although its message says so too', () => {
    expect(judge({ ...facts, message: 'Please try again later.' }).classification).toBe('terminal');
  });

  it('is retryable where an override says so', () => {
    expect(judge(facts, rules({ 'InvalidLBid.NotFound': 'retry' }))).toMatchObject({
      classification: 'retryable',
      category: 'transient',
      decidedBy: 'override',
      documented: true,
      resolution: 'The system failed to create LBid. Please try again later.',
    });
  });
});

describe('spellings of the wire', () => {
  it.each([
    ['MissingParameter.callerUid', 'Add the callerUid request parameter.'],
    ['User.Disabled', 'If you have not activated the NAS service, activate the service first.'],
    ['Forbidden.Ram', 'Your account RAM permission verification failed.'],
    ['InvalidLocation.NotFound', 'The requested Location does not exist'],
  ])('keep %s as it came, with the documented resolution', (code, resolution) => {
    const found = judge(answered(403, code));
    expect(found.code).toBe(code);
    expect(found.resolution).toContain(resolution);
    expect(found.catalog).toBe('nas');
  });
});
