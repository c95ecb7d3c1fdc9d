/**
 * Compares every locked copy of a dependency with the oldest version without a known hole, and the ranges that users
 * install by with the same. Needs no network, so it also runs where `npm audit` has nobody to ask.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.mjs';

/** Oldest versions that are safe to ship or to recommend; SECURITY.md says what for. */
const FLOORS = {
  axios: '1.20.0',
  'follow-redirects': '1.16.3',
  'fast-xml-parser': '5.10.1',
};

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const parts = (version) => version.split('.').map(Number);

function isBelow(version, floor) {
  const [given, least] = [parts(version), parts(floor)];
  const differs = least.findIndex((part, index) => part !== given[index]);
  return differs >= 0 && given[differs] < least[differs];
}

const problems = [];
const { packages } = read('package-lock.json');
const { dependencies } = read('package.json');
for (const [name, floor] of Object.entries(FLOORS)) {
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  if (copies.length === 0) problems.push(`${name} is not in package-lock.json: is its floor still needed?`);
  for (const [path, { version }] of copies) {
    if (isBelow(version, floor)) problems.push(`${path} is ${version}, below ${floor}`);
  }
  const range = dependencies[name];
  if (range && isBelow(range.replace(/^[\^~]/, ''), floor))
    problems.push(`package.json lets in ${name} ${range}, below ${floor}`);
}

for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
