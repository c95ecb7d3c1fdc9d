import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import { indexPatterns } from '../../src/catalog/pattern.js';

const finder = (...codes: string[]): ((folded: string) => string | undefined) =>
  indexPatterns(new Map(codes.map((code) => [code, code])));

describe('a documented code with a placeholder', () => {
  it.each([
    ['invalid%s', 'invalidname'],
    ['invalid%s', 'invalid_name-2'],
    ['invalid%1$s', 'invalidname'],
    ['%s.notfound', 'name.notfound'],
    ['invalid%s.malformed', 'invalidname.malformed'],
    ['invalid{name}', 'invalidregion'],
    ['invalid${name}', 'invalidregion'],
    ['invalid{}', 'invalidregion'],
    ['invalid<parametername>', 'invalidregion'],
    ['invalid[name]', 'invalidregion'],
    ['missing.%s', 'missing.region'],
    ['missing.%s', 'missing.region.id'],
    ['%s.not.%s', 'name.not.region'],
    ['quota%sof%sused', 'quotadiskofzoneused'],
    ['a%sb%sc%sd', 'axxbyyczzd'],
  ])('%s finds %s', (documented, sent) => {
    expect(finder(documented, 'other%s.code')(sent)).toBe(documented);
  });

  it.each([
    ['invalid%s', 'invalid'],
    ['invalid%s', 'invalid.name'],
    ['invalid%s', 'isinvalidname'],
    ['%s.notfound', '.notfound'],
    ['%s.notfound', 'a.b.notfound'],
    ['invalid%s.malformed', 'invalid.malformed'],
    ['invalid%s.malformed', 'invalida.b.malformed'],
    ['missing.%s', 'missing.'],
    ['quota%sof%sused', 'quotaofzoneused'],
    ['quota%sof%sused', 'quotadiskofused'],
    ['quota%sof%sused', 'quotadiskused'],
    ['invalid%s', `invalid${'x'.repeat(300)}`],
    ['%s', 'anything'],
    ['%s.%s', 'any.thing'],
    ['a%sb', 'axb'],
    ['plain', 'plainer'],
  ])('%s does not find %s', (documented, sent) => {
    expect(finder(documented)(sent)).toBeUndefined();
  });

  it('yields to the one with a longer beginning and end', () => {
    const find = finder('invalid%s', 'invalid%s.malformed', 'invalidregion%s', '%s.malformed');
    expect(find('invalidregionid')).toBe('invalidregion%s');
    expect(find('invalidname')).toBe('invalid%s');
    expect(find('invalidname.malformed')).toBe('invalid%s.malformed');
    expect(find('name.malformed')).toBe('%s.malformed');
  });

  it('is found whatever fills it', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '1', '_', '-'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 6 }), name, (literals, filling) => {
        const documented = `xyz${literals.join('%s')}`;
        expect(finder(documented)(`xyz${literals.join(filling)}`)).toBe(documented);
      }),
    );
  });

  it('takes no time that its placeholders multiply', () => {
    const find = finder(`${'a%s'.repeat(40)}b`);
    const start = process.cpuUsage();
    for (let call = 0; call < 1_000; call += 1) expect(find(`${'a'.repeat(190)}c`)).toBeUndefined();
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
  });
});

describe('a catalog', () => {
  const entry = { httpCode: 400, message: '', resolution: '' };
  const catalog = createCatalog({
    name: 'orders',
    entries: ['Invalid%s', 'InvalidName', 'Absent <Parameter Name>'].map((code) => ({ ...entry, code })),
    aliases: { InvalidNick: 'InvalidName' },
  });

  it('asks its patterns last, after codes and aliases', () => {
    expect(catalog.find('invalidNAME')?.code).toBe('InvalidName');
    expect(catalog.find('InvalidNick')?.code).toBe('InvalidName');
    expect(catalog.find('InvalidRegion')?.code).toBe('Invalid%s');
    expect(catalog.find('Absent Region')?.code).toBe('Absent <Parameter Name>');
  });

  it('finds a pattern by its own spelling', () => {
    expect(catalog.find('Invalid%s')?.code).toBe('Invalid%s');
  });
});
