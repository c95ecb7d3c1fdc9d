import axios from 'axios';
import axiosRetry, { exponentialDelay } from 'axios-retry';
import * as retryAxios from 'retry-axios';
import { attach } from 'retriage';

/**
 * The clients compared, each with three retries and its own defaults otherwise. `connect(config, own)` makes an instance;
 * `own` holds what a case asks of each client by name, where there is such an option, and a hook that hears of retries.
 */
export const CLIENTS = [
  {
    name: 'retriage',
    connect(config, { retriage = {}, onRetry } = {}) {
      const api = axios.create(config);
      const onEvent = onRetry && (({ type }) => type === 'retry' && onRetry());
      attach(api, { backoff: () => 20, throttleBackoff: () => 20, onEvent, ...retriage });
      return api;
    },
  },
  {
    name: 'axios-retry',
    connect(config, { axiosRetry: own = {}, onRetry } = {}) {
      const api = axios.create(config);
      const retryDelay = (count, error) => exponentialDelay(count, error, 10);
      axiosRetry(api, { retries: 3, retryDelay, ...(onRetry && { onRetry }), ...own });
      return api;
    },
  },
  {
    name: 'retry-axios',
    connect(config, { retryAxios: own = {}, onRetry } = {}) {
      const api = axios.create(config);
      const hook = onRetry && { onRetryAttempt: onRetry };
      api.defaults.raxConfig = { retryDelay: 20, backoffType: 'static', ...hook, ...own };
      retryAxios.attach(api);
      return api;
    },
  },
];
