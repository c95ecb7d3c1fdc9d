import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cleaner } from '../../src/events/redact.js';

const keyed = (...values: string[]) =>
  cleaner(() => ({ params: Object.fromEntries(values.map((value, at) => [`key${String(at)}`, value])) }));

describe('a cleaner', () => {
  it('leaves text alone where no request is known', () => {
    expect(cleaner(() => undefined)('Bearer abc.def.ghi')).toBe('Bearer abc.def.ghi');
  });

  it('reads the credentials on first use, and once', () => {
    const request = vi.fn(() => ({ headers: { 'x-api-key': 'k-0123456789' } }));
    const clean = cleaner(request);
    expect(request).not.toHaveBeenCalled();
    expect(clean('k-0123456789')).toBe('[redacted]');
    expect(clean('again k-0123456789')).toBe('again [redacted]');
    expect(request).toHaveBeenCalledOnce();
  });

  it.each([
    ['1234567', '1234567'],
    ['12345678', '[redacted]'],
  ])('removes credentials of 8 characters and more: %s becomes %s', (secret, shown) => {
    expect(keyed(secret)(secret)).toBe(shown);
  });

  it('removes the longer credential before the shorter one that is part of it', () => {
    expect(keyed('abcdefgh', 'abcdefgh-ijkl')('abcdefgh-ijkl and abcdefgh')).toBe(
      '[redacted] and [redacted]',
    );
  });

  it('takes a credential for text, never for a pattern', () => {
    expect(keyed('a.c*[d]$&(')('a.c*[d]$&( abcccdddd')).toBe('[redacted] abcccdddd');
  });

  it('escapes control characters', () => {
    expect(keyed('12345678')('a\nb\u2028c\u001bd')).toBe('a\\nb\\u2028c\\u001bd');
  });

  it('removes a credential with control characters in it', () => {
    expect(keyed('abcd\u0001efgh')('<abcd\u0001efgh>')).toBe('<[redacted]>');
  });

  it('survives a credential that has no encoding', () => {
    expect(keyed('abcdefgh\ud800')('<abcdefgh\ud800>')).toBe('<[redacted]>');
  });
});

describe('the length of a cleaned text', () => {
  const clean = cleaner(() => undefined);

  it('is left alone up to 2,048 characters', () => {
    expect(clean('x'.repeat(2_048))).toBe('x'.repeat(2_048));
  });

  it('is cut after 2,048, visibly', () => {
    expect(clean('x'.repeat(2_049))).toBe(`${'x'.repeat(2_048)}…`);
    expect(clean('x'.repeat(1_000_000))).toHaveLength(2_049);
  });

  it('is cut after the credentials are removed, so that half of one never stays', () => {
    const secret = 's'.repeat(40);
    const shown = keyed(secret)(`${'x'.repeat(2_040)}${secret}`);
    expect(shown).toBe(`${'x'.repeat(2_040)}[redacte…`);
  });
});

describe('a credential of any text', () => {
  it('never stays in what is said', () => {
    const long = fc.string({ minLength: 8, maxLength: 30, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(long, fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!'[redacted]'.includes(secret) && !(before + after).includes(secret));
        const shown = keyed(secret)(`${before}\n${secret}\n${after}`);
        expect(shown).toContain('\\n[redacted]\\n');
        expect(shown.replaceAll('[redacted]', '')).not.toContain(secret);
      }),
    );
  });
});
