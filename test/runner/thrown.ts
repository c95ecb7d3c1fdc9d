/** What clients throw, in their own shapes; each call makes a fresh one. */

export function systemError(code: string, syscall?: string): Error {
  return Object.assign(new Error(`${syscall ?? 'read'} ${code}`), {
    code,
    errno: -1,
    ...(syscall && { syscall }),
  });
}

/** undici's `fetch failed`. */
export function fetchFailed(code: string, syscall?: string): TypeError {
  return new TypeError('fetch failed', { cause: systemError(code, syscall) });
}

/** Several addresses of a host, none of which answered. */
export function aggregated(code: string): Error {
  const error = new AggregateError([systemError(code, 'connect'), systemError(code, 'connect')], '');
  return Object.assign(error, { code });
}

/** The official SDK of Alibaba Cloud: absent fields are the text `undefined`. */
export function sdkError(status: number, code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: said the server`), {
    name: status < 500 ? 'ClientError' : 'ServerError',
    code,
    statusCode: status,
    requestId: 'REQ-1',
    data: { Code: code, Message: 'said the server', RequestId: 'REQ-1' },
    accessDeniedDetail: 'undefined',
    ...more,
  });
}

/** The AWS SDK, version 3: the code is the name. */
export function awsError(status: number, name: string): Error {
  const $metadata = { httpStatusCode: status, requestId: 'AWS-1', attempts: 1, totalRetryDelay: 0 };
  return Object.assign(new Error('said the server'), {
    name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata,
  });
}

/** ali-oss: -1 and -2 stand for a network that failed, and then there is no request id. */
export function ossError(status: number, code: string): Error {
  const answered = status > 0 && { requestId: 'OSS-1', hostId: 'oss.aliyuncs.com' };
  return Object.assign(new Error(`said the client: ${code}`), { name: code, status, code, ...answered });
}

/** pop-core can throw an object that is no error. */
export function popObject(status: number, code: string): object {
  return {
    code,
    message: 'said the server',
    entry: { response: { statusCode: status } },
    result: { Code: code },
  };
}
