import { AxiosError, type AxiosResponse } from 'axios';
import type { Policy } from '../policy/policy.js';
import { viewOf } from '../wire/bytes.js';
import { decodeBody } from '../wire/decode.js';
import { header } from '../wire/header.js';
import { isObject } from '../wire/property.js';
import { hidesError } from '../wire/success.js';

/** A list is no error, whatever its first item says. */
const LIST = /^\s*\[/;

/** Names of what an error says; text without one is not parsed. */
const SPEAKING = /(?:message|msg|errors?)\b|success\W{1,9}false/i;

/**
 * Throws where the body of a 2xx answer tells of an error: the error that axios would have made of an error
 * status. Bodies over the policy's cap, streams and Blobs are left alone.
 */
export async function rejectHidden(response: AxiosResponse, policy: Policy): Promise<AxiosResponse> {
  const { status, headers, config } = response;
  // Bytes come as a Buffer or an ArrayBuffer, by the adapter.
  const body: unknown = viewOf(response.data) ?? (response.data as unknown);
  const size = typeof body === 'string' || body instanceof Uint8Array ? body.length : 0;
  if (status >= 300 || size > policy.maxErrorBodyBytes || !isReadable(body)) return response;
  const answer = await decodeBody(body, header(headers, 'content-type'));
  if (!hidesError(answer)) return response;
  const message = `Request answered with status code ${String(status)} and an error`;
  throw new AxiosError(message, AxiosError.ERR_BAD_RESPONSE, config, response.request, response);
}

function isReadable(body: unknown): body is string | Uint8Array | object {
  if (typeof body === 'string') return SPEAKING.test(body) && !LIST.test(body);
  if (!isObject(body)) return false;
  if (body instanceof Uint8Array) return !LIST.test(String.fromCharCode(...body.subarray(0, 64)));
  return Object.getPrototypeOf(body) === Object.prototype;
}
