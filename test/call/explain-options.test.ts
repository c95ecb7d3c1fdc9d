import { describe, expect, it, vi } from 'vitest';
import { explain } from '../../src/call/explain.js';
import { createCatalog } from '../../src/catalog/catalog.js';
import { createPolicy } from '../../src/policy/policy.js';

const answer = {
  status: 404,
  body: { Code: 'InvalidLBid.NotFound', Message: 'The specified LBid is not found.' },
};
const ours = createCatalog({
  name: 'ours',
  entries: [{ httpCode: 503, code: 'Busy', message: 'Busy.', resolution: 'Try again later.' }],
});

describe('explain with options', () => {
  it('takes a policy as well', async () => {
    const options = { overrides: { 'InvalidLBid.NotFound': 'retry' } } as const;
    const expected = { classification: 'retryable', decidedBy: 'override', documented: true };
    expect(await explain(answer, options)).toMatchObject(expected);
    expect(await explain(answer, createPolicy(options))).toMatchObject(expected);
    expect(await explain(answer)).toMatchObject({ classification: 'terminal', decidedBy: 'catalog' });
  });

  it.each<[string, Parameters<typeof explain>[1], object]>([
    [
      'an override by family',
      { overrides: { 'InvalidLBid.*': 'retry' } },
      { decidedBy: 'override', classification: 'retryable' },
    ],
    [
      'an override by status',
      { overrides: { '4xx': 'retry' } },
      { decidedBy: 'override', classification: 'retryable' },
    ],
    [
      'its own resolution',
      { overrides: { '404': { resolution: 'Ask us.' } } },
      { resolution: 'Ask us.', decidedBy: 'catalog' },
    ],
    [
      'a classifier',
      { classify: () => 'retryable' },
      { decidedBy: 'classifier', classification: 'retryable' },
    ],
    ['a classifier without an opinion', { classify: () => undefined }, { decidedBy: 'catalog' }],
    [
      'a classifier that is overridden',
      { classify: () => 'retryable', overrides: { '404': 'stop' } },
      { decidedBy: 'override' },
    ],
    ['no catalog', { catalogs: [] }, { documented: false, decidedBy: 'status', classification: 'terminal' }],
  ])('counts %s', async (_, options, expected) => {
    expect(await explain(answer, options)).toMatchObject(expected);
  });

  it('asks the catalogs it is given', async () => {
    const failure = await explain({ status: 503, body: '{"Code":"busy"}' }, { catalogs: [ours] });
    expect(failure).toMatchObject({ catalog: 'ours', documented: true, resolution: 'Try again later.' });
  });

  it('contains a classifier that throws', async () => {
    const classify = (): never => {
      throw new Error('a mistake in it');
    };
    expect(await explain(answer, { classify })).toMatchObject({ decidedBy: 'catalog' });
  });

  it('reads no more of a body than it may', async () => {
    const body = `{"Code":"ServiceUnavailable","Message":"${'x'.repeat(500)}"}`;
    expect(await explain({ status: 503, body }, { maxErrorBodyBytes: 100 })).toMatchObject({
      code: 'HTTP_503',
    });
    expect(await explain({ status: 503, body }, { maxErrorBodyBytes: 600 })).toMatchObject({
      code: 'ServiceUnavailable',
    });
  });

  it('is a dry run: nothing is told, nothing remembered', async () => {
    const onEvent = vi.fn();
    const policy = createPolicy({ onEvent });
    await explain({ status: 400, body: { Code: 'NeverHeardOf' } }, policy);
    await explain({ status: 503 }, policy);
    expect(onEvent).not.toHaveBeenCalled();
    expect(policy.unknownCodes()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an unknown option', { retry: 3 }],
    ['a bad option', { retries: -1 }],
    ['no options', null],
  ])('rejects with a TypeError for %s', async (_, options) => {
    await expect(explain(answer, options as never)).rejects.toThrow(TypeError);
  });
});

describe('what explain gives', () => {
  it('is plain data', async () => {
    const failure = await explain(answer);
    expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
    expect(Object.isExtensible(failure)).toBe(true);
    expect(Object.values(failure)).not.toContain(undefined);
  });

  it('names neither a stop nor attempts: no call was made', async () => {
    const failure = await explain({ status: 503, headers: { 'retry-after': '5' } });
    expect(failure).not.toHaveProperty('stop');
    expect(failure).toMatchObject({ attempts: [], elapsedMs: 0 });
  });
});
