import { describe, expect, it } from 'vitest';
import { readXml } from '../../src/wire/xml.js';

const envelope = (fault: string, before = ''): string =>
  `<?xml version="1.0"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">${before}` +
  `<S:Body><S:Fault>${fault}</S:Fault></S:Body></S:Envelope>`;

const soap11 = (code: string, detail = ''): string =>
  envelope(`<faultcode>${code}</faultcode><faultstring>m</faultstring>${detail}`);

const soap12 = (code: string, subcode = ''): string =>
  envelope(
    `<S:Code><S:Value>${code}</S:Value>${subcode}</S:Code><S:Reason><S:Text xml:lang="en">m</S:Text></S:Reason>`,
  );

describe('a SOAP fault', () => {
  it.each([
    ['of 1.1', soap11('S:Server'), 'Server'],
    ['of 1.1, without a prefix', soap11('Client'), 'Client'],
    ["of 1.1, with the service's own code", soap11('ns1:Throttling'), 'Throttling'],
    ['of 1.1, dotted', soap11('S:Client.Authentication'), 'Client.Authentication'],
    ['of 1.2', soap12('S:Receiver'), 'Receiver'],
    [
      'of 1.2, with a subcode',
      soap12('S:Sender', '<S:Subcode><S:Value>m:MessageTimeout</S:Value></S:Subcode>'),
      'MessageTimeout',
    ],
    [
      'of 1.1, with the code in the detail',
      soap11('S:Server', '<detail><errorCode>Busy</errorCode></detail>'),
      'Busy',
    ],
    [
      "of 1.1, with an element of the service's own in the detail",
      soap11(
        'S:Server',
        '<detail><e:OrderFault xmlns:e="u"><e:errorCode>Busy</e:errorCode></e:OrderFault></detail>',
      ),
      'Busy',
    ],
    [
      'beside a header',
      envelope('<faultcode>S:Server</faultcode><faultstring>m</faultstring>', '<S:Header/>'),
      'Server',
    ],
  ])('%s', async (_, body, code) => {
    expect(await readXml(body)).toEqual({ code, message: 'm' });
  });
});
