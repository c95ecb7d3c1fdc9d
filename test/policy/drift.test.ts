import { describe, expect, it } from 'vitest';
import { createDrift } from '../../src/policy/drift.js';
import { failure } from '../classify/sample.js';

function drift(...codes: [code: string, httpCode?: number, message?: string][]) {
  const made = createDrift();
  for (const [code, httpCode, message = ''] of codes) made.note(failure({ code, httpCode, message }));
  return made;
}

describe('the drift', () => {
  it('knows nothing at first', () => {
    expect(createDrift().codes()).toEqual([]);
  });

  it('counts a code, and keeps its last message', () => {
    expect(drift(['Gone', 404, 'first'], ['Gone', 404, 'second']).codes()).toEqual([
      { code: 'Gone', httpCode: 404, count: 2, lastMessage: 'second' },
    ]);
  });

  it('counts a code by its status', () => {
    const codes = drift(['Gone', 404], ['Gone', 410], ['Gone'], ['Gone', 404]).codes();
    expect(codes.map(({ httpCode, count }) => [httpCode, count])).toEqual([
      [404, 2],
      [410, 1],
      [undefined, 1],
    ]);
  });

  it('tells the most frequent first, and those alike in the order they came', () => {
    const codes = drift(['A'], ['B'], ['C'], ['C'], ['B'], ['C'], ['D']).codes();
    expect(codes.map(({ code }) => code)).toEqual(['C', 'B', 'A', 'D']);
  });

  it('keeps 1,000 codes at most, and goes on counting those', () => {
    const made = createDrift();
    for (let index = 0; index < 1_500; index += 1) made.note(failure({ code: `Code${String(index)}` }));
    made.note(failure({ code: 'Code999' }));
    made.note(failure({ code: 'Code1000' }));
    const codes = made.codes();
    expect(codes).toHaveLength(1_000);
    expect(codes[0]).toMatchObject({ code: 'Code999', count: 2 });
    expect(codes.some(({ code }) => code === 'Code1000')).toBe(false);
  });

  it('hands out copies', () => {
    const made = drift(['Gone', 404]);
    Object.assign(made.codes()[0] ?? {}, { count: 99 });
    expect(made.codes()[0]?.count).toBe(1);
  });

  it.each(['__proto__', 'constructor', ''])('takes any code: %j', (code) => {
    expect(drift([code], [code]).codes()).toMatchObject([{ code, count: 2 }]);
  });
});
