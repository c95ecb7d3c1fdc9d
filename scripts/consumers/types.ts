import axios from 'axios';
import { attach, createPolicy, failureOf, hasFailure, run, type Failure, type PolicyOptions } from 'retriage';
import { importCatalog } from 'retriage/import';
import { startRehearsal } from 'retriage/testing';

const options: PolicyOptions = {
  catalogs: [importCatalog('[]', { name: 'orders' }).catalog],
  retries: 2,
  overrides: { ServiceTimeout: 'stop', 'Throttling.*': { retry: true, retries: 8 }, '5xx': 'retry' },
};

export async function use(): Promise<Failure | undefined> {
  const { url, close } = await startRehearsal({ script: 'InternalError,ok' });
  const api = axios.create({ baseURL: url });
  const detach: () => void = attach(api, createPolicy(options));
  try {
    const { data } = await api.get<{ id: string }>('/', { retriage: { retries: 1, totalTimeout: 1_000 } });
    const { status } = await axios({ url, retriage: false });
    const text: string = await run(({ attempt }) => Promise.resolve(data.id + String(attempt + status)));
    // @ts-expect-error the request's own options are typed
    await api.get(text, { retriage: { retries: 'many' } });
    return undefined;
  } catch (error) {
    if (hasFailure(error)) return error.response ? error.failure : undefined;
    return failureOf(error);
  } finally {
    detach();
    await close();
  }
}
