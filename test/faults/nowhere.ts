import type { AxiosRequestConfig } from 'axios';
import { closedPort } from '../flows/server.js';
import type { Open, Target } from './target.js';

/** A port at which nobody listens. Attempts are counted where they begin, by the lookup of the name. */
export const refused: Open = async () => named(await closedPort(), null);

/** A name for which the resolver has nothing but a code. */
export function unresolved(code: string): Open {
  const error = Object.assign(new Error(`getaddrinfo ${code} api.invalid`), { code, syscall: 'getaddrinfo' });
  return () => Promise.resolve(named(80, error));
}

function named(port: number, error: Error | null): Target {
  let asked = 0;
  const lookup: AxiosRequestConfig['lookup'] = (_name: string, _options: object, done: Answer) => {
    asked += 1;
    done(error, [{ address: '127.0.0.1', family: 4 }]);
  };
  return {
    url: `http://api.invalid:${String(port)}`,
    request: { lookup },
    arrivals: () => asked,
    held: () => 0,
  };
}

type Answer = (error: Error | null, addresses: { address: string; family: 4 }[]) => void;
