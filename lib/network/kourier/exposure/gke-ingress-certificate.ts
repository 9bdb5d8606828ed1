// The certificate of an Ingress of GKE.
import { listProblems } from '../../../namespace/checks';
import { hostName, secretName, show } from '../../../validation/rules';
import { preSharedCertificateProblems } from './certificate-names';
import { oneOfProblems } from './one-of';

/** The certificate of an Ingress, by one of these. */
export interface GkeIngressCertificate {
  /**
   * Name of a Secret of type `kubernetes.io/tls`, in the namespace kourier-system; it is no part of the install.
   * @default - none
   */
  readonly secretName?: string;

  /**
   * Names of SSL certificates of Compute Engine, such as one with a wildcard that you have uploaded.
   * @default - none
   */
  readonly preSharedCertificates?: readonly string[];

  /**
   * Hosts for which Google gets a certificate, up to 100, none of them a wildcard. Only from the internet.
   * @default - none
   */
  readonly managedHosts?: readonly string[];
}

const CERTIFICATE: Readonly<Record<keyof GkeIngressCertificate, true>> = {
  secretName: true,
  preSharedCertificates: true,
  managedHosts: true,
};

/** Most hosts of a certificate that Google gets. */
const MAX_MANAGED_HOSTS = 100;

/**
 * Returns what is wrong with a certificate. One that is not set is allowed.
 * @param internal whether it is for callers of the network only
 */
export function ingressCertificateProblems(
  certificate: GkeIngressCertificate | undefined,
  internal: boolean,
): string[] {
  const problems = oneOfProblems('certificate', certificate, CERTIFICATE);
  if (certificate === undefined || problems.length > 0) {
    return problems;
  }
  const { secretName: secret, preSharedCertificates, managedHosts } = certificate;
  return [
    ...(secret === undefined ? [] : secretName('certificate.secretName', secret)),
    ...preSharedCertificateProblems(preSharedCertificates),
    ...listProblems('certificate.managedHosts', managedHosts, 'hosts', managedHostProblems),
    ...(Array.isArray(managedHosts) && managedHosts.length > MAX_MANAGED_HOSTS
      ? [`certificate.managedHosts has ${managedHosts.length} hosts; allowed: ${MAX_MANAGED_HOSTS}`]
      : []),
    ...(managedHosts !== undefined && internal
      ? [
          'certificate.managedHosts is set with internal; allowed: secretName, preSharedCertificates, as Google checks hosts from the internet',
        ]
      : []),
  ];
}

const managedHostProblems = (property: string, host: unknown): string[] =>
  typeof host === 'string' && host.startsWith('*.')
    ? [
        `${property} is ${show(host)}; allowed: a host without a wildcard; secretName and preSharedCertificates take a certificate with one`,
      ]
    : hostName(property, host);
