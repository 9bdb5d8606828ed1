// The certificate of a Gateway of GKE.
import type { IGateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import { resourceName, secretName, show } from '../../../validation/rules';
import { preSharedCertificateProblems } from './certificate-names';
import { oneOfProblems } from './one-of';

/** The certificate of a Gateway, by one of these. */
export interface GkeGatewayCertificate {
  /**
   * Name of a Secret of type `kubernetes.io/tls`, in the namespace kourier-system; it is no part of the install.
   * @default - none
   */
  readonly secretName?: string;

  /**
   * Names of SSL certificates of Compute Engine: global ones for the global class, else those of the region.
   * @default - none
   */
  readonly preSharedCertificates?: readonly string[];

  /**
   * Name of a certificate map of Certificate Manager, which may have a wildcard that Google renews. Only for the global
   * class.
   * @default - none
   */
  readonly certificateMap?: string;
}

const CERTIFICATE: Readonly<Record<keyof GkeGatewayCertificate, true>> = {
  secretName: true,
  preSharedCertificates: true,
  certificateMap: true,
};

const GLOBAL = 'gke-l7-global-external-managed';

type Listener = NonNullable<IGateway['spec']>['listeners'][number];

/** Returns the listener that serves callers with a certificate. The certificate map is said of the Gateway itself. */
export const httpsListener = ({ secretName: name, preSharedCertificates }: GkeGatewayCertificate): Listener => ({
  name: 'https',
  protocol: 'HTTPS',
  port: 443,
  ...(name !== undefined && {
    tls: { mode: 'Terminate' as const, certificateRefs: [{ group: '', kind: 'Secret', name }] },
  }),
  ...(preSharedCertificates !== undefined && {
    tls: {
      mode: 'Terminate' as const,
      options: { 'networking.gke.io/pre-shared-certs': String(preSharedCertificates) },
    },
  }),
});

/** Returns what is wrong with a certificate. One that is not set is allowed. */
export function gatewayCertificateProblems(
  certificate: GkeGatewayCertificate | undefined,
  gatewayClass: string,
): string[] {
  const problems = oneOfProblems('certificate', certificate, CERTIFICATE);
  if (certificate === undefined || problems.length > 0) {
    return problems;
  }
  const { secretName: secret, preSharedCertificates, certificateMap } = certificate;
  return [
    ...(secret === undefined ? [] : secretName('certificate.secretName', secret)),
    ...preSharedCertificateProblems(preSharedCertificates),
    ...resourceName('certificate.certificateMap', certificateMap),
    ...(certificateMap !== undefined && gatewayClass !== GLOBAL
      ? [
          `certificate.certificateMap is ${show(certificateMap)} with gatewayClass '${gatewayClass}'; allowed: secretName, preSharedCertificates, as certificate maps are for ${GLOBAL}`,
        ]
      : []),
  ];
}
