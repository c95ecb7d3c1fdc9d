import { AxiosError, type AxiosResponse } from 'axios';
import type { Policy } from '../policy/policy.js';
import { decodeBody } from '../wire/decode.js';
import { header } from '../wire/header.js';
import { hidesError } from '../wire/success.js';

/** A list is no error, whatever its first item says. */
const LIST = /^\s*\[/;

/** Names of what an error says; text without one is not parsed. */
const SPEAKING = /(?:message|msg|errors?)\b/i;

/**
 * Throws where the body of a 2xx answer tells of an error: the error that axios would have made of an error
 * status. Bodies over the policy's cap, streams and Blobs are left alone.
 */
export async function rejectHidden(response: AxiosResponse, policy: Policy): Promise<AxiosResponse> {
  const { status, headers, config } = response;
  const data: unknown = response.data;
  const size = typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.byteLength : 0;
  if (status >= 300 || size > policy.maxErrorBodyBytes || !isReadable(data)) return response;
  const answer = await decodeBody(data, header(headers, 'content-type'));
  if (!hidesError(answer)) return response;
  const message = `Request answered with status code ${String(status)} and an error`;
  throw new AxiosError(message, AxiosError.ERR_BAD_RESPONSE, config, response.request, response);
}

function isReadable(data: unknown): data is string | Uint8Array | object {
  if (typeof data === 'string') return SPEAKING.test(data) && !LIST.test(data);
  if (data instanceof Uint8Array) return true;
  return typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
}
