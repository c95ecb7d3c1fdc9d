import { actionOf, textOf, type WireRequest } from '../wire/request.js';

const ABSOLUTE = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#]*)([^?#]*)/i;

/** Of anything else no request is made; where a password has a `/`, `?` or `#` in it, it is half of that. */
const HOST = /^(?:\[[^\]]*\]|[^:]*)(?::\d{0,5})?$/;

/** `v1`, `v2.1`, `2017-06-26`: part of an API's name, not of a resource's. */
const VERSION = /^(?:v\d+(?:\.\d+)*|\d{4}-\d{2}-\d{2})$/i;

const LONGEST_NAME = 24;

/**
 * Names what a request does, the same for every call of the same operation: `GET nas.cn-hangzhou.aliyuncs.com
 * DescribeFileSystems`, or `GET api.example.com/users/:id`. No query, no user info; a path segment with a digit
 * (but versions), an escape or over 24 characters is `:id`.
 *
 * @param action the API's action, where it is known from elsewhere
 */
export function operationOf(request: WireRequest, action = actionOf(request)): string {
  const method = (textOf(request.method) || 'get').toUpperCase();
  const { host, path } = locate(request);
  if (action !== undefined && /^[\w.:-]{1,128}$/.test(action))
    return `${method} ${host && `${host} `}${action}`;
  return `${method} ${host}${path().split('/').map(generalise).join('/')}`.trimEnd();
}

/** Scheme, host and socket of the request: what state about a server is kept by. Empty where none is known. */
export function originOf(request: WireRequest): string {
  const { scheme, host } = locate(request);
  const socket = textOf(request.socketPath);
  return host || socket ? `${scheme}//${host}${socket}` : '';
}

interface Place {
  readonly scheme: string;
  readonly host: string;
  /** Not asked for where the API names the action. */
  readonly path: () => string;
}

function locate(request: WireRequest): Place {
  const url = textOf(request.url);
  const baseURL = textOf(request.baseURL);
  const isRelative = (request.allowAbsoluteUrls === false && baseURL) || !url.includes('//');
  const own = isRelative ? null : ABSOLUTE.exec(url);
  const base = ABSOLUTE.exec(baseURL);
  const found = own ?? base;
  const scheme = found?.[1] ?? '';
  const authority = found?.[2] ?? '';
  const path = found?.[3] ?? '';
  const host = visible(authority.slice(authority.lastIndexOf('@') + 1)).toLowerCase();
  if (!HOST.test(host)) return { scheme: '', host: '', path: () => '' };
  return {
    scheme: scheme && `${scheme.toLowerCase()}:`,
    host,
    path: () => (own ? path : join(base ? path : bareUrl(baseURL), bareUrl(url))),
  };
}

/** The parser of addresses drops line breaks; what else cannot be seen is in no name of a host. */
function visible(host: string): string {
  return /^[!-~]*$/.test(host) ? host : host.replace(/[\p{C}\p{Z}]+/gu, '');
}

/** The address without query and fragment. */
export function bareUrl(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

function join(base: string, path: string): string {
  const whole = `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return whole === '/' || !path ? base || whole : whole;
}

function generalise(segment: string): string {
  return isName(segment) ? segment : ':id';
}

/** Whether a segment of a path names a kind of thing, and no one thing. */
export function isName(segment: string): boolean {
  return VERSION.test(segment) || (segment.length <= LONGEST_NAME && !/[\d%]|[^!-~]/.test(segment));
}
