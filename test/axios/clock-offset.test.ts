import { describe, expect, it } from 'vitest';
import { createClockOffsets } from '../../src/axios/clock-offset.js';

const MINUTE = 60_000;
const ASKED = Date.UTC(2026, 0, 1, 12);

describe('the offset of a server’s clock', () => {
  it('is 0 until something is learned', () => {
    expect(createClockOffsets().of('http://a')).toBe(0);
  });

  it.each([
    // Dated in the middle of the exchange; the half second is what `Date` leaves out on average.
    [0, 0, 500],
    [1_000, 2_000, 500],
    [60 * MINUTE, 0, 60 * MINUTE + 500],
    [-60 * MINUTE, 200, -60 * MINUTE - 100 + 500],
  ])('with a date %d ms from the question and an exchange of %d ms is %d ms', (dated, took, offset) => {
    const offsets = createClockOffsets();
    offsets.learn('http://a', ASKED + dated, ASKED, ASKED + took);
    expect(offsets.of('http://a')).toBe(offset);
  });

  it('is one of each origin', () => {
    const offsets = createClockOffsets();
    offsets.learn('http://a', ASKED, ASKED, ASKED);
    expect([offsets.of('http://a'), offsets.of('http://b')]).toEqual([500, 0]);
  });

  it('is what was learned last', () => {
    const offsets = createClockOffsets();
    for (const ahead of [60, -60, 0]) offsets.learn('http://a', ASKED + ahead * MINUTE, ASKED, ASKED);
    expect(offsets.of('http://a')).toBe(500);
  });

  it('is not learned from an exchange of more than 15 minutes', () => {
    const offsets = createClockOffsets();
    offsets.learn('http://a', ASKED + 60 * MINUTE, ASKED, ASKED + 15 * MINUTE + 1);
    expect(offsets.of('http://a')).toBe(0);
    offsets.learn('http://a', ASKED + 60 * MINUTE, ASKED, ASKED + 15 * MINUTE);
    expect(offsets.of('http://a')).toBe(52.5 * MINUTE + 500);
  });

  it('is kept of 1,000 origins', () => {
    const offsets = createClockOffsets();
    const learn = (name: number) => offsets.learn(String(name), ASKED, ASKED, ASKED);
    for (let name = 0; name < 1_000; name += 1) learn(name);
    learn(0);
    learn(1_000);
    expect([0, 1, 2, 1_000].map((name) => offsets.of(String(name)))).toEqual([500, 0, 500, 500]);
  });
});
