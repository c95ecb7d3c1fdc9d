import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOverrides, findOverride, type Override } from '../../src/classify/overrides.js';

const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
const codes = words.map((parts) => parts.join('.'));
const keys = fc.oneof(
  codes,
  codes.map((code) => `${code}.*`),
  fc.constantFrom('429', '404', '500', '4xx', '5xx'),
);
const layers = fc.array(fc.uniqueArray(keys, { maxLength: 8 }), { maxLength: 3 });
const statuses = fc.option(fc.constantFrom(429, 404, 500, 503), { nil: undefined });

/** How near a key is to a code and status: the smaller the nearer; undefined where it does not fit. */
function distance(key: string, code: string, status: number | undefined): number | undefined {
  if (key === code) return 0;
  if (key.endsWith('.*')) return `${code}.`.startsWith(key.slice(0, -1)) ? 100 - key.length : undefined;
  if (status === undefined) return undefined;
  if (key === String(status)) return 200;
  return key === `${String(status)[0] ?? ''}xx` ? 300 : undefined;
}

/** The rules of the contract, the slow way: the nearest key of the first layer that has one that fits. */
function expected(all: string[][], code: string, status: number | undefined): string | undefined {
  for (const layer of all) {
    const fits = layer.filter((key) => distance(key, code, status) !== undefined);
    const [nearest] = fits.sort(
      (a, b) => Number(distance(a, code, status)) - Number(distance(b, code, status)),
    );
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

const compile = (layer: string[], spell: (key: string) => string = (key) => key) =>
  compileOverrides(
    Object.fromEntries(layer.map((key): [string, Override] => [spell(key), { resolution: key }])),
  );

describe('any layers of overrides', () => {
  it('give the nearest key of the first layer that has one', () => {
    fc.assert(
      fc.property(layers, codes, statuses, (all, code, status) => {
        const found = findOverride(
          all.map((layer) => compile(layer)),
          [code],
          status,
        );
        expect(found?.resolution).toBe(expected(all, code, status));
      }),
      { numRuns: 2_000 },
    );
  });

  it('give the same whatever the order of the keys in a layer', () => {
    fc.assert(
      fc.property(layers, codes, statuses, (all, code, status) => {
        const forth = all.map((layer) => compile(layer));
        const back = all.map((layer) => compile([...layer].reverse()));
        expect(findOverride(back, [code], status)).toEqual(findOverride(forth, [code], status));
      }),
    );
  });

  it('give the same however keys and codes are spelt', () => {
    fc.assert(
      fc.property(layers, codes, statuses, (all, code, status) => {
        const loud = all.map((layer) =>
          compile(layer, (key) => ` ${key.toUpperCase().replaceAll('.', ' . ')}`),
        );
        const plain = all.map((layer) => compile(layer));
        expect(findOverride(loud, [code.toUpperCase()], status)).toEqual(findOverride(plain, [code], status));
      }),
    );
  });

  it('find a code by itself, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        const table = [compileOverrides({ [`${code}.*`]: 'stop', [code]: 'retry' })];
        expect(findOverride(table, [code], undefined)).toEqual({ retry: true });
      }),
    );
  });
});
