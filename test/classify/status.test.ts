import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/classify/classify.js';
import { statusClass } from '../../src/classify/tables.js';
import { answered, judge, rules } from './sample.js';

describe('an answer without a code', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 509, 520, 521, 522, 523, 524, 529, 599])(
    '%i is retryable',
    (status) => {
      expect(statusClass(status)).toBe('retryable');
      expect(judge(answered(status))).toMatchObject({ classification: 'retryable', decidedBy: 'status' });
    },
  );

  it.each([
    400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
    424, 426, 428, 431, 451,
  ])('%i is terminal: the request is at fault', (status) => {
    expect(judge(answered(status))).toMatchObject({ classification: 'terminal', decidedBy: 'status' });
  });

  it.each([501, 505, 506, 507, 508, 510, 511, 526])(
    '%i is terminal: the server says "never like this"',
    (status) => {
      expect(judge(answered(status))).toMatchObject({ classification: 'terminal', category: 'server' });
    },
  );

  it.each([100, 200, 204, 302, 304, 600, 999])('%i is terminal: no error is known of it', (status) => {
    expect(judge(answered(status))).toMatchObject({ classification: 'terminal', category: 'unknown' });
  });

  it.each([400, 404, 503])('is called HTTP_%i', (status) => {
    expect(judge(answered(status))).toMatchObject({
      code: `HTTP_${String(status)}`,
      httpCode: status,
      documented: false,
    });
  });

  it('says the words of the client', () => {
    expect(judge(answered(502)).message).toBe('Request failed with status code 502');
  });

  it('takes an override by its HTTP_<status> code before one by its status', () => {
    const by = rules({ HTTP_404: 'retry', '404': 'stop' });
    expect(judge(answered(404), by).classification).toBe('retryable');
  });
});

describe('the code of a failure', () => {
  it.each([
    ['the one of the API', { ...answered(404, 'Gone'), systemCode: 'ERR_BAD_REQUEST' }, 'Gone'],
    ['HTTP_<status>', { ...answered(404), systemCode: 'ERR_BAD_REQUEST' }, 'HTTP_404'],
    ['the one of the system', { kind: 'network', systemCode: 'EPIPE', text: '' } as const, 'EPIPE'],
    [
      'the one of the system, of a timeout',
      { kind: 'timeout', systemCode: 'ETIMEDOUT', text: '' } as const,
      'ETIMEDOUT',
    ],
    ['UNKNOWN', { kind: 'unknown', text: 'boom' } as const, 'UNKNOWN'],
  ])('is %s', (_what, facts, code) => {
    expect(codeOf(facts)).toBe(code);
    expect(judge(facts).code).toBe(code);
  });

  it('is documented only where a catalog knows it', () => {
    expect(judge(answered(404, 'InvalidFileSystem.NotFound'))).toMatchObject({
      documented: true,
      catalog: 'nas',
    });
    expect(judge(answered(400, 'Throttling.User'))).toMatchObject({ documented: true, catalog: 'gateway' });
    expect(judge(answered(404, 'Gone')).documented).toBe(false);
    expect(Object.keys(judge(answered(404, 'Gone')))).not.toContain('catalog');
  });
});
