import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/wire/answer.js';
import { readBody, type ReadBody } from '../../src/wire/body.js';
import { decodeBytes } from '../../src/wire/charset.js';
import { decodeBody } from '../../src/wire/decode.js';
import { header } from '../../src/wire/header.js';
import { retryHintMs } from '../../src/wire/retry-after.js';
import { factsOf } from '../../src/wire/thrown.js';

const OPTIONS = { maxBytes: 65_536, nowMs: 0, bodyTimeoutMs: 1 };

describe('nothing that comes in makes it throw', () => {
  const anything = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withTypedArray: true,
      withObjectString: true,
    }),
    fc.object({
      key: fc.constantFrom(
        'code',
        'Code',
        'message',
        'error',
        'errors',
        'type',
        'status',
        'response',
        'data',
        'headers',
        'cause',
        '__proto__',
        '$metadata',
        'name',
        'success',
      ),
    }),
  );
  const markup = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '<a>',
        '</a>',
        '<Code>',
        '</Code>',
        '<?',
        '?>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&',
        ';',
        '&#x',
        '"',
        ' ',
        'x',
        '\uD800',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          markup,
          markup.map((text) => `<Error>${text}</Error>`),
        ),
        async (text) => {
          const answer = await decodeBody(text);
          for (const value of Object.values(answer ?? {}))
            expect(['string', 'boolean', 'undefined']).toContain(typeof value);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('bytes in any charset', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.oneof(
          fc.string(),
          fc.constantFrom('a/b;charset=gbk', 'a/b;charset=utf-16', 'charset=x-user-defined', 'charset=;'),
        ),
        async (bytes, contentType) => {
          expect(typeof decodeBytes(bytes, contentType)).toBe('string');
          await decodeBody(bytes, contentType);
        },
      ),
    );
  });

  it('parsed bodies, headers, data and thrown things', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.string(), async (value, name) => {
        answerOf(value);
        const text = header(value, name);
        expect(text === undefined || text.trim() === text).toBe(true);
        const read: ReadBody = await readBody(value, { maxBytes: 100, timeoutMs: 1 });
        await decodeBody(read.body);
        for (const thrown of [
          value,
          { response: value },
          { response: { status: 503, headers: value, data: value } },
          new Error('m', { cause: value }),
        ]) {
          const facts = await factsOf(thrown, OPTIONS);
          expect(typeof facts.text).toBe('string');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('hints, which are whole numbers from 0 that no arithmetic turns into nonsense', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.integer().map(String),
      fc.bigInt().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    const name = fc.constantFrom(
      'retry-after',
      'retry-after-ms',
      'x-acs-retry-after',
      'x-ratelimit-reset',
      'ratelimit',
      'x-ratelimit-user',
      'date',
    );
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.integer({ min: 0, max: 4e12 }), (headers, nowMs) => {
        const hint = retryHintMs(headers, nowMs, 429);
        expect(hint === undefined || (Number.isSafeInteger(hint) && hint >= 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
