import type { AxiosAdapter } from 'axios';

/** True for axios's own http adapter, which carries its name; a caller's function around it does not. */
export function isHttpAdapter(adapter: AxiosAdapter): boolean {
  return (adapter as { readonly adapterName?: unknown }).adapterName === 'http';
}
