/**
 * The server of the soak, in a process of its own so that its memory is not counted. Each path is asked for as long as
 * it fails: `/ok/…` answers, `/FAULT/…` fails once and answers then, `/404/…` never does. Prints its port.
 */
import { createServer } from 'node:http';

const JSON_TYPE = { 'content-type': 'application/json' };
const XML = { 'content-type': 'text/xml' };
const ids = '"RequestId":"B71B4C68-6C6B-4D4B-AD70-8951BD7D188E","HostId":"nas.cn-hangzhou.aliyuncs.com"';

const body = (code) => `{${ids},"Code":"${code}","Message":"The request has failed."}`;

const FAULTS = {
  json: (response) => response.writeHead(503, JSON_TYPE).end(body('ServiceUnavailable')),
  xml: (response) =>
    response
      .writeHead(503, XML)
      .end('<Error><Code>ServiceUnavailable</Code><Message>Failed.</Message></Error>'),
  reset: (response) => response.socket.resetAndDestroy(),
  404: (response) => response.writeHead(404, JSON_TYPE).end(body('InvalidFileSystem.NotFound')),
  throttling: (response) => response.writeHead(400, JSON_TYPE).end(body('Throttling.User')),
};

const failed = new Set();

const server = createServer((request, response) => {
  request.resume();
  const fault = FAULTS[request.url.split('/')[1]];
  if (!fault || failed.delete(request.url)) {
    response.writeHead(200, JSON_TYPE).end('{"TotalCount":0}');
    return;
  }
  if (fault !== FAULTS[404]) failed.add(request.url);
  fault(response);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
