import { describe, expect, it } from 'vitest';
import { answerFacts } from '../../src/wire/response-facts.js';

const NOW = Date.UTC(2026, 0, 1, 12);
const date = new Date(NOW - 60_000).toUTCString();

describe('the moment of an answer', () => {
  it.each<[string, object, string | undefined]>([
    ['is its Date', { date }, date],
    ['is unknown without one', {}, undefined],
    ['is unknown where a cache kept it', { date, age: '60' }, undefined],
    ['is unknown where a cache says that it did not', { date, Age: '0' }, undefined],
  ])('%s', async (_, headers, moment) => {
    expect((await answerFacts(undefined, headers, 503, 'text', NOW)).date).toBe(moment);
  });
});
