import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingLine, promisedLines } from '../support/prints.js';
import { root, runProgram } from '../support/program.js';

const folder = join(root, 'examples');
const examples = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));

describe('the examples', () => {
  it('are numbered and there', () => {
    expect(examples, 'examples/NN-name.ts').not.toEqual([]);
  });

  it.concurrent.each(examples)('%s prints what it says', async (name) => {
    const file = join(folder, name);
    const promised = promisedLines(readFileSync(file, 'utf8'));
    expect(promised, `${name} ends with "// Prints:" and the lines it prints`).not.toEqual([]);

    const { code, stdout, stderr } = await runProgram(file);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    expect(
      missingLine(stdout, promised),
      `not in the output, or not in this order:\n${stdout}`,
    ).toBeUndefined();
  });
});
