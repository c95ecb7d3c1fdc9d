import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, gatewayCatalog, nasCatalog } from '../../src/index.js';
import { contentTypes, errorBody, type ErrorFields } from '../../src/testing/error-body.js';

const documented = [...nasCatalog.entries, ...gatewayCatalog.entries].map(({ code }) => code);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '').trim())
  .filter((text) => text !== '' && text !== 'undefined' && text !== 'null');
const answers: fc.Arbitrary<ErrorFields> = fc.record({
  RequestId: fc.uuid(),
  HostId: fc.domain(),
  Code: fc.oneof(
    fc.constantFrom(...documented),
    fc.stringMatching(/^[A-Z][a-z]{2,9}(?:\.[A-Z][a-z]{2,9})?$/),
  ),
  Message: fc.oneof(words, fc.constant('Please try again later.')),
});
const statuses = fc.constantFrom(400, 401, 403, 404, 409, 429, 500, 503);

describe('the failure of an answer', () => {
  it('is the same whether it came as JSON or as XML, as text, bytes or stream', async () => {
    await fc.assert(
      fc.asyncProperty(answers, statuses, async (fields, status) => {
        const [json, ...others] = await Promise.all(
          (['json', 'xml'] as const).flatMap((format) => {
            const body = errorBody(fields, format);
            const bytes = new TextEncoder().encode(body);
            const headers = { 'content-type': contentTypes[format] };
            return [body, bytes, new Blob([bytes]).stream()].map((form) =>
              explain({ status, headers, body: form }),
            );
          }),
        );
        for (const other of others) expect({ ...other, elapsedMs: 0 }).toEqual({ ...json, elapsedMs: 0 });
        expect(json).toMatchObject({ httpCode: status, requestId: fields.RequestId, hostId: fields.HostId });
        expect(json?.documented).toBe(documented.includes(fields.Code ?? ''));
      }),
      { numRuns: 200 },
    );
  });
});
