/** Runs a bundle made for browsers with what a browser has, and nothing of what only Node has. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const BROWSER = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'clearTimeout',
  'console',
  'performance',
  'setTimeout',
];

const files = readdirSync('bundle', { recursive: true }).filter((file) => file.endsWith('.js'));
assert.equal(files.length, 1);
const text = readFileSync(`bundle/${files[0]}`, 'utf8');
const [found] =
  /(?:(?:from|import|require)\s*\(?\s*["'`]node:|__vite-browser-external).{0,60}/.exec(text) ?? [];
assert.equal(found, undefined, `the bundle needs Node: ${found}`);

const browser = createContext(Object.fromEntries(BROWSER.map((name) => [name, globalThis[name]])));
const seen = new Promise((resolve) => (browser.report = resolve));
runInContext(text, browser);
assert.deepEqual(JSON.parse(JSON.stringify(await seen)), {
  data: { ok: true },
  code: 'InvalidFileSystem.NotFound',
  resolution: 'The specified file system does not exist or has been deleted.',
});
console.log(`${files[0]}: runs without Node, classifies, recovers and reads XML`);
