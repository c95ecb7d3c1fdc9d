import { describe, expect, it } from 'vitest';
import { indexPatterns } from '../../src/catalog/pattern.js';

const finder = (...codes: string[]): ((folded: string) => string | undefined) =>
  indexPatterns(new Map(codes.map((code) => [code, code])));

describe('a documented code with a placeholder', () => {
  it('is one of several with the same beginning and end', () => {
    const find = finder('quota%sof%sused', 'quota%sin%sused', 'quota%sby%sused');
    expect(find('quota1of2used')).toBe('quota%sof%sused');
    expect(find('quota1in2used')).toBe('quota%sin%sused');
    expect(find('quota1by2used')).toBe('quota%sby%sused');
    expect(find('quota1at2used')).toBeUndefined();
  });

  it.each([
    ['a dot inside the last name', 'invalid%s', 'invalida.name'],
    ['a dot, where two names follow the last dot', 'missing.%s-%s', 'missing.a.b-c'],
    ['a dot, where the name is not the end', 'missing.%stail', 'missing.a.btail'],
    ['a code without a placeholder, twice', 'plain', 'plain-plain'],
    ['hardly a letter around the name', 'a_%s-', 'a_x-'],
  ])('is not filled by %s', (_, documented, sent) => {
    expect(finder(documented)(sent)).toBeUndefined();
  });

  it('is filled by codes of up to 200 letters', () => {
    expect(finder('invalid%s')('invalid'.padEnd(200, 'x'))).toBe('invalid%s');
    expect(finder('invalid%s')('invalid'.padEnd(201, 'x'))).toBeUndefined();
  });

  it('needs three letters or digits around the names', () => {
    expect(finder('ab%s')('abx')).toBeUndefined();
    expect(finder('a1%s2')('a1x2')).toBe('a1%s2');
  });
});
