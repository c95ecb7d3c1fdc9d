import axios, { type AxiosRequestConfig, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { attach, type RequestOptions } from 'retriage';
import { expectTypeOf } from 'vitest';

const api = axios.create();

// Every way to make a request takes the option.
void api.get('/', { retriage: false });
void api.post('/', {}, { retriage: { retries: 5, totalTimeout: 30_000, attemptTimeout: 5_000 } });
void axios({ url: '/', retriage: { idempotent: true, operation: 'Charge' } });
void axios.request({ url: '/', retriage: { overrides: { ServiceTimeout: 'stop' } } });
axios.create({ retriage: { retries: 1 } });
expectTypeOf<AxiosRequestConfig['retriage']>().toEqualTypeOf<false | RequestOptions | undefined>();
expectTypeOf<InternalAxiosRequestConfig['retriage']>().toEqualTypeOf<false | RequestOptions | undefined>();

// Adding it leaves what axios infers alone.
expectTypeOf(api.get<{ id: string }>('/', { retriage: false })).resolves.toEqualTypeOf<
  AxiosResponse<{ id: string }>
>();

// @ts-expect-error true would say nothing
void api.get('/', { retriage: true });
// @ts-expect-error a number is not a set of options
void api.get('/', { retriage: 3 });
// @ts-expect-error an option that does not exist
void api.get('/', { retriage: { retrys: 3 } });
// @ts-expect-error an option of the wrong type
void api.get('/', { retriage: { retries: '3' } });

expectTypeOf(attach).parameter(0).toEqualTypeOf<typeof api>();
expectTypeOf(attach).returns.toEqualTypeOf<() => void>();
// @ts-expect-error attach takes an instance, not a configuration
attach({ baseURL: 'https://api.example.com' });
