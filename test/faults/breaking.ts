import { KEEPS_STATUS } from '../support/axios-version.js';
import { fin, later, reset, sending } from './ending.js';
import { STATUS, type Fault, type Faults, type Said } from './fault.js';
import { chunked, cutBody, headersOnly } from './response-text.js';
import { type Act, afterRequest, onAccept } from './wire-server.js';

const lost = (code: Said['code']): Said => ({
  kind: 'network',
  code,
  category: 'network',
  classification: 'retryable',
});
const LOST = lost('ECONNRESET');
const CUT = lost('ERR_BAD_RESPONSE');
const LOST_BY_FETCH = lost(/^(?:ECONNRESET|UND_ERR_SOCKET)$/);

/** Wherever it breaks, the request may have been executed. */
const at = (failure: Said, act: Act, open = afterRequest): Fault => ({
  open: open(act),
  failure,
  repeated: 'where safe',
  byFetch: LOST_BY_FETCH,
});

/** A reset takes the place of everything, an orderly end leaves what came. */
const ENDS: readonly (readonly [string, Act, Said, Said])[] = [
  ['a reset', reset, LOST, LOST],
  ['an end', fin, CUT, KEEPS_STATUS ? STATUS : CUT],
];

/** Connections that break, at each point of an exchange. */
export const BREAKING: Faults = Object.fromEntries(
  ENDS.flatMap(([name, end, cut, cutError]): [string, Fault][] => [
    [`${name} on accept`, at(LOST, later(end), onAccept)],
    [`${name} after the request`, at(LOST, end)],
    [`${name} within the status line`, at(LOST, sending('HTTP/1.1 2', end))],
    [`${name} within the headers`, at(LOST, sending('HTTP/1.1 200 OK\r\ncontent-type: te', end))],
    [`${name} before the body of a 200`, at(cut, sending(headersOnly('200'), end))],
    [`${name} within the body of a 200`, at(cut, sending(cutBody('200'), end))],
    [`${name} within a chunk of a 200`, at(cut, sending(chunked('200', '9\r\n{"ha'), end))],
    [`${name} between the chunks of a 200`, at(cut, sending(chunked('200', '9\r\n{"half":1\r\n'), end))],
    [`${name} before the body of a 503`, at(cutError, sending(headersOnly('503'), end))],
    [`${name} within the body of a 503`, at(cutError, sending(cutBody('503'), end))],
    [`${name} within a chunk of a 503`, at(cutError, sending(chunked('503', '9\r\n{"ha'), end))],
  ]),
);
