import { describe, expect, it } from 'vitest';
import { isCancellation, troubleKind } from '../../src/wire/system-code.js';

const kindOf = (code: string, text = ''): string | undefined => troubleKind({ code, text });

describe('what a code tells of', () => {
  it.each([
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'EAI_AGAIN',
    'EAI_FAIL',
    'ENOTFOUND',
    'ENETUNREACH',
    'ENETDOWN',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'EADDRNOTAVAIL',
    'EPROTO',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT',
    'HPE_INVALID_CONSTANT',
    'Z_DATA_ERROR',
    'Z_BUF_ERROR',
    'ERR_NETWORK',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_HTTP2_GOAWAY_SESSION',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ])('%s: the network', (code) => {
    expect(kindOf(code)).toBe('network');
  });

  it.each([
    'ETIMEDOUT',
    'ESOCKETTIMEDOUT',
    'ETIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'ERR_SOCKET_CONNECTION_TIMEOUT',
    'ERR_TLS_HANDSHAKE_TIMEOUT',
  ])('%s: a timeout', (code) => {
    expect(kindOf(code)).toBe('timeout');
  });

  it.each(['ERR_CANCELED', 'ABORT_ERR', 'UND_ERR_ABORTED'])('%s: a cancel', (code) => {
    expect(isCancellation({ code })).toBe(true);
  });

  it.each([
    '',
    'ENOENT',
    'EACCES',
    'EXPIRED',
    'ERR_BAD_REQUEST',
    'ERR_BAD_RESPONSE',
    'ERR_BAD_OPTION',
    'ERR_INVALID_URL',
    'ERR_FR_TOO_MANY_REDIRECTS',
    'ServiceTimeout',
    'InvalidFileSystem.NotFound',
    'econnreset',
  ])('%j: nothing', (code) => {
    expect(kindOf(code)).toBeUndefined();
  });
});

describe('what only the text tells', () => {
  it.each([
    ['ECONNABORTED', 'timeout of 5000ms exceeded', 'timeout'],
    ['ECONNABORTED', 'Timeout', 'timeout'],
    ['ECONNABORTED', 'Request aborted', 'network'],
    ['ECONNABORTED', 'read ECONNABORTED', 'network'],
    ['ERR_BAD_RESPONSE', 'stream has been aborted', 'network'],
    ['ERR_BAD_RESPONSE', 'Request failed with status code 302', undefined],
    ['ERR_BAD_RESPONSE', 'maxContentLength size of 100 exceeded', undefined],
    ['', 'Network Error', 'network'],
    ['', 'fetch failed', 'network'],
    ['', 'Failed to fetch', 'network'],
    ['', 'Load failed', 'network'],
    ['', 'NetworkError when attempting to fetch resource.', 'network'],
    ['', 'Network request failed', 'network'],
    ['', 'Failed to parse URL from x', undefined],
    ['', 'x is not a function', undefined],
    ['', '', undefined],
  ])('%s %j: %s', (code, text, kind) => {
    expect(kindOf(code, text)).toBe(kind);
  });

  it("counts the user's own text for timeouts", () => {
    const trouble = { code: 'ECONNABORTED', text: 'too slow' };
    expect(troubleKind(trouble)).toBe('network');
    expect(troubleKind({ ...trouble, timeoutText: 'too slow' })).toBe('timeout');
  });

  it.each(['AbortError', 'CanceledError'])('knows the name %s for a cancel', (name) => {
    expect(isCancellation({ name })).toBe(true);
  });

  it.each([
    ['TimeoutError', 'timeout'],
    ['RequestTimeoutError', 'timeout'],
    ['ConnectionTimeoutError', 'timeout'],
    ['TypeError', undefined],
  ])('knows the name %s', (name, kind) => {
    expect(troubleKind({ name, text: '' })).toBe(kind);
  });

  it('takes any error of connecting for one of the network', () => {
    expect(troubleKind({ code: 'ENOENT', syscall: 'connect', text: '' })).toBe('network');
    expect(troubleKind({ code: 'ESERVFAIL', syscall: 'queryA', text: '' })).toBe('network');
    expect(troubleKind({ code: 'ENOENT', syscall: 'open', text: '' })).toBeUndefined();
  });
});
