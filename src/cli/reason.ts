import { invitesRetry } from '../catalog/invitation.js';
import type { DecidedBy, Failure } from '../classify/failure.js';
import { familyClass } from '../classify/tables.js';
import type { CatalogRow } from './catalogs.js';

type Reason = (failure: Failure, row: CatalogRow | undefined) => string;

/** Why a failure is classified as it is, by what decided. */
const REASONS: Readonly<Record<DecidedBy, Reason>> = {
  catalog: ({ classification, catalog }, row) => {
    const { httpCode = 0, resolution = '' } = row ?? {};
    const invites = invitesRetry(resolution);
    const documents = `catalog ${catalog ?? ''} documents it as a ${String(httpCode)}`;
    if (classification === 'retryable')
      return httpCode >= 500 && invites
        ? `${documents} whose resolution invites another try`
        : `catalog ${catalog ?? ''} marks it retryable`;
    if (httpCode < 500)
      return invites
        ? `${documents}: its resolution invites another try, but only a 5xx is believed`
        : `${documents}: it is the request that has to change`;
    return invites
      ? `catalog ${catalog ?? ''} marks it terminal`
      : `${documents} whose resolution does not invite another try`;
  },
  family: ({ code, httpCode, classification }) =>
    familyClass(code, httpCode)
      ? `no catalog knows the code; others of its kind are ${classification}`
      : 'no catalog knows the code; its message speaks of another try',
  status: ({ httpCode = 0, code, classification }) => {
    const lead = code.startsWith('HTTP_') ? 'there is no error code' : 'no catalog knows the code';
    return `${lead}; a ${String(httpCode)} by itself is ${classification}`;
  },
  network: ({ classification }) =>
    classification === 'retryable'
      ? 'the connection failed in a way that passes'
      : 'the connection failed in a way that another try does not change',
  default: () => 'nothing is known about it',
  override: () => 'an override says so',
  classifier: () => 'a classifier says so',
};

/** One sentence without a full stop. */
export const reasonOf: Reason = (failure, row) => REASONS[failure.decidedBy](failure, row);
