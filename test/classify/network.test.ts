import { describe, expect, it } from 'vitest';
import { judge, rules, unanswered } from './sample.js';

describe('trouble without an answer', () => {
  it.each([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'ETIMEDOUT',
    'EPIPE',
    'EAI_AGAIN',
    'ENETUNREACH',
    'ENETDOWN',
    'ENETRESET',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'EADDRNOTAVAIL',
    'UND_ERR_SOCKET',
    'ERR_NETWORK',
    'ERR_BAD_RESPONSE',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_HTTP2_STREAM_ERROR',
  ])('passes: %s is retryable', (code) => {
    expect(judge(unanswered('network', code))).toMatchObject({
      kind: 'network',
      code,
      classification: 'retryable',
      category: 'network',
      decidedBy: 'network',
      documented: false,
    });
  });

  it.each([
    'ENOTFOUND',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'HPE_INVALID_CONSTANT',
    'Z_DATA_ERROR',
    'XECONNRESET',
    'ECONNRESETX',
  ])('stays: %s is terminal', (code) => {
    expect(judge(unanswered('network', code))).toMatchObject({
      code,
      classification: 'terminal',
      category: 'network',
      decidedBy: 'network',
    });
  });

  it.each(['ERR_INVALID_URL', 'ERR_BAD_OPTION', 'ERR_BAD_OPTION_VALUE', 'ERR_FR_TOO_MANY_REDIRECTS'])(
    'is a mistake of ours: %s is terminal and unknown',
    (code) => {
      expect(judge(unanswered('unknown', code))).toMatchObject({
        code,
        classification: 'terminal',
        category: 'unknown',
        decidedBy: 'default',
      });
    },
  );

  it('is retryable where the client does not say what it was', () => {
    expect(judge(unanswered('network'))).toMatchObject({ code: 'UNKNOWN', classification: 'retryable' });
  });

  it.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', undefined])(
    'is retryable as a timeout: %s',
    (code) => {
      expect(judge(unanswered('timeout', code))).toMatchObject({
        kind: 'timeout',
        classification: 'retryable',
        category: 'timeout',
        decidedBy: 'network',
      });
    },
  );

  it.each(['ERR_CANCELED', 'ABORT_ERR'])('is terminal where the caller gave up: %s', (code) => {
    expect(judge(unanswered('cancelled', code))).toMatchObject({
      kind: 'cancelled',
      code,
      classification: 'terminal',
      category: 'cancelled',
      decidedBy: 'default',
    });
  });

  it('is retryable where we did not send', () => {
    expect(judge(unanswered('refused', 'ECIRCUIT'))).toMatchObject({
      kind: 'refused',
      classification: 'retryable',
    });
  });

  it('takes an override by the code of the system', () => {
    const by = rules({ ENOTFOUND: 'retry', econnreset: 'stop' });
    expect(judge(unanswered('network', 'ENOTFOUND'), by)).toMatchObject({
      classification: 'retryable',
      decidedBy: 'override',
    });
    expect(judge(unanswered('network', 'ECONNRESET'), by).classification).toBe('terminal');
  });

  it('says the words of the client, for want of an API', () => {
    expect(judge(unanswered('network', 'ECONNRESET')).message).toBe('socket hang up');
  });
});
