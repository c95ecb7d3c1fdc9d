import { AxiosError, AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';

/** What an axios response is made of in these tests. */
export interface AnswerParts {
  readonly status?: number;
  readonly data?: unknown;
  readonly headers?: Record<string, string>;
  readonly config?: Partial<Omit<InternalAxiosRequestConfig, 'headers'>> & {
    headers?: Record<string, string>;
  };
}

export function axiosResponse(parts: AnswerParts = {}): AxiosResponse {
  const { status = 404, data = '', headers = {}, config = {} } = parts;
  return {
    status,
    statusText: '',
    data,
    headers: new AxiosHeaders(headers),
    config: {
      url: 'http://api.example.com/',
      method: 'get',
      ...config,
      headers: new AxiosHeaders(config.headers),
    },
    request: { socket: 'a socket' },
  };
}

/** The error axios makes of such a response. */
export function axiosError(parts: AnswerParts = {}): AxiosError {
  const response = axiosResponse(parts);
  const code = response.status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  const message = `Request failed with status code ${String(response.status)}`;
  return new AxiosError(message, code, response.config, response.request, response);
}
