import { describe, expect, it } from 'vitest';
import { between, blocksOf, tableRows } from './markdown.js';

describe('the blocks of a page', () => {
  it('know their language, flags, code and first line', () => {
    const page = ['# A', '', '```ts run=server', 'a();', '', 'b();', '```', '', '```sh', 'ls', '```'].join(
      '\n',
    );
    expect(blocksOf(page)).toEqual([
      { language: 'ts', flags: { run: 'server' }, code: 'a();\n\nb();', line: 4 },
      { language: 'sh', flags: {}, code: 'ls', line: 10 },
    ]);
  });

  it('lose the indentation of a list', () => {
    expect(blocksOf('- x\n\n  ```js no-run\n  a(\n    1);\n  ```')).toEqual([
      { language: 'js', flags: { 'no-run': '' }, code: 'a(\n  1);', line: 4 },
    ]);
  });

  it('may hold shorter fences', () => {
    expect(blocksOf('````md\n```ts\na\n```\n````').map(({ code }) => code)).toEqual(['```ts\na\n```']);
  });

  it('keep a flag with an equals sign in its value', () => {
    expect(blocksOf('```ts script=a=b\n```')[0]?.flags).toEqual({ script: 'a=b' });
  });
});

describe('a marked part of a page', () => {
  it('is the text between its markers', () => {
    expect(between('x <!-- a -->\none\n<!-- /a --> y', 'a')).toBe('\none\n');
  });

  it.each(['<!-- a --> open', 'closed <!-- /a -->', '<!-- b -->x<!-- /b -->'])('is missing in %s', (page) => {
    expect(between(page, 'a')).toBeUndefined();
  });
});

describe('the rows of a table', () => {
  it('are trimmed cells without the header', () => {
    expect(tableRows('\n| a | b |\n|---|---|\n| 1 | x \\| y |\n|2| |\n')).toEqual([
      ['1', 'x \\| y'],
      ['2', ''],
    ]);
  });
});
