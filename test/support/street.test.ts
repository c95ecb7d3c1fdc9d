import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadESLint, type Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = createRequire(import.meta.url)('../../.eslintrc.cjs') as { overrides: Override[] };
const PLACE_RULES = [
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-globals',
  'max-lines',
];

interface Override {
  readonly files: string[];
  readonly rules?: Linter.RulesRecord;
}

/** Only the rules that depend on a file's place, in their real order: they need no type information. */
const placeRules = config.overrides.map(({ files, rules = {} }) => ({
  files,
  rules: Object.fromEntries(Object.entries(rules).filter(([name]) => PLACE_RULES.includes(name))),
}));

/** The part of ESLint's class that is used here. */
interface Linting {
  lintText(code: string, options: { filePath: string }): Promise<{ messages: { message: string }[] }[]>;
}

let eslint: Linting;
beforeAll(async () => {
  const LegacyESLint = await loadESLint({ useFlatConfig: false });
  const options = {
    cwd: root,
    useEslintrc: false,
    baseConfig: {
      parser: '@typescript-eslint/parser',
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
      plugins: ['@typescript-eslint'],
      overrides: placeRules,
    },
  };
  eslint = new LegacyESLint(options as never);
});

/** What the configuration says of `code`, were it the text of `file`. */
async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

const BROKEN: readonly (readonly [file: string, code: string, says: RegExp])[] = [
  ['src/catalog/x.ts', "import { a } from '../wire/a.js';", /street/],
  ['src/wire/x.ts', "import { a } from '../catalog/a.js';", /street/],
  ['src/wire/x.ts', "import type { A } from '../classify/a.js';", /street/],
  ['src/classify/x.ts', "import { a } from '../events/a.js';", /street/],
  ['src/classify/x.ts', "export { a } from '../policy/a.js';", /street/],
  ['src/events/x.ts', "import { a } from '../policy/a.js';", /street/],
  ['src/policy/x.ts', "import { a } from '../call/a.js';", /street/],
  ['src/call/x.ts', "import { a } from '../axios/a.js';", /street/],
  ['src/call/x.ts', "import { a } from '../runner/a.js';", /street/],
  ['src/axios/x.ts', "import { a } from '../runner/a.js';", /street/],
  ['src/runner/x.ts', "import { a } from '../axios/a.js';", /street/],
  ['src/axios/x.ts', "import { a } from '../testing/a.js';", /street/],
  ['src/testing/x.ts', "import { a } from '../cli/a.js';", /street/],
  ['src/classify/deep/x.ts', "import { a } from '../../policy/a.js';", /street/],
  ['src/wire/x.ts', "export const load = () => import('../classify/a.js');", /street/],
  ['src/index.ts', "export { a } from './testing/a.js';", /street/],
  ['src/index.ts', "export { a } from './cli/a.js';", /street/],
  ['src/call/x.ts', "import { a } from '../index.js';", /barrel/],
  ['src/testing/x.ts', "import { a } from 'retriage';", /barrel/],
  ['src/wire/decode.ts', "import { XMLParser } from 'fast-xml-parser';", /third-party/],
  ['src/wire/decode.ts', "export const load = () => import('fast-xml-parser');", /third-party/],
  ['src/runner/wrap.ts', "import pRetry from 'p-retry';", /third-party/],
  ['src/axios/attach.ts', "import axiosRetry from 'axios-retry';", /third-party/],
  ['src/runner/run.ts', "import axiosRetry from 'axios-retry';", /third-party/],
  ['src/policy/x.ts', "import pino from 'pino';", /third-party/],
  ['src/call/x.ts', "import { AxiosError } from 'axios';", /Values of axios/],
  ['src/runner/x.ts', "import axios from 'axios';", /Values of axios/],
  ['src/wire/x.ts', "import { Buffer } from 'node:buffer';", /node:/],
  ['src/axios/x.ts', "import { Readable } from 'node:stream';", /node:/],
  ['src/testing/x.ts', "import { createServer } from 'http';", /written with node:/],
  ['src/call/x.ts', 'export const a = process.env.A;', /browsers/],
  ['src/wire/x.ts', 'export const now = () => Date.now();', /parameter/],
  ['src/policy/x.ts', 'export const pick = () => Math.random();', /parameter/],
  ['src/call/x.ts', 'export default 1;', /names/],
  ['src/call/x.ts', "export * from './a.js';", /by hand/],
  ['src/call/x.ts', 'export enum Colour { Red }', /union/],
  ['src/call/x.ts', 'export class Data {}', /plain objects/],
  ['src/call/x.ts', 'export const a = 1;\n'.repeat(201), /too many lines/],
];

const SOUND: readonly (readonly [file: string, code: string])[] = [
  [
    'src/classify/x.ts',
    "import { a } from '../catalog/a.js'; import { b } from '../wire/b.js'; import { c } from './c.js';",
  ],
  ['src/call/x.ts', "import { a } from '../policy/a.js'; import type { AxiosError } from 'axios';"],
  [
    'src/axios/engine.ts',
    "import axiosRetry from 'axios-retry'; import axios from 'axios'; import { a } from '../call/a.js';",
  ],
  ['src/runner/run.ts', "import pRetry from 'p-retry';"],
  ['src/wire/xml.ts', "import { XMLParser } from 'fast-xml-parser';"],
  ['src/wire/decode.ts', "export const load = () => import('./xml.js');"],
  [
    'src/testing/x.ts',
    "import { createServer } from 'node:http'; import { a } from '../catalog/a.js'; process.exitCode = 0;",
  ],
  ['src/cli/x.ts', "import { a } from '../testing/a.js'; import { b } from '../catalog/b.js';"],
  ['src/policy/clock.ts', 'export const now = () => Date.now();'],
  ['src/policy/x.ts', 'export const clock = { now: Date.now }; export const random = Math.random;'],
  ['src/index.ts', "export { attach } from './axios/attach.js'; export type { A } from './catalog/a.js';"],
];

describe('the street of imports', () => {
  it.each(BROKEN)('%s may not say: %s', async (file, code, says) => {
    const said = await complaints(file, code);
    expect(said.join('\n')).toMatch(says);
  });

  it.each(SOUND)('%s may say: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});
