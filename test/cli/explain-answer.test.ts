import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.js';
import { play, playJson } from './stage.js';

const folder = temporaryFolder();
const BUSY = { Code: 'ServiceUnavailable', Message: 'Busy.', RequestId: 'R-1' };
const JSON_BODY = JSON.stringify(BUSY);
const XML_BODY = `<?xml version='1.0'?><Error><RequestId>R-1</RequestId><Code>ServiceUnavailable</Code><Message>Busy.</Message></Error>`;
const explained = (stdin: string | Uint8Array, ...words: string[]) =>
  playJson(['explain', '-', ...words], { stdin });

describe('explaining what curl printed', () => {
  it.each([
    ['JSON', `HTTP/1.1 503 x\r\ncontent-type: application/json\r\n\r\n${JSON_BODY}`],
    ['XML', `HTTP/2 503 \ncontent-type: text/xml\n\n${XML_BODY}`],
    ['JSON that calls itself HTML', `HTTP/1.1 503 x\r\ncontent-type: text/html\r\n\r\n${JSON_BODY}`],
  ])('reads %s', async (_, text) => {
    const { failure, statusFrom } = await explained(text);
    expect(failure).toMatchObject({
      code: 'ServiceUnavailable',
      requestId: 'R-1',
      documented: true,
      httpCode: 503,
    });
    expect(statusFrom).toBe('answer');
  });

  it.each([
    ['HTML', '<html><h1>502 Bad Gateway</h1></html>'],
    ['nothing', ''],
  ])('goes by the status where the body is %s', async (_, body) => {
    const { failure } = await explained(`HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\n\r\n${body}`);
    expect(failure).toMatchObject({ code: 'HTTP_502', classification: 'retryable', decidedBy: 'status' });
  });

  it("tells the server's hint when to come back", async () => {
    const stdin = `HTTP/1.1 503 x\r\nRetry-After: 3\r\n\r\n${JSON_BODY}`;
    expect((await explained(stdin)).retryAfterMs).toBe(3_000);
    expect((await play(['explain', '-'], { stdin })).stdout).toContain(
      'come back   after 3 s, says the server\n',
    );
  });

  it('tells the hint of a body, too', async () => {
    const stdin = 'HTTP/1.1 429 x\r\n\r\n{"message":"Slow down.","retry_after":2.5}';
    expect((await explained(stdin)).retryAfterMs).toBe(2_500);
  });

  it('offers the nearest codes where no catalog knows the one that came', async () => {
    const { found, nearest } = await explained('HTTP/1.1 404 x\r\n\r\n{"Code":"InvalidFileSystm.NotFound"}');
    expect(found).toBe(true);
    expect(nearest[0]).toBe('InvalidFileSystem.NotFound');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['GZIP', gzipSync],
    ['gzip', Buffer.from],
    ['zstd', Buffer.from],
  ] as const)('reads a body that says it is %s', async (encoding, compress) => {
    const head = Buffer.from(`HTTP/1.1 503 x\r\ncontent-encoding: ${encoding}\r\n\r\n`);
    const { failure } = await explained(Buffer.concat([head, compress(Buffer.from(JSON_BODY))]));
    expect(failure?.code).toBe('ServiceUnavailable');
  });

  it('reads a charset other than UTF-8', async () => {
    const head = Buffer.from(
      'HTTP/1.1 400 x\r\ncontent-type: application/json; charset=gbk\r\n\r\n{"Code":"A","Message":"',
    );
    const { failure } = await explained(
      Buffer.concat([head, Buffer.from([0xd6, 0xa7, 0xb8, 0xb6]), Buffer.from('"}')]),
    );
    expect(failure?.message).toBe('支付');
  });

  it('finds an error in a 200', async () => {
    const { failure } = await explained(
      'HTTP/1.1 200 OK\r\n\r\n{"Response":{"Error":{"Code":"InternalError"}}}',
    );
    expect(failure?.code).toBe('InternalError');
  });

  it.each([
    ['a success', 'HTTP/1.1 200 OK\r\n\r\n{"RequestId":"1"}', '200 without an error code'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nlocation: /x\r\n\r\n', 'curl -L follows it'],
    ['nothing at all', '', 'the answer is empty'],
  ])('exits with 1 for %s', async (_, stdin, says) => {
    const { code, stdout, stderr } = await play(['explain', '-'], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
  });
});

describe('explaining a body alone', () => {
  it('takes the status that its catalog documents', async () => {
    const { failure, statusFrom } = await explained('{"Code":"InvalidVpc.NotFound","Message":"x"}');
    expect(failure?.httpCode).toBe(404);
    expect(statusFrom).toBe('catalog');
  });

  it('takes the one it is told', async () => {
    const { failure, statusFrom } = await explained('{"Code":"Unheard.Of"}', '--status', '429');
    expect(failure).toMatchObject({ httpCode: 429, classification: 'retryable', category: 'throttling' });
    expect(statusFrom).toBe('option');
  });

  it.each([
    ['{"Code":"Unheard.Of"}', 'no catalog knows its "Unheard.Of", so its status is needed'],
    ['<html></html>', 'the body has no error code, so its status is needed'],
  ])('asks for the status of %s', async (stdin, says) => {
    const { code, stderr } = await play(['explain', '-'], { stdin });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('may stand in a file', async () => {
    const file = folder.write('body.xml', XML_BODY);
    expect((await playJson(['explain', '--file', file, '--status', '503'])).failure?.requestId).toBe('R-1');
    expect((await play(['explain', '--file', folder.at('none')])).stderr).toContain('there is no such file');
    expect((await play(['explain', '--file', folder.at('.')])).stderr).toContain('that is a folder');
  });

  it('lets --status beat the status line', async () => {
    expect((await explained(`HTTP/1.1 200 OK\r\n\r\nx`, '-s', '500')).failure?.httpCode).toBe(500);
  });
});

describe('explain, called wrongly', () => {
  it.each([
    [[], 'explain what?'],
    [['A', 'B'], 'one at a time'],
    [['A', '--file', 'x'], 'not both'],
    [['A', '--status', '5xx'], '--status takes three digits, not "5xx"'],
    [['A', '--stauts', '500'], "Unknown option '--stauts'"],
    [['A', '--status'], 'needs a value'],
  ] as const)('says so for %j', async (words, says) => {
    const { code, stdout, stderr } = await play(['explain', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('See: retriage explain --help\n');
  });
});
