import { actionOf, type WireRequest } from '../wire/request.js';

const ABSOLUTE = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#]*)([^?#]*)/i;

/** `v1`, `v2.1`, `2017-06-26`: part of an API's name, not of a resource's. */
const VERSION = /^(?:v\d+(?:\.\d+)*|\d{4}-\d{2}-\d{2})$/i;

const LONGEST_NAME = 24;

/**
 * Names what a request does, the same for every call of the same operation: `GET nas.cn-hangzhou.aliyuncs.com
 * DescribeFileSystems`, or `GET api.example.com/users/:id`. No query, no user info; a path segment with a digit
 * (but versions), an escape or over 24 characters is `:id`.
 */
export function operationOf(request: WireRequest): string {
  const method = (text(request.method) || 'get').toUpperCase();
  const { host, path } = locate(request);
  const action = actionOf(request);
  if (action !== undefined && /^[\w.:-]{1,128}$/.test(action))
    return [method, host, action].filter(Boolean).join(' ');
  return `${method} ${host}${path.split('/').map(generalise).join('/')}`;
}

/** Scheme and host of the request: what state about a server is kept by. Empty where both are unknown. */
export function originOf(request: WireRequest): string {
  const { scheme, host } = locate(request);
  return host && `${scheme}//${host}`;
}

interface Place {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

function locate(request: WireRequest): Place {
  const url = text(request.url);
  const baseURL = text(request.baseURL);
  const own = ABSOLUTE.exec(url);
  const base = ABSOLUTE.exec(baseURL);
  const [, scheme = '', authority = '', path = ''] = own ?? base ?? [];
  return {
    scheme: scheme && `${scheme.toLowerCase()}:`,
    host: authority.slice(authority.lastIndexOf('@') + 1).toLowerCase(),
    path: own ? path : join(base ? path : baseURL.replace(/[?#].*$/, ''), url.replace(/[?#].*$/, '')),
  };
}

/** A config may hold anything, a URL object among it. */
function text(value: unknown): string {
  return typeof value === 'string' || value instanceof URL ? String(value) : '';
}

function join(base: string, path: string): string {
  const whole = `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return whole === '/' || !path ? base || whole : whole;
}

function generalise(segment: string): string {
  if (VERSION.test(segment)) return segment;
  return /[\d%]|[^!-~]/.test(segment) || segment.length > LONGEST_NAME ? ':id' : segment;
}
