// What a bundler is given; its output is run where there is no process, no Buffer and no require.
import axios from 'axios';
import { attach, failureOf } from 'retriage';

const XML = '<Error><RequestId>7</RequestId><Code>InvalidFileSystem.NotFound</Code></Error>';
const answers = [
  () => new Response('{"Code":"ServiceUnavailable"}', { status: 503 }),
  () => new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } }),
  () => new Response(XML, { status: 404, headers: { 'content-type': 'text/xml' } }),
];

async function calls() {
  const env = { fetch: () => Promise.resolve(answers.shift()()), Request, Response };
  const api = axios.create({ baseURL: 'http://nas.example.com', adapter: 'fetch', env });
  attach(api, { backoff: () => 1 });
  const { data } = await api.get('/');
  const failure = await api.get('/').catch(failureOf);
  return { data, code: failure?.code, resolution: failure?.resolution };
}

globalThis.report(calls());
