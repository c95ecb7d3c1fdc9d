import { describe, expect, it } from 'vitest';
import type { ClassifyRules } from '../../src/classify/classify.js';
import type { Category } from '../../src/classify/failure.js';
import type { Facts } from '../../src/wire/facts.js';
import { answered, judge, rules, unanswered } from './sample.js';

describe('the category is the first that fits', () => {
  const order: [Category, string, Facts, ClassifyRules?][] = [
    ['cancelled', 'a cancelled call, even after a 429', { ...answered(429), kind: 'cancelled' }],
    ['cancelled', 'a cancelled call without an answer', unanswered('cancelled', 'ERR_CANCELED')],
    ['timeout', 'a timeout', unanswered('timeout', 'ECONNABORTED')],
    ['timeout', 'a 408', answered(408)],
    ['timeout', 'a 408 with a throttling code', answered(408, 'Throttling')],
    ['network', 'a reset connection', unanswered('network', 'ECONNRESET')],
    ['network', 'a bad certificate', unanswered('network', 'CERT_HAS_EXPIRED')],
    ['throttling', 'a 429', answered(429)],
    ['throttling', 'a 429 with a code of signatures', answered(429, 'SignatureDoesNotMatch')],
    ['throttling', 'a throttling code at 401', answered(401, 'Throttling.User')],
    ['throttling', 'a throttling code at 503', answered(503, 'SlowDown')],
    ['clock', 'a nonce used before', answered(400, 'SignatureNonceUsed')],
    ['clock', 'a skewed clock at 403', answered(403, 'RequestTimeTooSkewed')],
    ['auth', 'a 401', answered(401)],
    ['auth', 'a 403', answered(403)],
    ['auth', 'a 407', answered(407)],
    ['auth', 'a 403 that an override retries', answered(403), rules({ '403': 'retry' })],
    ['transient', 'a 500', answered(500)],
    ['transient', 'a 425', answered(425)],
    ['transient', 'a failed check of a token at 503', answered(503, 'SecurityToken.CheckFailed')],
    ['transient', 'an undocumented token code at 500', answered(500, 'InvalidToken.Backend')],
    ['transient', 'a 404 that an override retries', answered(404), rules({ '404': 'retry' })],
    ['transient', 'a 409 that invites another try', answered(409, 'StillBusy', 'Try again later.')],
    ['transient', 'an attempt that was not sent', unanswered('refused')],
    ['server', 'a 501', answered(501)],
    ['server', 'a 503 that an override stops', answered(503), rules({ '503': 'stop' })],
    ['server', 'a token code at 501', answered(501, 'AccessDenied')],
    ['client', 'a 404', answered(404)],
    ['client', 'a 418', answered(418, 'Teapot')],
    ['unknown', 'a 302', answered(302)],
    ['unknown', 'a 200 with an error nobody knows', answered(200, 'Oops')],
    ['unknown', 'a thrown value', unanswered('unknown')],
  ];

  it.each(order)('%s: %s', (category, _what, facts, by = rules()) => {
    expect(judge(facts, by).category).toBe(category);
  });
});

describe('codes of signatures, tokens and permissions', () => {
  it.each([
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'InvalidAccessKeyId.NotFound',
    'MissingAccessKeyId',
    'InvalidSecurityToken.Expired',
    'MissingSecurityToken',
    'ExpiredToken',
    'InvalidToken',
    'NoPermission',
    'Forbidden.RAM',
    'Forbbiden.Ram',
    'AccessDenied',
    'Unauthorized',
    'UnauthorizedOperation',
    'AuthFailure',
    'UnrecognizedClientException',
  ])('count %s as auth, whatever the status of the client', (code) => {
    for (const status of [400, 404, 409]) expect(judge(answered(status, code)).category).toBe('auth');
  });

  it.each(['InvalidFileSystem.NotFound', 'MissingParameter', 'InvalidParameter.Description', 'NotQualified'])(
    'do not count %s as auth',
    (code) => {
      expect(judge(answered(400, code)).category).toBe('client');
    },
  );
});

describe('a category follows the last word', () => {
  it('of a classifier', () => {
    expect(judge(answered(404), rules({}, { classify: () => 'retryable' })).category).toBe('transient');
    expect(judge(answered(500), rules({}, { classify: () => 'terminal' })).category).toBe('server');
  });

  it('but never leaves the network, time or throttling', () => {
    const stop = rules({ ECONNRESET: 'stop', ETIMEDOUT: 'stop', '429': 'stop' });
    expect(judge(unanswered('network', 'ECONNRESET'), stop)).toMatchObject({
      classification: 'terminal',
      category: 'network',
    });
    expect(judge(unanswered('timeout', 'ETIMEDOUT'), stop).category).toBe('timeout');
    expect(judge(answered(429), stop).category).toBe('throttling');
  });
});
