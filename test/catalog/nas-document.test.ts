import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseErrorTable } from '../../scripts/error-table.mjs';
import { nasRows } from '../../src/catalog/nas-rows.js';
import { nasCatalog } from '../../src/catalog/nas.js';

const document = readFileSync(new URL('../../src/catalog/nas-error-codes.md', import.meta.url), 'utf8');
const unescaped = document.replace(/\\(.)/g, '$1');

describe('the NAS document', () => {
  it('is kept byte for byte', () => {
    expect(createHash('sha256').update(document).digest('hex')).toBe(
      '4eb5f4fb5394a9d037d17b87a8b2c53600102e30afbe221d428802469abd8d37',
    );
  });

  it('has 43 lines that begin a row', () => {
    expect(document.match(/^\|\d{3}\|/gm)).toHaveLength(43);
  });
});

describe('the generated rows', () => {
  it('are what the parser reads', () => {
    expect(nasRows).toEqual(parseErrorTable(document));
  });

  it('are the entries of the catalog', () => {
    const rows = nasCatalog.entries.map((entry) => [
      entry.httpCode,
      entry.code,
      entry.message,
      entry.resolution,
    ]);
    expect(rows).toEqual(nasRows);
  });

  // Without the parser: looks for the text of each row in the document.
  it.each(nasRows.map((row) => [row[1], row] as const))('have %s word for word', (_, row) => {
    const [httpCode, code, message, resolution] = row;
    const start = `\n|${httpCode}|${code}|${message}|`;
    const found = unescaped.split(start);
    expect(found).toHaveLength(2);
    expect(found[1]?.split('|')[0]?.trim()).toBe(resolution);
  });

  it('hold no escape, no line break, no pipe and no space around', () => {
    const texts = nasRows.flatMap(([, ...rest]) => rest);
    expect(texts.filter((text) => /[\\|\n\r]|^\s|\s$|^$/.test(text))).toEqual([]);
  });

  it.each([
    ['Missingparameter. calleruid', 'Parameter `callerUid` is mandatory for this action.'],
    [
      'OperationDenied.FileSystemCountsExceeded',
      'The amount of FileSystem has reached its limits(maximum 10).',
    ],
    ['InvalidAccessGroup.NotFound', 'The specified Account does not exist.'],
    ['InvalidVpc.NotFound', 'The specified EcsId is not found.'],
  ])('give %s the message %j', (code, message) => {
    expect(nasRows.find((row) => row[1] === code)?.[2]).toBe(message);
  });

  it.each([
    ['InvalidParameter.Description', 'characters in addition to @, #, $, _, +, and -.'],
    ['NotQualified', 'If your application fails to be approved, open a ticket.'],
    ['User. Disabled', 'If you have not activated the NAS service, activate the service first.'],
    ['OperationDenied.AccessRuleCountsExceeded', 'To increase the limit, open a ticket.'],
  ])('end the resolution of %s with %j', (code, end) => {
    expect(nasRows.find((row) => row[1] === code)?.[3].endsWith(end)).toBe(true);
  });
});
