// Names of Google Cloud: its projects, and the service accounts in them.
import { show } from './rules';

const LABEL = '[a-z][a-z0-9-]{4,28}[a-z0-9]';

/** A project may belong to a domain: `DOMAIN:PROJECT`. */
const PROJECT = new RegExp(`^(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)+:)?${LABEL}$`);

/** A project may belong to a domain: `NAME@PROJECT.DOMAIN.iam.gserviceaccount.com`. */
const SERVICE_ACCOUNT = new RegExp(`^${LABEL}@${LABEL}(?:\\.[a-z0-9-]+)*\\.iam\\.gserviceaccount\\.com$`);

/** The annotation by which GKE gives a service account of Kubernetes the rights of one of Google Cloud. */
export const WORKLOAD_IDENTITY = 'iam.gke.io/gcp-service-account';

/** Returns what is wrong with a service account of Google Cloud. One that is not set is allowed. */
export const googleServiceAccountProblems = (property: string, value: unknown): string[] =>
  value === undefined || matches(SERVICE_ACCOUNT, value)
    ? []
    : [`${property} is ${show(value)}; allowed: NAME@PROJECT.iam.gserviceaccount.com`];

/** Returns what is wrong with the id of a project. One that is not set is allowed. */
export const googleProjectProblems = (property: string, value: unknown): string[] =>
  value === undefined || matches(PROJECT, value)
    ? []
    : [
        `${property} is ${show(value)}; allowed: the id of a project: 6 to 30 lower-case letters, digits and '-', starting with a letter, ending with a letter or digit`,
      ];

const matches = (pattern: RegExp, value: unknown): boolean => typeof value === 'string' && pattern.test(value);
