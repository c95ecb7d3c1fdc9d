/** What a program does with the installed package, whichever way it was loaded. Ends by itself, or something leaks. */
const assert = require('node:assert/strict');
const { createServer } = require('node:http');

const XML = `<?xml version='1.0' encoding='UTF-8'?>
<Error><RequestId>0012E34</RequestId><Code>InvalidFileSystem.NotFound</Code><Message>Gone.</Message></Error>`;
const JSON_ERROR = JSON.stringify({ RequestId: '7', Code: 'ServiceUnavailable', Message: 'Busy.' });

let asked = 0;
const ANSWERS = {
  '/gone': () => [404, 'text/xml', XML],
  '/busy': () =>
    ++asked === 1 ? [503, 'application/json', JSON_ERROR] : [200, 'application/json', '{"ok":true}'],
  '/down': () => [503, 'application/json', JSON_ERROR],
};

const show = (failure) =>
  console.log(`${failure.httpCode} ${failure.code}, ${failure.stop}: ${failure.resolution}`);

async function failureAt(axios, failureOf, request) {
  const error = await request.then(assert.fail, (thrown) => thrown);
  assert.ok(axios.isAxiosError(error), 'still an AxiosError');
  const failure = failureOf(error);
  assert.ok(failure, 'has a failure');
  assert.equal(error.failure, failure);
  show(failure);
  return failure;
}

module.exports = async function calls({ axios, attach, failureOf, run, startRehearsal }) {
  const server = createServer((request, response) => {
    const [status, type, body] = ANSWERS[request.url]();
    response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = axios.create({ baseURL: `http://127.0.0.1:${server.address().port}` });
  const detach = attach(api, { backoff: () => 1 });

  const gone = await failureAt(axios, failureOf, api.get('/gone'));
  assert.equal(gone.code, 'InvalidFileSystem.NotFound');
  assert.equal(gone.requestId, '0012E34');
  assert.equal(gone.attempts.length, 1);

  const busy = await api.get('/busy');
  assert.deepEqual([busy.data, asked], [{ ok: true }, 2]);

  const down = await failureAt(axios, failureOf, api.get('/down', { retriage: { retries: 1 } }));
  assert.deepEqual(
    [down.code, down.stop, down.attempts.length],
    ['ServiceUnavailable', 'retries-exhausted', 2],
  );

  detach();
  const bare = await api.get('/gone').catch((error) => error);
  assert.equal(failureOf(bare), undefined);
  server.close();

  const rehearsal = await startRehearsal({ script: 'ServiceUnavailable,ok' });
  const answer = await run(() => axios.get(rehearsal.url), { backoff: () => 1 });
  assert.deepEqual([answer.status, rehearsal.requests.length], [200, 2]);
  await rehearsal.close();
};
