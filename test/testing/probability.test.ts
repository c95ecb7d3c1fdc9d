import { describe, expect, it } from 'vitest';

import type { RehearsalOptions } from '../../src/testing/index.js';
import { rehearse, statuses } from './rehearse.js';

async function answers(options: RehearsalOptions, count: number, path = '/'): Promise<string[]> {
  const rehearsal = await rehearse(options);
  await statuses(rehearsal, count, path);
  return rehearsal.requests.map(({ answered }) => answered);
}

describe('a probability', () => {
  it('is met about as often as it says, and the rest is ok', async () => {
    const probability = { ServiceUnavailable: 0.3, '404': 0.2 };
    const drawn = await answers({ probability }, 400);
    const times = (answer: string) => drawn.filter((one) => one === answer).length;
    expect(times('ServiceUnavailable')).toBeGreaterThan(80);
    expect(times('ServiceUnavailable')).toBeLessThan(160);
    expect(times('404')).toBeGreaterThan(45);
    expect(times('404')).toBeLessThan(120);
    expect(times('ok')).toBe(400 - times('ServiceUnavailable') - times('404'));
  });

  it('gives the same answers for the same seed, others for another', async () => {
    const of = (seed: number) => answers({ seed, probability: { '503': 0.5 } }, 40);
    expect(await of(7)).toEqual(await of(7));
    expect(await of(7)).not.toEqual(await of(8));
  });

  it('of 1 is certain, of 0 never met', async () => {
    expect(await answers({ probability: { '404': 0, '503': 1 } }, 5)).toEqual(Array(5).fill('503'));
  });

  it('may be shared out to the last bit', async () => {
    const probability = { '500': 0.7, '501': 0.2, '502': 0.1 };
    expect(await answers({ probability }, 60)).not.toContain('ok');
    const tenths = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [String(500 + at), 0.1]));
    await expect(rehearse({ probability: tenths })).resolves.toBeDefined();
  });

  it('holds for what the script leaves, not for its own ok', async () => {
    const rehearsal = await rehearse({ script: 'ok,404', probability: { '503': 1 } });
    expect(await statuses(rehearsal, 4)).toEqual([200, 404, 503, 503]);
    rehearsal.play('ok');
    expect(await statuses(rehearsal, 2)).toEqual([200, 503]);
  });

  it('holds for the actions that a script does not name, and for a named one after its steps', async () => {
    const rehearsal = await rehearse({ script: { ListTags: 'ok' }, probability: { '503': 1 } });
    expect(await statuses(rehearsal, 1, '/?Action=GetTag')).toEqual([503]);
    expect(await statuses(rehearsal, 2, '/?Action=ListTags')).toEqual([200, 503]);
  });

  it('takes settings with its step', async () => {
    const { url } = await rehearse({ probability: { 'Throttling.User@retry-after=2': 1 } });
    const response = await fetch(url);
    expect([response.status, response.headers.get('retry-after')]).toEqual([400, '2']);
  });

  it.each([
    [{ '503': -0.1 }],
    [{ '503': '0.1' }],
    [{ '503': NaN }],
    [{ '503': 0.6, '404': 0.5 }],
    [[0.5]],
    [0.5],
    [null],
  ])('%j is refused', async (probability) => {
    await expect(rehearse({ probability } as unknown as RehearsalOptions)).rejects.toThrow(
      'startRehearsal: `probability` takes an object of numbers by step, from 0, that add up to 1 at most, not ',
    );
  });

  it('names the step that no catalog knows', async () => {
    await expect(rehearse({ probability: { Nope: 0.1 } })).rejects.toThrow(
      "startRehearsal: probability: 'Nope' is no code of nas or gateway",
    );
  });
});
