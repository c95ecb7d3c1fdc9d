/** One flat record for each event, to a logger in pino's shape or to `console`. */
import { Console } from 'node:console';
import axios from 'axios';
import { attach, constant, logTo } from 'retriage';
import { startRehearsal } from 'retriage/testing';

const server = await startRehearsal();
const request = {
  params: { Action: 'DescribeFileSystems', Signature: 'c2lnbmF0dXJl' },
  headers: { Authorization: 'Bearer an-access-token' },
};

// pino, bunyan and their like: the record first, then a short text.
const logger = {
  error: (record: object, text: string) => console.log('error', text, Object.keys(record).join(' ')),
  warn: (record: object, text: string) => console.log('warn ', text, Object.keys(record).join(' ')),
  info: (record: object, text: string) => console.log('info ', text, Object.keys(record).join(' ')),
};
const first = axios.create({ baseURL: server.url });
attach(first, { backoff: constant(20), onEvent: logTo(logger) });
server.play('ServiceUnavailable, ok');
await first.get('/', request);

// `console` gets each record as a line of JSON. This one writes all to stdout; the global one will do as well.
const second = axios.create({ baseURL: server.url });
attach(second, {
  onEvent: logTo(new Console(process.stdout), { levels: { retry: 'silent', recover: 'silent' } }),
});
server.play([{ code: 'InvalidAccessGroup.NotFound', message: 'No group for Bearer an-access-token.' }]);
await second.get('/', request).catch(() => console.log('The token was echoed by the API, and was left out.'));

// Any function will do: here, count the calls that needed more than one attempt.
let recovered = 0;
const third = axios.create({ baseURL: server.url });
attach(third, { backoff: constant(20), onEvent: (event) => (recovered += event.type === 'recover' ? 1 : 0) });
server.play('502, ok, ok');
await third.get('/', request);
await third.get('/', request);
console.log(`${String(recovered)} of 2 calls recovered`);

await server.close();

// Prints:
// warn  ServiceUnavailable: attempt 1 failed, next in 20 ms event operation code httpCode message resolution requestId hostId classification category decidedBy attempt delayMs delayFrom elapsedMs
// info  recovered on attempt 2 event operation attempt elapsedMs
// {"event":"give-up","operation":"GET 127.0.0.1:… DescribeFileSystems","code":"InvalidAccessGroup.NotFound","httpCode":404,"message":"No group for [redacted].","resolution":"…","requestId":"…","hostId":"127.0.0.1","classification":"terminal","category":"client","decidedBy":"catalog","attempt":1,"stop":"terminal","elapsedMs":…}
// The token was echoed by the API, and was left out.
// 1 of 2 calls recovered
