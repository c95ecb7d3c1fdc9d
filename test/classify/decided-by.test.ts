import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import type { ClassifyRules } from '../../src/classify/classify.js';
import type { DecidedBy } from '../../src/classify/failure.js';
import type { Facts } from '../../src/wire/facts.js';
import { answered, judge, rules, unanswered } from './sample.js';

const later = 'Please try again later.';

const strict = createCatalog({
  name: 'strict',
  entries: [{ httpCode: 429, code: 'Throttling.Orders', message: '', resolution: 'Stop.', retryable: false }],
});

describe('what decides a classification', () => {
  const routes: [DecidedBy, string, Facts, ClassifyRules][] = [
    ['override', 'an override says so', answered(404, 'Gone'), rules({ Gone: 'retry' })],
    [
      'classifier',
      'the classifier has an opinion',
      answered(404),
      rules({}, { classify: () => 'retryable' }),
    ],
    ['catalog', 'a catalog knows the code', answered(500, 'InternalError'), rules()],
    ['family', 'only the family of the code is known', answered(400, 'Throttling.Orders'), rules()],
    ['family', 'the message invites another try', answered(409, 'StillBusy', later), rules()],
    ['status', 'there is nothing but a status', answered(502), rules()],
    ['network', 'no answer came', unanswered('network', 'ECONNRESET'), rules()],
    ['network', 'the time ran out', unanswered('timeout', 'ETIMEDOUT'), rules()],
    ['default', 'nothing is known', unanswered('unknown'), rules()],
    ['default', 'the caller gave up', unanswered('cancelled', 'ERR_CANCELED'), rules()],
    ['default', 'the attempt was not sent', unanswered('refused'), rules()],
  ];

  it.each(routes)('is the %s where %s', (by, _when, facts, given) => {
    expect(judge(facts, given).decidedBy).toBe(by);
  });
});

describe('the order of what decides', () => {
  it('puts an override before the classifier and the catalog', () => {
    const by = rules({ InternalError: 'stop' }, { classify: () => 'retryable' });
    expect(judge(answered(500, 'InternalError'), by)).toMatchObject({
      classification: 'terminal',
      decidedBy: 'override',
    });
  });

  it('puts the classifier before the catalog', () => {
    const by = rules({}, { classify: () => 'terminal' });
    expect(judge(answered(500, 'InternalError'), by)).toMatchObject({
      classification: 'terminal',
      decidedBy: 'classifier',
    });
  });

  it('puts a catalog before the family of the code', () => {
    const by = rules({}, { catalogs: [strict] });
    expect(judge(answered(429, 'Throttling.Orders'), by)).toMatchObject({
      classification: 'terminal',
      decidedBy: 'catalog',
    });
  });

  it('puts a catalog before the message', () => {
    expect(judge(answered(404, 'InvalidFileSystem.NotFound', later))).toMatchObject({
      classification: 'terminal',
      decidedBy: 'catalog',
    });
  });

  it('puts the first catalog that knows the code before the next', () => {
    const orders = { httpCode: 500, code: 'InternalError', message: '', resolution: '', retryable: false };
    const own = createCatalog({ name: 'own', entries: [orders] });
    const by = rules({}, { catalogs: [strict, own, ...rules().catalogs] });
    expect(judge(answered(500, 'InternalError'), by)).toMatchObject({
      classification: 'terminal',
      catalog: 'own',
    });
  });

  it('lets status, then message, choose between entries of one code', () => {
    const entry = { httpCode: 403, code: 'Quota', resolution: '', retryable: false };
    const quotas = createCatalog({
      name: 'quotas',
      entries: [
        { ...entry, message: 'Number of tables exceeded.', resolution: 'tables' },
        { ...entry, message: 'Too frequent operations.', resolution: 'frequency', retryable: true },
        { ...entry, httpCode: 409, message: 'Another status.', resolution: 'status' },
      ],
    });
    const chosen = (status: number, message: string) =>
      judge(answered(status, 'Quota', message), rules({}, { catalogs: [quotas] }));
    expect(chosen(403, 'Number of tables exceeded.')).toMatchObject({
      classification: 'terminal',
      resolution: 'tables',
    });
    expect(chosen(403, 'Too frequent operations.')).toMatchObject({
      classification: 'retryable',
      resolution: 'frequency',
    });
    expect(chosen(409, 'Too frequent operations.')).toMatchObject({
      classification: 'terminal',
      resolution: 'status',
    });
  });

  it('puts the family of the code before the message', () => {
    expect(judge(answered(400, 'Throttling.Vcpu.PerDay', later))).toMatchObject({
      classification: 'terminal',
      decidedBy: 'family',
    });
  });

  it('puts the family of the code before the status', () => {
    expect(judge(answered(503, 'IdempotentParameterMismatchX'))).toMatchObject({
      classification: 'terminal',
      decidedBy: 'family',
    });
  });

  it('puts the message before the status', () => {
    expect(judge(answered(404, 'StillBusy', later))).toMatchObject({
      classification: 'retryable',
      decidedBy: 'family',
    });
  });

  it('asks the families for codes of the API only, not for those of the system', () => {
    const facts: Facts = { kind: 'unknown', systemCode: 'ServerBusy', text: '' };
    expect(judge(facts)).toMatchObject({ classification: 'terminal', decidedBy: 'default' });
  });
});
