import type { AxiosRequestConfig } from 'axios';

/** Where requests are sent to fail. */
export interface Target {
  readonly url: string;
  /** What a request needs besides to get there. */
  readonly request?: AxiosRequestConfig;
  /** Requests that came; connections, where no request can. */
  readonly arrivals: () => number;
  /** Connections that its side still holds. */
  readonly held: () => number;
}

/** Opens a target that ends with the test. */
export type Open = () => Promise<Target>;
