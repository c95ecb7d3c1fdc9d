import { describe, expect, it } from 'vitest';

import type { RehearsalOptions } from '../../src/testing/index.js';
import { rehearse, statuses } from './rehearse.js';

async function trace(options: RehearsalOptions, count = 20): Promise<string[]> {
  const rehearsal = await rehearse(options);
  await statuses(rehearsal, count);
  return rehearsal.requests.map(({ answered, requestId }) => `${answered} ${requestId}`);
}

const flaky = () => ({ chance: 0.5, step: 'ServiceUnavailable', otherwise: 'ok' });
const answersOf = (traced: string[]) => traced.map((line) => line.split(' ')[0]);
const idsOf = (traced: string[]) => traced.map((line) => line.split(' ')[1]);

describe('a seed', () => {
  it('makes a run repeatable, RequestIds and chances alike', async () => {
    expect(await trace({ seed: 42, script: flaky })).toEqual(await trace({ seed: 42, script: flaky }));
  });

  it('is 1 by default', async () => {
    expect(await trace({ script: flaky })).toEqual(await trace({ seed: 1, script: flaky }));
  });

  it('makes another run when it is another', async () => {
    const [one, two] = [await trace({ seed: 1, script: flaky }), await trace({ seed: 2, script: flaky })];
    expect(answersOf(one)).not.toEqual(answersOf(two));
    expect(idsOf(one).filter((id) => idsOf(two).includes(id))).toEqual([]);
  });

  it('gives the same RequestIds whatever the script', async () => {
    expect(idsOf(await trace({ script: flaky }))).toEqual(idsOf(await trace({ script: '500,ok' })));
  });
});

describe('a chance', () => {
  it('is met about as often as it says', async () => {
    const script = () => ({ chance: 0.25, step: '503' });
    const answers = answersOf(await trace({ script }, 400));
    const failed = answers.filter((answer) => answer === '503').length;
    expect(failed).toBeGreaterThan(70);
    expect(failed).toBeLessThan(130);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(400 - failed);
  });

  it.each([
    [0, ['404', '404', '404']],
    [1, ['503', '503', '503']],
  ])('of %d is certain', async (chance, expected) => {
    const script = () => ({ chance, step: '503', otherwise: '404' });
    expect(answersOf(await trace({ script }, 3))).toEqual(expected);
  });

  it('takes one place in a list', async () => {
    const script = ['500', { chance: 1, step: { chance: 0, step: 'ok', otherwise: () => '503' } }, '404'];
    expect(answersOf(await trace({ script }, 4))).toEqual(['500', '503', '404', 'ok']);
  });
});
