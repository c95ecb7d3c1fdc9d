/** A response as it goes over the wire, byte for byte: nothing is added or mended. */
export function responseText(status: string, headers: readonly string[], body = ''): string {
  return [`HTTP/1.1 ${status} Said`, ...headers, '', body].join('\r\n');
}

/** The start of a body that was announced to be longer. */
export function cutBody(status: string): string {
  return responseText(status, ['content-type: application/json', 'content-length: 1000000'], '{"half":"');
}

/** A response in chunks, which are taken as they are. */
export function chunked(status: string, chunks: string): string {
  return responseText(status, ['content-type: application/json', 'transfer-encoding: chunked'], chunks);
}

/** All headers of a response, and nothing after them. */
export function headersOnly(status: string): string {
  return responseText(status, ['content-type: application/json', 'content-length: 9']);
}
