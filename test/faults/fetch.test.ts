import { expect, it } from 'vitest';
import { eventually } from '../flows/client.js';
import { ANSWERS } from './answers.js';
import { BREAKING } from './breaking.js';
import { CONNECTING } from './connecting.js';
import { ENDLESS } from './endless.js';
import { type Fault, type Said, saidBy, saying } from './fault.js';
import { MALFORMED } from './malformed.js';
import { endingsOf, play } from './play.js';

const FAULTS = Object.entries({ ...BREAKING, ...MALFORMED, ...ANSWERS, ...CONNECTING, ...ENDLESS }).flatMap(
  ([name, fault]): [string, Fault, Said][] => (fault.byFetch ? [[name, fault, fault.byFetch]] : []),
);

/** Connections are undici's own, which keeps some in store: they are not counted. */
it.each(FAULTS)(
  'by the fetch adapter, %s gives its failure, is repeated where that is safe, and leaves no listener',
  async (_, fault, said) => {
    const { failures, endings, used } = await play(fault, 'fetch');
    for (const failure of failures) expect(saidBy(failure)).toEqual(saying(said));
    expect(endings).toEqual(endingsOf(fault));
    await eventually(() => used().listeners).toBe(0);
  },
  8_000,
);
