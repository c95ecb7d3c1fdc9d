import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.js';
import { ORDERS_FILE } from './samples.js';
import { play } from './stage.js';

const folder = temporaryFolder();
const orders = folder.write('orders.json', ORDERS_FILE);

const ask = (url: string): Promise<string> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve(`${String(response.statusCode)} ${body}`));
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });

/** Rehearses until all paths have been asked for and told of, then ends it. */
async function rehearse(words: readonly string[], paths: readonly string[]) {
  let end: () => void = () => undefined;
  const interrupted = new Promise<void>((resolve) => (end = resolve));
  const answers: string[] = [];
  let output = '';
  let url = '';
  const told = () => output.split('\n').filter((line) => /^ +\d|"answered"/.test(line)).length;
  const askAll = async () => {
    for (const path of paths) answers.push(await ask(`${url}${path}`));
    if (told() === paths.length) end();
  };
  const played = await play(['rehearse', ...words], {
    interrupted,
    onOutput: (text) => {
      output += text;
      if (url === '') {
        url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
        void askAll();
      } else if (told() === paths.length && answers.length === paths.length) end();
    },
  });
  return { ...played, url, answers, afterwards: await ask(url) };
}

describe('rehearse', () => {
  it('answers by the script, tells of each request, and ends when it is interrupted', async () => {
    const { code, stdout, stderr, answers, url, afterwards } = await rehearse(
      ['--script', 'ServiceUnavailable, 502,ok'],
      ['/?Action=DescribeFileSystems&Signature=secret', '/a', '/b', '/c'],
    );
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['503', '502', '200', '200']);
    expect(stdout.replace(/ +\d+\.\d{3} s/g, '<time>')).toBe(
      [
        `Listening on ${url}; Ctrl-C ends it.`,
        '<time>  GET / DescribeFileSystems  ServiceUnavailable',
        '<time>  GET /a  502',
        '<time>  GET /b  ok',
        '<time>  GET /c  ok',
        '',
      ].join('\n'),
    );
    expect({ code, stderr, afterwards }).toEqual({ code: 0, stderr: '', afterwards: 'ECONNREFUSED' });
  });

  it('answers what the path says where there is no script', async () => {
    const paths = [
      '/InvalidVpc.NotFound',
      '/503?x=1',
      '/',
      '/User.%20Disabled',
      '/reset',
      '/Nobody.Knows',
      '/%',
    ];
    const { answers, stdout } = await rehearse([], paths);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      '404',
      '503',
      '200',
      '403',
      'ECO',
      '400',
      '400',
    ]);
    expect(stdout).toMatch(/\nAsk for an error: curl -i http:\/\/127\.0\.0\.1:\d+\/ServiceUnavailable\n/);
  });

  it('writes XML, from a catalog of its own', async () => {
    const { answers } = await rehearse(['--catalog', orders, '-f', 'xml', '-s', 'Order.NotFound'], ['/']);
    expect(answers[0]).toMatch(
      /^404 <\?xml.*<Code>Order\.NotFound<\/Code><Message>There is no such order\.</,
    );
  });

  it('prints a line of JSON for its address and for each request', async () => {
    const { stdout, url } = await rehearse(['--json', '-s', 'InternalError'], ['/a?Action=Go&b=c']);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ url });
    expect(second).toEqual({
      atMs: expect.any(Number),
      method: 'GET',
      path: '/a',
      action: 'Go',
      answered: 'InternalError',
      requestId: expect.stringMatching(/^[\dA-F-]{36}$/),
    });
  });

  it('takes the port it is told, and says so where that is taken', async () => {
    let taken: Awaited<ReturnType<typeof play>> | undefined;
    const { url } = await rehearse([], ['/']);
    const port = new URL(url).port;
    let end: () => void = () => undefined;
    const interrupted = new Promise<void>((resolve) => (end = resolve));
    const first = await play(['rehearse', '--port', port], {
      interrupted,
      onOutput: () => {
        void play(['rehearse', '--port', port]).then((played) => {
          taken = played;
          end();
        });
      },
    });
    expect(first.stdout).toContain(`Listening on http://127.0.0.1:${port};`);
    expect(taken?.code).toBe(1);
    expect(taken?.stderr).toContain('EADDRINUSE');
  });

  it.each([
    [['--script', 'ok,Nobody.Knows'], "--script, step 2: 'Nobody.Knows' is no code of nas or gateway"],
    [['--script', ''], '--script, step 1'],
    [['--port', '65536'], '--port takes 0 to 65535, not "65536"'],
    [['--port', '-1'], 'needs a value'],
    [['--port=8e3'], '--port takes 0 to 65535, not "8e3"'],
    [['--format', 'yaml'], '--format takes one of json, xml, alternate'],
    [['now'], 'takes no "now"'],
  ])('does not begin with %j', async (words, says) => {
    const { code, stdout, stderr } = await play(['rehearse', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
