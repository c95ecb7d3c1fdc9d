import { describe, expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.js';
import { readAnswer } from '../../../src/catalog/import/retry.js';

const retryable = (text: string): (boolean | undefined)[] =>
  importCatalog(text, { name: 'page' }).catalog.entries.map((entry) => entry.retryable);

describe('the cell of a retry column', () => {
  it.each([
    'Yes',
    'yes, with backoff',
    'Y',
    'true',
    'Retryable',
    'Can be retried',
    'Safe to retry',
    'Retry later',
    '✓',
    '✔',
    '是',
    '可重试',
    '建议重试',
    '稍后重试',
    'Use exponential backoff',
  ])('%j says yes', (text) => {
    expect(readAnswer(text)).toBe(true);
  });

  it.each([
    'No',
    'no retry',
    'N',
    'false',
    'Never',
    'Not retryable',
    'Non-retryable',
    'Nonretryable',
    'Dont retry',
    'Do not retry',
    "Don't retry",
    'Cannot be retried',
    'Should not be retried',
    '✗',
    '×',
    '否',
    '不可重试',
    '无需重试',
    '禁止',
  ])('%j says no', (text) => {
    expect(readAnswer(text)).toBe(false);
  });

  it.each(['', 'maybe', '3', 'after 5 s', 'Yesterday', 'Notify us', 'Yes-man'])('%j says neither', (text) => {
    expect(readAnswer(text)).toBeUndefined();
  });
});

describe('a retry column decides', () => {
  const page = (status: number, answer: string): string =>
    `| Error code | Status | Message | Solution | Retry |\n|-|-|-|-|-|\n| A.B | ${status} | No. | Try again later. | ${answer} |\n| A.C | 400 | No. | x | No |\n`;

  it.each([
    [503, 'No', false],
    [400, 'Yes', true],
    [404, '可重试', true],
    [503, '', true],
  ])('%j with %j is %j', (status, answer, expected) => {
    expect(retryable(page(status, answer))[0]).toBe(expected);
    expect(importCatalog(page(status, answer), { name: 'page' }).problems).toEqual([]);
  });

  it('unless what it says is neither yes nor no, which is reported', () => {
    const { catalog, problems } = importCatalog(page(503, 'perhaps'), { name: 'page' });
    expect(catalog.entries[0]?.retryable).toBe(true);
    expect(problems).toEqual([
      { line: 3, reason: '"perhaps" says neither that a retry helps nor that it does not' },
    ]);
  });
});

describe('where the document gives advice, a 5xx is retryable exactly when that invites another try:', () => {
  it.each([
    [503, 'Please try again later.', true],
    [500, '请稍后再试。', true],
    [500, 'Retry the request.', true],
    [503, 'Use exponential backoff to retry.', true],
    [503, 'Back-off.', true],
    [503, 'We recommend retrying.', true],
    [503, 'It is recommended to retry.', true],
    [503, 'We recommend that you retry.', true],
    [503, 'The node is down. Please retry.', true],
    [503, 'The node is down. Please re-try.', true],
    [503, 'The node is down, please retry.', false],
    [503, 'The node is down. Please retry with another name.', false],
    [500, 'Open a ticket.', false],
    [500, 'Correct the name and retry the request.', false],
    [500, '', false],
    [404, 'Please try again later.', false],
    [400, 'Try again.', false],
  ])('%j %j is %j', (status, advice, expected) => {
    const page = `| Error code | Status | Message | Solution |\n|-|-|-|-|\n| A.B | ${status} | No. | ${advice} |\n| A.C | 400 | No. | Wait. |\n`;
    expect(retryable(page)[0]).toBe(expected);
  });
});

describe('where the document gives no advice, the status has a say:', () => {
  it.each([
    [500, 'A.B', 'No.', true],
    [503, 'A.B', 'No.', true],
    [501, 'NotImplemented', 'No.', false],
    [505, 'A.B', 'No.', false],
    [429, 'A.B', 'No.', true],
    [409, 'A.B', 'Someone edits it. Please try again later.', true],
    [409, 'A.B', 'Someone edits it.', false],
    [404, 'A.B', 'Please try again later.', false],
    [403, 'A.B', 'Please try again later.', false],
  ])('%j %s %j is %j', (status, code, message, expected) => {
    expect(
      retryable(
        `| Error code | Status | Message |\n|-|-|-|\n| ${code} | ${status} | ${message} |\n| A.C | 400 | No. |\n`,
      )[0],
    ).toBe(expected);
  });
});

describe('throttling is retryable at any status, by name or by words:', () => {
  it.each([
    ['Throttling', 'No.', true],
    ['Throttling.User', 'No.', true],
    ['TooManyRequests', 'No.', true],
    ['SlowDown', 'No.', true],
    ['Slow_Down', 'No.', true],
    ['too_many_request', 'No.', true],
    ['FlowControl', 'No.', true],
    ['flow_control', 'No.', true],
    ['RateLimit', 'No.', true],
    ['rate_limit', 'No.', true],
    ['QpsLimit', 'No.', true],
    ['qps_limit', 'No.', true],
    ['ServerBusy', 'No.', true],
    ['System_Busy', 'No.', true],
    ['RequestLimitExceeded', 'Too many requests.', true],
    ['RequestLimitExceeded', 'Too many concurrent requests.', true],
    ['RequestLimitExceeded', 'Too many, requests.', false],
    ['Throttling', '超过每天的限额。', false],
    ['Throttling', '每个用户。', true],
    ['RequestLimitExceeded', 'The request rate is too high.', true],
    ['RequestLimitExceeded', '请求的次数超过了频率限制。', true],
    ['RequestLimitExceeded', 'The request has too many lines.', false],
    ['QuotaExceeded', 'Too many disks.', false],
    ['Throttling.PerDay', 'No.', false],
    ['Throttling', 'Too many requests per day.', false],
  ])('%s %j is %j', (code, message, expected) => {
    expect(
      retryable(
        `| Error code | Status | Message |\n|-|-|-|\n| ${code} | 400 | ${message} |\n| A.C | 400 | No. |\n`,
      )[0],
    ).toBe(expected);
  });
});
