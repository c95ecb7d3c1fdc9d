import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeRows } from '../../scripts/code-table.js';
import { STOP_REASONS } from '../../src/classify/failure.js';
import { DEFAULTS } from '../../src/policy/options.js';
import { between, tableRows } from '../support/markdown.js';
import { documentedDefaults } from '../support/options.js';
import { root } from '../support/program.js';

let readme: string;
beforeAll(() => {
  const file = join(root, 'README.md');
  readme = existsSync(file) ? readFileSync(file, 'utf8') : '';
});

/** The rows of the marked table; a missing marker is named. */
function rows(name: string): readonly (readonly string[])[] {
  const part = between(readme, name);
  expect(part, `README.md has a table between <!-- ${name} --> and <!-- /${name} -->`).toBeDefined();
  return tableRows(part ?? '');
}

/** The words in backticks, without what follows a bracket: "`classify(failure)`" names classify. */
const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`(]+)[^`]*`/g)].map(([, name = '']) => name);

/** Nothing, `-`, or in words whose limit counts instead. */
const isOpen = (shown: string): boolean => /^(?:[-—]|none\b.*|axios's own.*)?$/.test(shown);

/** How a table shows a value: numbers may group their digits, strings may leave their quotes out. */
const plain = (text: string): string => text.replaceAll(/[`'"]|(?<=\d)[_,](?=\d)/g, '').trim();

describe('the table of options', () => {
  const documented = documentedDefaults('src/policy/options.ts', 'PolicyOptions');

  it('names exactly the options that there are', () => {
    const shown = rows('options').flatMap(([name]) => namesIn(name));
    expect(shown.toSorted()).toEqual([...documented.keys()].toSorted());
  });

  it.each([...documented])('shows the default of %s', (name, comment = '') => {
    const row = rows('options').find(([first]) => namesIn(first).includes(name));
    const shown = row?.[1] ?? 'no such row';
    const value: unknown = Object.hasOwn(DEFAULTS, name)
      ? DEFAULTS[name as keyof typeof DEFAULTS]
      : undefined;

    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
      expect(plain(shown)).toBe(String(value));
    else if (/[([{]/.test(comment)) expect(plain(shown), 'as its doc comment says').toBe(plain(comment));
    else if (value === undefined) expect(shown, 'no default').toSatisfy(isOpen);
    else expect(shown).not.toSatisfy(isOpen);
  });
});

describe('the table of stop reasons', () => {
  it('names every reason once', () => {
    const shown = rows('stop-reasons').flatMap(([name]) => namesIn(name));
    expect(shown.toSorted()).toEqual([...STOP_REASONS].toSorted());
  });

  it('says something of each', () => {
    const silent = rows('stop-reasons').filter(([, ...meaning]) => meaning.join('').length < 10);
    expect(silent).toEqual([]);
  });
});

describe('the table of NAS codes', () => {
  it('is what `npm run docs:tables` writes', async () => {
    expect(rows('nas-codes')).toEqual(await codeRows());
  });
});
