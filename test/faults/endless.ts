import { drip, sending, stall } from './ending.js';
import type { Fault, Faults, Said } from './fault.js';
import { chunked, cutBody, headersOnly } from './response-text.js';
import { secure } from './secure.js';
import type { Open } from './target.js';
import { afterRequest, onAccept } from './wire-server.js';

const LATE: Said = { kind: 'timeout', code: 'ETIMEDOUT', category: 'timeout', classification: 'retryable' };

/** Nobody knows what the server did. */
const endless = (open: Open): Fault => ({ open, failure: LATE, repeated: 'where safe', endless: true });

const after = (text: string, act = stall): Fault => ({
  ...endless(afterRequest(sending(text, act))),
  byFetch: LATE,
});

const HALF_OF_THE_HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: te';

/** Servers that never come to an end: only a limit on time does. */
export const ENDLESS: Faults = {
  'a black hole': { ...endless(onAccept(stall)), deaf: true },
  'a black hole in place of TLS': { ...endless(secure(onAccept(stall))), deaf: true },
  'silence after the request': { ...endless(afterRequest(stall)), byFetch: LATE },
  'silence within the headers': after(HALF_OF_THE_HEADERS),
  'silence after the headers of a 200': after(headersOnly('200')),
  'silence after the headers of a 503': after(headersOnly('503')),
  'silence within the body of a 200': after(cutBody('200')),
  'silence within the body of a 503': after(cutBody('503')),
  'silence within a chunk': after(chunked('200', '9\r\n{"ha')),
  'headers that drip': after(HALF_OF_THE_HEADERS, drip),
  'a body of a 200 that drips': after(cutBody('200'), drip),
  'a body of a 503 that drips': after(cutBody('503'), drip),
};
