import { fin, later, sending } from './ending.js';
import type { Fault, Faults, Repeated, Said } from './fault.js';
import { refused, unresolved } from './nowhere.js';
import { responseText } from './response-text.js';
import { secure } from './secure.js';
import type { Open } from './target.js';
import { speakingTls } from './tls-server.js';
import { onAccept } from './wire-server.js';

const before = (open: Open, code: Said['code'], repeated: Repeated): Fault => ({
  open,
  failure: {
    kind: 'network',
    code,
    category: 'network',
    classification: repeated === 'never' ? 'terminal' : 'retryable',
  },
  repeated,
});

/** By fetch as well, with the same code. */
const alike = (fault: Fault): Fault => ({ ...fault, byFetch: fault.failure });

const OVER = { until: new Date(Date.now() - 1_000), trusted: true };
const PLAIN = later(sending(responseText('400', ['content-length: 0']), fin));

/** Failures before a request could be read. */
export const CONNECTING: Faults = {
  'a refused connection': before(refused, 'ECONNREFUSED', 'always'),
  'a resolver that asks for patience': before(unresolved('EAI_AGAIN'), 'EAI_AGAIN', 'always'),
  'a name that does not exist': before(unresolved('ENOTFOUND'), 'ENOTFOUND', 'never'),
  'a certificate nobody vouches for': alike(before(speakingTls(), 'DEPTH_ZERO_SELF_SIGNED_CERT', 'never')),
  'a certificate for another name': before(
    speakingTls({ host: 'other.invalid', trusted: true }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'never',
  ),
  'a certificate that is over': alike(before(speakingTls(OVER), 'CERT_HAS_EXPIRED', 'never')),
  'TLS to a plain port': alike(before(secure(onAccept(PLAIN)), /^(?:EPROTO|ERR_SSL_\w+)$/, 'never')),
  // Node has one code for a connection that ends, whenever it does.
  'TLS to a port that hangs up': before(secure(onAccept(later(fin))), 'ECONNRESET', 'where safe'),
  'plain HTTP to a TLS port': before(speakingTls({ scheme: 'http' }), 'ECONNRESET', 'where safe'),
};
