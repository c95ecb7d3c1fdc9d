import { fin, sending, stall } from './ending.js';
import type { Fault, Faults, Said } from './fault.js';
import { chunked, responseText } from './response-text.js';
import { type Act, afterRequest } from './wire-server.js';

const refusedByParser = (code: RegExp): Said => ({
  kind: 'network',
  code,
  category: 'network',
  classification: 'terminal',
});

/** The server does not speak the protocol, and will not the next time. */
const malformed = (bytes: string, end: Act = fin): Fault => ({
  open: afterRequest(sending(bytes, end)),
  failure: refusedByParser(/^HPE_/),
  repeated: 'never',
  byFetch: refusedByParser(/^(?:HPE_|UND_ERR_(?:HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH)$)/),
});

const withHeaders = (...headers: readonly string[]): Fault => malformed(responseText('200', headers, 'ok'));
const LENGTH = 'content-length: 2';

/** What is no HTTP, or not quite. */
export const MALFORMED: Faults = {
  'no HTTP': malformed('220 smtp.example.com ESMTP\r\n'),
  'no HTTP and no end': malformed('220 smtp.example.com ESMTP\r\n', stall),
  'a page without headers': malformed('<html></html>'),
  'a version that is none': malformed('HTTP/9.7 200 OK\r\n\r\n'),
  'a status that is no number': malformed(responseText('abc', [LENGTH], 'ok')),
  'a NUL in a header': withHeaders('x-a: b\0c', LENGTH),
  'a header line without a colon': withHeaders('nothing', LENGTH),
  'two lengths': withHeaders(LENGTH, 'content-length: 3'),
  'a length beside chunks': withHeaders(LENGTH, 'transfer-encoding: chunked'),
  'a length below zero': withHeaders('content-length: -1'),
  'headers of 20 kB': withHeaders(`x-long: ${'x'.repeat(20_000)}`, LENGTH),
  'headers of 100 kB': withHeaders(`x-long: ${'x'.repeat(100_000)}`, LENGTH),
  'headers without end': malformed(`HTTP/1.1 200 OK\r\n${'x-more: 1\r\n'.repeat(20_000)}`, stall),
  'a bad chunk of a 200': malformed(chunked('200', 'zz\r\n{}\r\n')),
  'a bad chunk of a 503': malformed(chunked('503', 'zz\r\n{}\r\n')),
  'a bad chunk after a good one': malformed(chunked('503', '2\r\n{}\r\nzz\r\n')),
};
