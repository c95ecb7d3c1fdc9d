import { expect, it } from 'vitest';
import { connect } from '../flows/client.js';
import { CUT, packed } from './answers.js';
import { fin, sending } from './ending.js';
import { responseText } from './response-text.js';
import { afterRequest } from './wire-server.js';

/** axios resolves with these, so that there is no failure to speak of: what it makes of them passes through. */
it.each([
  { name: 'a status of 000', bytes: responseText('000', ['content-length: 2'], 'ok'), status: 0, data: 'ok' },
  {
    name: 'a 200 in gzip that is cut',
    bytes: packed('200', CUT),
    status: 200,
    data: expect.stringMatching(/^\{"Code":"Mystery"/) as unknown,
  },
])('$name passes, is sent once, and nothing is told', async ({ bytes, status, data }) => {
  const target = await afterRequest(sending(bytes, fin))();
  const { api, events } = connect(target);
  const response = await api.get<unknown>('/');
  expect([response.status, response.data]).toEqual([status, data]);
  expect(target.arrivals()).toBe(1);
  expect(events).toEqual([]);
});
