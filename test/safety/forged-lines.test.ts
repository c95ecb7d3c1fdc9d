import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/index.js';
import { connect } from '../flows/client.js';
import { json, nasXml, ok, serve, type Step, unavailable } from '../flows/server.js';
import { fail, type Failed } from './canaries.js';

/** C0, DEL, C1, line and paragraph separators, marks of direction, invisible ones. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const marks: [string, string][] = [
  ['a line break', '\n{"level":50,"msg":"forged"}'],
  ['a carriage return', '\rERROR forged'],
  ['ANSI colours', '\u001b[31mred\u001b[0m'],
  ['an ANSI title', '\u001b]0;pwned\u0007'],
  ['a C1 control sequence', '\u009b2J'],
  ['a next line', '\u0085ERROR forged'],
  ['DEL and NUL', '\u007f\u0000'],
  ['a line separator', '\u2028ERROR forged\u2029'],
  ['an override of direction', '\u202egnp.exe\u202c'],
  ['an isolate', '\u2066forged\u2069\u061c\u200f'],
  ['what cannot be seen', '\u200b\ufeff\u00ad\u{e0041}'],
];

/** Everything that somebody reads a line at a time. */
function expectWhole({ error, told }: Failed, events: number): void {
  expect(error.message).not.toMatch(CONTROLS);
  for (const text of Object.values(error.failure))
    if (typeof text === 'string') expect(text).not.toMatch(CONTROLS);
  for (const log of [told['pino'], told['console']]) {
    const lines = String(log).replace(/\n$/, '').split('\n');
    expect(lines).toHaveLength(events);
    for (const line of lines) {
      expect(line).not.toMatch(CONTROLS);
      expect(JSON.parse(line)).toMatchObject({ event: expect.any(String) });
    }
  }
}

describe.each(marks)('%s', (_, mark) => {
  const text = `a${mark}b`;
  const code = `Bad.${mark.replaceAll(/\s/g, '')}X`;
  const body = { Code: code, Message: text, RequestId: text, HostId: text, Recommend: text };

  it.each<[string, Step]>([
    ['JSON', json(body, 400)],
    ['JSON that is repeated', json(body, 503)],
    ['a problem', json({ type: text, title: text, detail: text, code }, 400)],
    ['XML', nasXml(400, 'Bad', text.replaceAll(/[<>&\u0000]/g, ''))],
  ])('forges no line from %s', async (what, step) => {
    const failed = await fail(await serve(step), {}, { backoff: () => 0 });
    expectWhole(failed, what.includes('repeated') ? 2 : 1);
  });

  it('forges none from a header', async () => {
    const latin1 = mark.replaceAll(/[\u0000-\u001f\u007f]|[^\u0000-\u00ff]/g, '');
    const server = await serve({ status: 400, headers: { 'x-acs-request-id': `a${latin1}b` } });
    expectWhole(await fail(server, {}), 1);
  });

  it('forges none from the URL, the Action or the name of the operation', async () => {
    const server = await serve(json(body, 400));
    expectWhole(await fail(server, { url: `/a/${text}/b` }), 1);
    expectWhole(await fail(server, { params: { Action: text } }), 1);
    expectWhole(await fail(server, { retriage: { operation: text } }), 1);
  });

  it('forges none from a catalog or an override', async () => {
    const entry = { httpCode: 400, code: 'Bad', message: text, resolution: text };
    const catalogs = [createCatalog({ name: 'mine', entries: [entry] })];
    const server = await serve(json({ Code: 'Bad', Message: 'x' }, 400));
    expectWhole(await fail(server, {}, { catalogs }), 1);
    expectWhole(await fail(server, {}, { overrides: { Bad: { resolution: text } } }), 1);
  });
});

describe('the record of a call that recovered', () => {
  it.each(['\n', '\r', '\t'])(
    'holds no %j of its host, which the parser of addresses ignores',
    async (mark) => {
      const { port } = await serve(unavailable, ok);
      const { api, events } = connect({ url: `http://127.0.0.1${mark}:${String(port)}` });
      await api.get('/');
      expect(events.at(-1)).toMatchObject({ type: 'recover', operation: `GET 127.0.0.1:${String(port)}/` });
    },
  );

  it.each(marks)('holds nothing of %s in its path or Action', async (_, mark) => {
    const { url, port } = await serve(unavailable, ok);
    const { api, events } = connect({ url });
    await api.get(`/a/x${mark}`, { params: { Action: `List${mark}` } });
    expect(events.at(-1)).toMatchObject({ operation: `GET 127.0.0.1:${String(port)}/a/:id` });
  });
});
