import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCode } from '../../../src/catalog/fold.js';
import { importCatalog, type ImportFormat } from '../../../src/catalog/import.js';

/** What the formats are made of, so that random text comes near them. */
const piece = fc.constantFrom(
  ...'| || \\| |- --- |---|---|---| \n \n\n \r\n \t * ** ` ``` ~~~ # ## > - 1. : ： , { } [ ] " <!-- --> < > & &lt; \\ \u0000 \ufeff \u200b'.split(
    ' ',
  ),
  ...'<table> </table> <tr> <td> <td rowspan=3> <th> <td colspan=9> <br> <p> +---+---+ +===+===+ ====  === ==='.split(
    ' ',
  ),
  ...'| Error code | HTTP status | Message | Solution |\n|---|---|---|---|\n;| A.B | 404 | x | y |\n;| A.B | x |\n;**A.B**\n;- Status: 404\n;{"code":"A.B","status":400};404;5xx;A.B;Invalid%s;错误码;状态码'.split(
    ';',
  ),
);
const formats = fc.constantFrom<ImportFormat | undefined>(undefined, 'markdown', 'html', 'rst', 'json');
const documents = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.json(),
  fc.json().map((json) => json.slice(0, json.length / 2)),
);

const isValid = ({ httpCode, code, message, resolution, retryable }: Record<string, unknown>): boolean =>
  Number.isInteger(httpCode) &&
  Number(httpCode) >= 100 &&
  Number(httpCode) <= 599 &&
  typeof code === 'string' &&
  foldCode(code) !== '' &&
  !code.includes('\n') &&
  typeof message === 'string' &&
  typeof resolution === 'string' &&
  typeof retryable === 'boolean';

describe('any text', () => {
  it('is imported without throwing, into valid entries and problems that name a line of it', () => {
    fc.assert(
      fc.property(documents, formats, (text, format) => {
        const { catalog, problems } = importCatalog(text, { name: 'any', format });
        const lines = text.split(/\r\n|\r|\n/).length;
        expect(catalog.entries.filter((entry) => !isValid({ ...entry }))).toEqual([]);
        expect(problems.filter(({ line, reason }) => !(line >= 1 && line <= lines) || reason === '')).toEqual(
          [],
        );
        expect(catalog.entries.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('gives entries that the catalog finds', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { catalog } = importCatalog(text, { name: 'any' });
        for (const entry of catalog.entries)
          expect(catalog.find(entry.code, entry)?.code.toLowerCase()).toBe(entry.code.toLowerCase());
      }),
    );
  });

  it('gives the same whatever ends its lines', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const unix = text.replace(/\r\n?/g, '\n');
        const read = (page: string) => importCatalog(page, { name: 'any', format: 'markdown' });
        expect(read(unix.replaceAll('\n', '\r\n'))).toEqual(
          expect.objectContaining({ problems: read(unix).problems }),
        );
        expect(read(unix.replaceAll('\n', '\r\n')).catalog.entries).toEqual(read(unix).catalog.entries);
      }),
    );
  });
});
