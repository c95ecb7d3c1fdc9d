import { describe, expect, it } from 'vitest';
import { aged, giveBack, replaced } from '../../src/call/outcome.js';

const facts = { kind: 'response', status: 503, text: 'Busy.', retryAfterMs: 2_000 } as const;

describe('a hint some time ago', () => {
  it('is less by that time', () => {
    expect(aged(facts, 500)).toEqual({ ...facts, retryAfterMs: 1_500 });
  });

  it('is over, and no less than that', () => {
    expect(aged(facts, 2_500)?.retryAfterMs).toBe(0);
  });

  it('that nobody gave is none', () => {
    const { retryAfterMs: _, ...without } = facts;
    expect(aged(without, 500)).toBe(without);
    expect(aged(undefined, 500)).toBeUndefined();
  });

  it('leaves what was read as it is', () => {
    aged(facts, 500);
    expect(facts.retryAfterMs).toBe(2_000);
  });
});

describe('a body that was read', () => {
  it('is replaced in the response of an error', () => {
    const thrown = { response: { data: 'empty' }, data: 'its own' };
    giveBack(thrown, { data: 'fresh' });
    expect(thrown).toEqual({ response: { data: 'fresh' }, data: 'its own' });
  });

  it('is replaced in a response that was thrown', () => {
    const thrown = { data: 'empty' };
    giveBack(thrown, { data: undefined });
    expect(thrown).toEqual({ data: undefined });
  });

  it.each([
    ['where nothing was read', { response: { data: 'whole' } }, undefined],
    ['where there was none', { response: { status: 503 } }, { data: 'fresh' }],
    ['where there is no response', { response: 'none', data: 'whole' }, { data: 'fresh' }],
    ['of an inherited response', { response: Object.create({ data: 'lent' }) as object }, { data: 'fresh' }],
  ])('is not replaced %s', (_, thrown, replacement) => {
    const before = structuredClone(thrown);
    giveBack(thrown, replacement);
    expect(structuredClone(thrown)).toEqual(before);
  });

  it.each([['text'], [undefined], [null], [Object.freeze({ data: 'frozen' })]])(
    'is not replaced in %j, which is no place for it',
    (thrown) => {
      expect(() => giveBack(thrown, { data: 'fresh' })).not.toThrow();
    },
  );

  it('does not hide the failure of a foreign object', () => {
    const touchy = new Proxy(
      { data: 'whole' },
      {
        set() {
          throw new Error('hands off');
        },
      },
    );
    expect(() => giveBack(touchy, { data: 'fresh' })).not.toThrow();
    expect(touchy.data).toBe('whole');
  });

  it('is told only where a fresh one was made', () => {
    expect(replaced({ ...facts, replacement: undefined })).toEqual({ replacement: { data: undefined } });
    expect(replaced({ ...facts, replacement: 'fresh' })).toEqual({ replacement: { data: 'fresh' } });
    expect(replaced(facts)).toEqual({ replacement: undefined });
    expect(replaced(undefined)).toEqual({ replacement: undefined });
  });
});
