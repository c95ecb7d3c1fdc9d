import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/wire/decode.js';
import { escapeText } from '../../src/wire/entity.js';
import { readXml } from '../../src/wire/xml.js';

const identifier = fc.stringMatching(/^[A-Z][A-Za-z]{2,20}(?:\.[A-Z][A-Za-z]{1,20}){0,2}$/);
/** Text that trimming and the words for "missing" leave alone. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '').trim())
  .filter((text) => text !== '' && text !== 'undefined' && text !== 'null');
const answers = fc.record({ code: identifier, message: words, requestId: fc.uuid(), hostId: fc.domain() });

type Known = typeof answers extends fc.Arbitrary<infer T> ? T : never;

const fieldsOf = ({ code, message, requestId, hostId }: Known): readonly (readonly [string, string])[] => [
  ['Code', code],
  ['Message', message],
  ['RequestId', requestId],
  ['HostId', hostId],
];

describe('an answer that was written is read the same', () => {
  beforeAll(async () => {
    await readXml('<a/>');
  });

  it('as JSON, in any case of the names', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('as is', 'lower', 'bytes', 'nested'), (answer, way) => {
        const body = Object.fromEntries(
          fieldsOf(answer).map(([name, value]) => [way === 'lower' ? name.toLowerCase() : name, value]),
        );
        const text = JSON.stringify(way === 'nested' ? { Response: { Error: body } } : body);
        expect(decodeBody(way === 'bytes' ? new TextEncoder().encode(text) : text)).toEqual(answer);
      }),
    );
  });

  it('as XML, escaped, in CDATA or indented, at once after the first', () => {
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom('Error', 'ErrorResponse', 'a:b'),
        fc.constantFrom('escaped', 'cdata', 'indented'),
        (answer, root, way) => {
          const children = fieldsOf(answer).map(([name, value]) => {
            const inner =
              way === 'cdata' && !value.includes(']]>') ? `<![CDATA[${value}]]>` : escapeText(value);
            return way === 'indented' ? `<${name}>\n  ${inner}\n</${name}>\n` : `<${name}>${inner}</${name}>`;
          });
          expect(decodeBody(`<?xml version="1.0"?>\n<${root}>${children.join('')}</${root}>`)).toEqual(
            answer,
          );
        },
      ),
    );
  });
});
