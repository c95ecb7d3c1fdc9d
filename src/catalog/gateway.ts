import { createCatalog, type Catalog } from './catalog.js';
import { entryOf, type CatalogRow } from './row.js';

const later = 'Try again later.';
const slower = 'Send fewer requests, and try again later.';
const sign = 'Check the access key secret and how the request is signed.';
const credentials = 'Get new temporary credentials and send their security token.';
const clock = 'Set the clock, and sign with the current UTC time.';
const permission = 'Ask the owner of the account for a policy that allows this.';

// Statuses are the usual ones; products differ, and a code is found whatever its status.
const rows: readonly CatalogRow[] = [
  [400, 'Throttling', 'Too many requests.', slower, true],
  [400, 'Throttling.User', 'Too many requests from this account.', slower, true],
  [400, 'Throttling.Api', 'Too many requests to this operation.', slower, true],
  [400, 'Throttling.System', 'The service is short of capacity.', slower, true],
  [500, 'InternalError', 'The service failed for an unknown reason.', later],
  [503, 'ServiceUnavailable', 'The service is unavailable for a moment.', later],
  [503, 'SystemBusy', 'The service is busy.', later],
  [503, 'ServerBusy', 'The service is busy.', later],
  // Retryable only where each attempt is signed anew, which a catalog cannot know.
  [400, 'SignatureNonceUsed', 'The nonce was used before.', 'Sign each attempt with a nonce of its own.'],
  [400, 'InvalidTimeStamp.Expired', 'The timestamp is more than 15 minutes off.', clock],
  [
    400,
    'InvalidTimeStamp.Format',
    'The timestamp is malformed.',
    'Write it as YYYY-MM-DDThh:mm:ssZ, in UTC.',
  ],
  [400, 'IllegalTimestamp', 'The timestamp is missing or not accepted.', clock],
  [400, 'SignatureDoesNotMatch', 'The signature is wrong.', sign],
  [400, 'IncompleteSignature', 'The signature is incomplete.', sign],
  [400, 'MissingAccessKeyId', 'The access key ID is missing.', 'Send an access key ID.'],
  [404, 'InvalidAccessKeyId.NotFound', 'The access key does not exist.', 'Check the access key ID.'],
  [400, 'InvalidAccessKeyId.Inactive', 'The access key is disabled.', 'Enable the key, or use another.'],
  [403, 'Forbidden.AccessKeyDisabled', 'The access key is disabled.', 'Enable the key, or use another.'],
  [400, 'MissingSecurityToken', 'The security token is missing.', credentials],
  [400, 'InvalidSecurityToken.Expired', 'The security token has expired.', credentials],
  [400, 'InvalidSecurityToken.Malformed', 'The security token is malformed.', credentials],
  [403, 'Forbidden.RAM', 'The caller may not do this to the resource.', permission],
  [403, 'NoPermission', 'The caller may not do this.', permission],
  [404, 'InvalidAction.NotFound', 'There is no such operation.', 'Check Action, Version and endpoint.'],
  [400, 'InvalidVersion', 'There is no such API version.', 'Check Version and endpoint.'],
  [400, 'UnsupportedOperation', 'The operation is not supported.', 'Check what the product supports.'],
  [400, 'MissingParameter', 'A parameter is missing.', 'Add the parameter that the message names.'],
  [400, 'InvalidParameter', 'A parameter is not valid.', 'Correct the parameter that the message names.'],
  [400, 'IdempotentParameterMismatch', 'ClientToken was used for another request.', 'Use a new ClientToken.'],
  [403, 'LastTokenProcessing', 'The former request with this ClientToken is still running.', later, true],
  [409, 'OperationConflict', 'Another operation on the resource is under way.', later, true],
];

/**
 * Codes that any Alibaba Cloud API can answer, whatever the product, in our own words.
 * Meant to be asked after the catalog of the product.
 * @example
 * gatewayCatalog.find('Throttling.User')?.retryable; // true
 */
export const gatewayCatalog: Catalog = /* @__PURE__ */ createCatalog({
  name: 'gateway',
  entries: /* @__PURE__ */ rows.map(entryOf),
});
