/** Looks into the lock file, the built files and the packed file for what must not be there. Takes the packed file. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { command, root } from './command.mjs';

const problems = [];
const expect = (holds, problem) => holds || problems.push(problem);
const read = (file) => readFileSync(join(root, file), 'utf8');

const lock = read('package-lock.json');
expect(!/"resolved"|https?:\/\/[^"]*\.tgz/.test(lock), 'package-lock.json holds addresses to download from');

const { devDependencies, exports } = JSON.parse(read('package.json'));
for (const [name, range] of Object.entries(devDependencies)) {
  expect(/^\d+\.\d+\.\d+$/.test(range), `package.json: the version of ${name} is not exact: ${range}`);
}

const built = readdirSync(join(root, 'dist'), { recursive: true }).filter((file) =>
  /\.(c?js|d\.c?ts)$/.test(file),
);
for (const file of built) {
  const text = read(join('dist', file));
  expect(!text.includes(root.replace(/\/$/, '')), `dist/${file} names the folder in which it was built`);
  // Jest cannot run import() inside CommonJS.
  if (file.endsWith('.cjs')) expect(!/\bimport\(/.test(text), `dist/${file} has an import()`);
  if (file.endsWith('.cjs'))
    expect(!/require\("p-retry"\)/.test(text), `dist/${file} requires p-retry, which is ESM only`);
  if (/\.d\.c?ts$/.test(file))
    expect(!/["'](p-retry|axios-retry)["']/.test(text), `dist/${file} shows an engine's types`);
  if (!/^(?:testing|cli)\b/.test(file))
    expect(!/(?:from|import|require\()\s*["']node:/.test(text), `dist/${file} needs Node`);
}

const require = createRequire(import.meta.url);
for (const [name, halves] of Object.entries(exports).filter(([, halves]) => halves.import)) {
  const names = Object.keys(await import(join(root, halves.import.default)));
  const inCommonJs = Object.keys(require(join(root, halves.require.default)));
  expect(
    names.length > 0 && names.sort().join() === inCommonJs.sort().join(),
    `exports["${name}"] has ${inCommonJs} in CommonJS, and ${names} in ESM`,
  );
}

const { output } = await command(['tar', '-tzf', process.argv[2]]);
const packed = output
  .trim()
  .split('\n')
  .map((line) => line.replace(/^package\//, ''));
for (const file of [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  ...built.map((file) => `dist/${file}`),
]) {
  expect(packed.includes(file), `the package lacks ${file}`);
}
const extra = packed.filter(
  (file) => !/^(dist\/.*\.(c?js|d\.c?ts)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(file),
);
expect(extra.length === 0, `the package holds ${extra.join(', ')}`);

for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
