import { describe, expect, it } from 'vitest';
import { explain } from '../../src/call/explain.js';

const KEY = 'LTAI5tExampleKeyId00';
const error = (message: string, fields: object): Error => Object.assign(new Error(message), fields);

describe('explain takes an error of an SDK', () => {
  it.each<[string, unknown, object]>([
    [
      'AWS, whose parser failed at HTML',
      Object.assign(new SyntaxError("Unexpected token '<'"), {
        $metadata: { httpStatusCode: 502, attempts: 1 },
      }),
      { kind: 'response', code: 'HTTP_502', classification: 'retryable' },
    ],
    [
      'AWS, which found no code',
      error('UnknownError', { name: 'Unknown', $fault: 'server', $metadata: { httpStatusCode: 503 } }),
      { code: 'HTTP_503' },
    ],
    [
      'AWS, whose error was cut off',
      error('aborted', { code: 'ECONNRESET', $metadata: { httpStatusCode: 503 } }),
      { kind: 'response', code: 'HTTP_503' },
    ],
    [
      'AWS, whose success was cut off',
      error('aborted', { code: 'ECONNRESET', $metadata: { httpStatusCode: 200 } }),
      { kind: 'network', code: 'ECONNRESET', classification: 'retryable' },
    ],
    [
      'AWS, which calls a reset a timeout',
      error('read ECONNRESET', { name: 'TimeoutError', code: 'ECONNRESET', syscall: 'read', $metadata: {} }),
      { kind: 'network', category: 'network' },
    ],
    [
      'pop-core, in a success: its name ends in TimeoutError, its code does not',
      error('m', {
        name: 'ServiceTimeoutError',
        code: 'ServiceTimeout',
        data: { Code: 'ServiceTimeout', Message: 'm', RequestId: 'REQ-0815' },
        entry: { response: { statusCode: 200 } },
      }),
      { kind: 'response', code: 'ServiceTimeout', requestId: 'REQ-0815' },
    ],
    [
      'pop-core, of XML, its id in the message',
      error('Busy. hostid: h, requestid: 01C8376B-0257', { code: 'ServiceUnavailable' }),
      { kind: 'response', code: 'ServiceUnavailable', requestId: '01C8376B-0257' },
    ],
    [
      'json-bigint, which holds what it could not read',
      {
        name: 'SyntaxError',
        message: "Unexpected '<'",
        at: 1,
        text: '<Error><Code>ServiceUnavailable</Code></Error>',
      },
      { kind: 'response', code: 'ServiceUnavailable', message: "Unexpected '<'", catalog: 'nas' },
    ],
    [
      'json-bigint, at a page of a proxy',
      { name: 'SyntaxError', message: "Unexpected '<'", at: 1, text: '<html><body>502</body></html>' },
      { kind: 'unknown', classification: 'terminal', message: "Unexpected '<'" },
    ],
    [
      'undici’s RetryAgent',
      error('Request failed', { code: 'UND_ERR_REQ_RETRY', statusCode: 503, data: { count: 3 } }),
      { kind: 'response', code: 'HTTP_503', httpCode: 503 },
    ],
  ])('of %s', async (_, thrown, expected) => {
    expect(await explain(thrown)).toMatchObject(expected);
  });

  it.each<[string, unknown]>([
    ['in the address', error(`denied, URL: http://h/?AccessKeyId=${KEY}`, { code: 'Odd', statusCode: 400 })],
    ['in the message of a plain object', { code: 'Odd', message: `URL: http://h/?AccessKeyId=${KEY}` }],
    [
      'in what the API said',
      { statusCode: 400, data: { Code: 'Odd', Message: `to sign: GET&AccessKeyId%3D${KEY}%26A` } },
    ],
    ['in text', `GET http://h/?AccessKeyId=${KEY} failed`],
  ])('and shows no key: %s', async (_, thrown) => {
    expect(JSON.stringify(await explain(thrown))).not.toContain(KEY);
  });
});
