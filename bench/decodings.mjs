import { AxiosError, AxiosHeaders } from 'axios';
import { XMLParser } from 'fast-xml-parser';

const JSON_BODY = JSON.stringify({
  RequestId: 'A785633B-0C5C-4A8D-8A22-9B2C5C9D2C9F',
  HostId: 'nas.cn-hangzhou.aliyuncs.com',
  Code: 'ServiceUnavailable',
  Message: 'The request has failed due to a temporary failure of the server.',
  Recommend: 'https://api.example.com/troubleshoot?q=ServiceUnavailable&product=NAS',
});

const XML_BODY = `<?xml version='1.0' encoding='UTF-8'?>
<Error>
  <RequestId>A785633B-0C5C-4A8D-8A22-9B2C5C9D2C9F</RequestId>
  <HostId>nas.cn-hangzhou.aliyuncs.com</HostId>
  <Code>ServiceUnavailable</Code>
  <Message><![CDATA[The request has failed due to a temporary failure of the server.]]></Message>
  <Recommend>https://api.example.com/troubleshoot?q=ServiceUnavailable&amp;product=NAS</Recommend>
</Error>`;

/** An axios error as the http adapter makes one. */
function errorOf(data, type) {
  const config = {
    method: 'get',
    baseURL: 'https://nas.cn-hangzhou.aliyuncs.com',
    url: '/',
    params: { Action: 'DescribeFileSystems', PageSize: 10 },
    headers: new AxiosHeaders({
      Accept: 'application/json',
      Authorization: 'acs LTAI5tExample:c2lnbmF0dXJl',
    }),
  };
  const headers = new AxiosHeaders({
    'content-type': `${type}; charset=utf-8`,
    date: 'Tue, 01 Sep 2026 08:00:00 GMT',
    'x-acs-request-id': 'A785633B-0C5C-4A8D-8A22-9B2C5C9D2C9F',
  });
  const response = { status: 503, statusText: 'Service Unavailable', headers, config, request: {}, data };
  return new AxiosError(
    'Request failed with status code 503',
    AxiosError.ERR_BAD_RESPONSE,
    config,
    {},
    response,
  );
}

/** Set as src/wire/xml.ts sets it, so that the difference is what is done besides parsing. */
function strictParser() {
  const nothing = () => undefined;
  const parser = new XMLParser({
    entityDecoder: {
      reset: nothing,
      setXmlVersion: nothing,
      setExternalEntities: nothing,
      addInputEntities: nothing,
      decode: (text) => text,
    },
    preserveOrder: true,
    jPath: false,
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    maxNestedTags: 8,
    ignoreDeclaration: true,
    ignorePiTags: true,
    trimValues: true,
  });
  return (text) => parser.parse(text, true);
}

/** Each kind of body: its parser alone, then from error to failure. */
export function subjectsOf({ createPolicy, explain }) {
  const explained = (name, error) => ({
    name,
    async prepare() {
      const policy = createPolicy();
      const { code, documented } = await explain(error, policy);
      if (code !== 'ServiceUnavailable' || !documented) throw new Error(`${name}: not decoded`);
      return () => explain(error, policy);
    },
  });
  return [
    { name: 'JSON.parse', prepare: () => () => JSON.parse(JSON_BODY) },
    { parser: 'JSON.parse', ...explained('explain, JSON body', errorOf(JSON_BODY, 'application/json')) },
    {
      name: 'fast-xml-parser',
      prepare() {
        const parse = strictParser();
        return () => parse(XML_BODY);
      },
    },
    { parser: 'fast-xml-parser', ...explained('explain, XML body', errorOf(XML_BODY, 'text/xml')) },
  ];
}
