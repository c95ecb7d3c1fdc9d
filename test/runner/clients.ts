import { createRequire } from 'node:module';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';

// Published as CommonJS, some without types: what is used of them is spelt out here.
const load = createRequire(import.meta.url);

/** What these clients sign with; none of it belongs into a failure or an event. */
export const CREDENTIALS = {
  accessKeyId: 'LTAI5tExampleKeyId00',
  accessKeySecret: 'example-secret-of-the-key',
  securityToken: 'CAIS-example/token+0123456789=',
};

/** Where a local server listens. */
interface At {
  readonly url: string;
}

interface NasClient {
  describeFileSystems(request: object): Promise<unknown>;
}

/** The official SDK of the file storage; only `retryOptions` make it repeat a call. */
export function nasClient({ url }: At, retryOptions?: object): { describe(): Promise<unknown> } {
  const nas = load('@alicloud/nas20170626') as {
    readonly default: new (config: object) => NasClient;
    readonly DescribeFileSystemsRequest: new (fields: object) => object;
  };
  const { $OpenApiUtil } = load('@alicloud/openapi-core') as {
    readonly $OpenApiUtil: { readonly Config: new (fields: object) => object };
  };
  const at = { protocol: 'http', endpoint: new URL(url).host, regionId: 'cn-hangzhou' };
  const client = new nas.default(new $OpenApiUtil.Config({ ...CREDENTIALS, ...at, retryOptions }));
  return { describe: () => client.describeFileSystems(new nas.DescribeFileSystemsRequest({})) };
}

interface RpcClient {
  request(action: string, params: object, options?: { readonly timeout?: number }): Promise<unknown>;
}

interface RoaClient {
  get(path: string): Promise<unknown>;
}

/** The SDK before it, in RPC and in ROA style. */
export function popClient({ url }: At): { readonly rpc: RpcClient; readonly roa: RoaClient } {
  const { RPCClient, ROAClient } = load('@alicloud/pop-core') as {
    readonly RPCClient: new (config: object) => RpcClient;
    readonly ROAClient: new (config: object) => RoaClient;
  };
  const config = { ...CREDENTIALS, endpoint: url, apiVersion: '2017-06-26' };
  return { rpc: new RPCClient({ ...config }), roa: new ROAClient({ ...config }) };
}

/** The object storage's, as far as it is used here. */
export interface OssClient {
  get(name: string, options?: { readonly timeout?: number }): Promise<unknown>;
  head(name: string): Promise<unknown>;
  list(query: object): Promise<unknown>;
}

export function ossClient({ url }: At, more: { readonly retryMax?: number } = {}): OssClient {
  const Oss = load('ali-oss') as new (options: object) => OssClient;
  const { accessKeyId, accessKeySecret } = CREDENTIALS;
  return new Oss({ accessKeyId, accessKeySecret, endpoint: url, bucket: 'example', cname: true, ...more });
}

/** Lists queues; `maxAttempts` 1 switches the SDK's own retries off. */
export async function sqsClient({ url }: At, maxAttempts = 1, more: SQSClientConfig = {}) {
  const { ListQueuesCommand, SQSClient } = await import('@aws-sdk/client-sqs');
  const client = new SQSClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: CREDENTIALS.accessKeyId, secretAccessKey: CREDENTIALS.accessKeySecret },
    maxAttempts,
    ...more,
  });
  return { list: () => client.send(new ListQueuesCommand({})), destroy: () => client.destroy() };
}
