import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sinkOf } from '../../src/cli/io.js';
import { textWidth } from '../../src/cli/text-width.js';
import { temporaryFolder } from './folder.js';
import { play } from './stage.js';

const stream = (isTTY: boolean, columns?: number) => ({ isTTY, columns, write: () => true });
const folder = temporaryFolder();
const long = folder.write(
  'long.json',
  JSON.stringify({
    name: 'long',
    entries: [
      { httpCode: 400, code: 'A'.repeat(90), message: 'm', resolution: '' },
      {
        httpCode: 503,
        code: 'Pay',
        message: '支付服务暂时不可用'.repeat(9),
        resolution: 'Try again later. '.repeat(9),
      },
      { httpCode: 409, code: 'Bad\u001b[31m', message: '\u202e', resolution: 'a\nb' },
    ],
  }),
);
const LINES = [
  ['catalog', 'list', '--catalog', long, '--catalog', 'nas'],
  ['explain', 'OperationDenied.DefaultAccessGroupCannotDelete'],
  ['explain', 'Pay', '--catalog', long],
  ['explain', '--help'],
  ['--help'],
];

describe('colour', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a terminal that is dumb', true, { TERM: 'dumb' }, false],
  ])('on %s is %s', (_, isTTY, env, colour) => {
    expect(sinkOf(stream(isTTY), env).colour).toBe(colour);
  });

  it.each(LINES)('changes nothing but colours in %s %s', async (...words) => {
    const plain = await play(words, { columns: 100 });
    const coloured = await play(words, { columns: 100, colour: true });
    expect(coloured.stdout).not.toBe(plain.stdout);
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
    expect(plain.stdout).not.toContain('\u001b');
  });
});

describe('the width', () => {
  it("is the terminal's, and 80 where it does not say", () => {
    expect(sinkOf(stream(true, 132), {}).width).toBe(132);
    expect(sinkOf(stream(true, 0), {}).width).toBe(80);
    expect(sinkOf(stream(false), {}).width).toBe(80);
  });

  it.each([40, 64, 80, 100, 200])('of %i columns is kept to by what is ours', async (columns) => {
    for (const words of LINES) {
      const { stdout } = await play(words, { columns });
      // Codes and command lines are left whole, so that they can be copied.
      const lines = stdout.split('\n').filter((line) => !/^ *(?:retriage|curl|#|\d{3} )/.test(line));
      for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  it('is used: a wide terminal shows more of a resolution, a narrow one shows it below the code', async () => {
    const at = async (columns: number) =>
      (await play(['catalog', 'list', '--catalog', 'nas'], { columns })).stdout;
    expect(await at(200)).toContain(
      'Go to RAM to authorize NAS permissions to visit the ECS verification interface.\n',
    );
    expect(await at(100)).toMatch(/Forbidden\.EcsTokenNotAuthorized +terminal +Go to RAM.*…\n/);
    expect(await at(60)).toMatch(/Forbidden\.EcsTokenNotAuthorized\n +terminal +Go to RAM.*…\n/);
  });
});

describe('an explanation', () => {
  const wide = '  resolution  Please try again later.\n';
  const narrow = '  resolution\n    Please try again later.\n';

  it.each([
    [80, wide, narrow],
    [40, narrow, wide],
  ])('at %i columns has its values where there is room', async (columns, shown, other) => {
    const { stdout } = await play(['explain', 'InternalError'], { columns });
    expect(stdout).toContain(shown);
    expect(stdout).not.toContain(other);
  });
});

describe('a text of a catalog', () => {
  it('cannot write to the terminal', async () => {
    for (const words of [
      ['catalog', 'list'],
      ['explain', 'Bad\u001b[31m'],
    ])
      for (const columns of [undefined, 50, 120]) {
        const { stdout } = await play([...words, '--catalog', long], { columns });
        expect(stdout).toContain('Bad\\u001b[31m');
        expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
      }
  });
});
