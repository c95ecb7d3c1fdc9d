import { describe, expect, it } from 'vitest';
import { missingLine, promisedLines } from './prints.js';

describe('what a program says it prints', () => {
  it('is every comment line after `// Prints:`', () => {
    const source = 'run();\n\n// Prints:\n//   one\n//\n//   two …\n\n// not this';
    expect(promisedLines(source)).toEqual(['one', 'two …']);
  });

  it('is nothing without such a line', () => {
    expect(promisedLines('// This prints: nothing\nrun();')).toEqual([]);
  });
});

describe('the first missing line', () => {
  it.each([
    ['a line that is there', 'a\nb\n', ['b'], undefined],
    ['part of a line', 'x = 1 (ok)\n', ['= 1'], undefined],
    ['lines in their order', 'a\nb\n', ['a', 'b'], undefined],
    ['lines out of order', 'b\na\n', ['a', 'b'], 'b'],
    ['one line promised twice and printed once', 'a\n', ['a', 'a'], 'a'],
    ['an ellipsis for anything', 'took 12 ms, ok\n', ['took … ms'], undefined],
    ['an ellipsis within one line only', 'took\n12 ms\n', ['took … ms'], 'took … ms'],
    ['signs that mean something in a pattern', 'a+b (c)\n', ['a+b (c)'], undefined],
    ['a line that is not there', 'a.b\n', ['aXb'], 'aXb'],
  ])('%s', (_title, stdout, promised, missing) => {
    expect(missingLine(stdout, promised)).toBe(missing);
  });
});
