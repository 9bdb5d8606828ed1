// SSL certificates of Compute Engine, by their names.
import { listProblems } from '../../../namespace/checks';
import { resourceName, show } from '../../../validation/rules';

/** Checks a list of names of certificates. One that is not set is allowed. */
export const preSharedCertificateProblems = (names: unknown): string[] =>
  listProblems('certificate.preSharedCertificates', names, 'names of certificates', (property, name) =>
    typeof name === 'string'
      ? resourceName(property, name)
      : [`${property} is ${show(name)}; allowed: the name of a certificate`],
  );
