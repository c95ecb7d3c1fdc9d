import { AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { answerFromHeaders } from '../../src/wire/header-answer.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('what the headers say', () => {
  it.each([
    'x-acs-request-id',
    'x-oss-request-id',
    'x-log-requestid',
    'x-request-id',
    'x-amzn-requestid',
    'x-amzn-RequestId',
    'x-amz-request-id',
    'x-ms-request-id',
  ])('%s is a request id', (name) => {
    expect(answerFromHeaders({ [name]: ' R1 ' })).toEqual({ requestId: 'R1' });
    expect(answerFromHeaders(new AxiosHeaders({ [name.toUpperCase()]: 'R1' }))).toEqual({ requestId: 'R1' });
  });

  it("prefers the product's request id to the proxy's", () => {
    expect(answerFromHeaders({ 'x-request-id': 'proxy', 'x-acs-request-id': 'acs' })).toEqual({
      requestId: 'acs',
    });
  });

  it.each([
    [{ 'x-amzn-errortype': 'ThrottlingException' }, 'ThrottlingException'],
    [{ 'x-amzn-ErrorType': 'aws.rest#FooError:http://internal.amazon.com/coral/' }, 'FooError'],
    [{ 'x-ms-error-code': 'BlobNotFound' }, 'BlobNotFound'],
    [{ 'x-ms-error-code': 'undefined' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('of %j the code is %s', (headers, code) => {
    expect(answerFromHeaders(headers)).toEqual({ code });
  });

  it("reads OSS's error out of x-oss-err", async () => {
    const xml =
      '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>中</Message><HostId>h</HostId></Error>';
    const headers = { 'x-oss-err': base64(xml), 'x-oss-request-id': 'R1' };
    expect(await answerFromHeaders(headers)).toEqual({
      code: 'NoSuchKey',
      message: '中',
      hostId: 'h',
      requestId: 'R1',
    });
  });

  it.each([
    ['%%%'],
    ['not base64 at all'],
    [base64('plain text')],
    [base64('<Error>')],
    [base64('<!DOCTYPE x><Error/>')],
  ])('is not disturbed by %s in x-oss-err', async (value) => {
    expect(await answerFromHeaders({ 'x-oss-err': value, 'x-oss-request-id': 'R1' })).toEqual({
      requestId: 'R1',
    });
  });
});
