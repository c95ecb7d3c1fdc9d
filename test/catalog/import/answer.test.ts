import { expect, it } from 'vitest';
import { isAnswer } from '../../../src/catalog/import/retry.js';

it.each([
  ['Yes', true],
  ['no', true],
  ['稍后重试', true],
  ['Yes'.padEnd(59, '!'), true],
  ['Yes'.padEnd(60, '!'), false],
  ['perhaps', false],
  ['', false],
])('%j could stand in a retry column: %j', (text, expected) => {
  expect(isAnswer(text)).toBe(expected);
});
