import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/index.js';
import { decodeBody } from '../../src/wire/decode.js';
import { escapeText } from '../../src/wire/entity.js';

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as readonly string[];
/** What a document can hold, and what is not trimmed or taken for a missing value. */
const kept = naughty.filter(
  (text) =>
    text.trim() === text && !/[\p{Cc}\uFFFE\uFFFF]/u.test(text) && !/^(?:|undefined|null)$/.test(text),
);
const CONTROLS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;

describe('naughty strings', () => {
  it('are there', () => {
    expect(naughty.length).toBeGreaterThan(400);
    expect(kept.length).toBeGreaterThan(400);
  });

  it('as a whole body give a failure', async () => {
    for (const body of naughty) {
      const failure = await explain({ status: 503, body });
      expect([body, failure.kind, failure.classification]).toEqual([body, 'response', 'retryable']);
      expect([body, CONTROLS.test(failure.code + failure.message)]).toEqual([body, false]);
    }
  });

  it('as a message are decoded from JSON and XML alike, to the letter', async () => {
    for (const message of kept) {
      const xml = `<Error><Code>Busy</Code><Message>${escapeText(message)}</Message></Error>`;
      expect(await decodeBody(JSON.stringify({ Code: 'Busy', Message: message }))).toEqual({
        code: 'Busy',
        message,
      });
      expect(await decodeBody(xml)).toEqual({ code: 'Busy', message });
    }
  });

  it('as code, request id, header, address and method give a failure without control characters', async () => {
    for (const text of naughty) {
      const failure = await explain({
        status: 400,
        headers: { 'x-request-id': text, 'retry-after': text, 'content-type': text, date: text },
        body: { Code: text, Message: text, RequestId: text, HostId: text, Recommend: text },
        url: `http://api.example.com/${text}?Action=${text}`,
        method: text,
      });
      const said = Object.values(failure).filter((value) => typeof value === 'string');
      expect([text, said.filter((value) => CONTROLS.test(value))]).toEqual([text, []]);
      expect([text, failure.httpCode]).toEqual([text, 400]);
    }
  });
});
