import type { ServerResponse } from 'node:http';
import { json, nas, nasXml, type Step } from '../flows/server.js';
import { SECRET } from './canaries.js';

const ENCODED = encodeURIComponent(SECRET);
const LOWER = ENCODED.replace(/%../g, (code) => code.toLowerCase());
const SAID = `No ${SECRET} (${ENCODED}, ${LOWER}, ${JSON.stringify(SECRET)}) here.`;

/** Servers that say back what they were sent, wherever an answer has room for it. */
export const ECHOES: Readonly<Record<string, Step>> = {
  JSON: json(
    {
      Code: `Bad.${SECRET}`,
      Message: SAID,
      RequestId: `id-${SECRET}`,
      HostId: `${SECRET}.aliyuncs.com`,
      Recommend: `https://api.aliyun.com/?q=${ENCODED}`,
    },
    400,
    {
      'x-acs-request-id': SECRET,
      'www-authenticate': `Basic realm="${SECRET}"`,
      'set-cookie': `sid=${SECRET}`,
    },
  ),
  XML: nasXml(400, `Bad.${SECRET}`, SAID),
  'a documented code': nas(404, 'InvalidFileSystem.NotFound', SAID),
  'an error that is repeated': nas(503, 'ServiceUnavailable', SAID),
  throttling: nas(429, 'Throttling.User', SAID, { 'retry-after': '0' }),
  'a page': { status: 500, headers: { 'content-type': 'text/html' }, body: `<p>${SAID}</p>` },
  'text of a status line': (response) => void response.writeHead(400, `Bad ${SECRET}`).end(SAID),
  problem: json({ title: SAID, detail: SAID, type: `https://h/${ENCODED}`, instance: SECRET }, 400),
};

const onSocket =
  (text: string): Step =>
  ({ socket }: ServerResponse) =>
    void socket?.end(text);

/** Servers after which there is no answer. */
export const FAULTS: Readonly<Record<string, Step>> = {
  'a reset': (response) => response.socket?.resetAndDestroy(),
  'a closed socket': (response) => response.socket?.end(),
  'no HTTP': onSocket(`${SECRET} ${ENCODED}\r\n\r\n`),
  'a broken header': onSocket(`HTTP/1.1 200 OK\r\n${SECRET} x: 1\r\n\r\n`),
  'a broken chunk': onSocket(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${SECRET}\r\n`),
  'a body cut short': onSocket(`HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${SECRET}`),
  'a redirect to no URL': { status: 302, headers: { location: `http://u:${ENCODED}@[/${ENCODED}` } },
  'a ring of redirects': { status: 302, headers: { location: `/?token=${ENCODED}` } },
  'too large a body': { status: 200, body: SECRET.repeat(100) },
};

/** What makes the last two of them fail, and lets the echoes pass. */
export const LIMITS = { maxRedirects: 3, maxContentLength: 1_500 };
