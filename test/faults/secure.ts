import type { Open } from './target.js';

/** The same target, spoken to in TLS. */
export function secure(open: Open): Open {
  return async () => {
    const target = await open();
    return { ...target, url: target.url.replace('http:', 'https:') };
  };
}
