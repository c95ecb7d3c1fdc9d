import { describe, expect, it } from 'vitest';
import { eventually } from '../flows/client.js';
import { ANSWERS } from './answers.js';
import { BREAKING } from './breaking.js';
import { CONNECTING } from './connecting.js';
import { ENDLESS } from './endless.js';
import { type Fault, saidBy, saying } from './fault.js';
import { MALFORMED } from './malformed.js';
import { endingsOf, play } from './play.js';

/** A call that hangs must not take the patience of the whole suite. */
const SOON = 8_000;

describe.each(Object.entries({ BREAKING, MALFORMED, ANSWERS, CONNECTING, ENDLESS }))('%s', (_, faults) => {
  it.each<[string, Fault]>(Object.entries(faults))(
    '%s gives its failure, is repeated where that is safe, and leaves nothing',
    async (_, fault) => {
      const { failures, endings, leftovers, used, held } = await play(fault, 'http');
      for (const failure of failures) expect(saidBy(failure)).toEqual(saying(fault.failure));
      expect(endings).toEqual(endingsOf(fault));
      await eventually(used).toEqual({ listeners: 0, sockets: 0 });
      if (!fault.deaf) await eventually(held).toBe(0);
      expect(await leftovers.left(held())).toEqual([]);
    },
    SOON,
  );
});
