// A certificate for each host, which Knative gets by cert-manager.
import type { KnativeRelease } from '../../release/knative-release';
import type { ServingConfiguration } from '../../serving/configuration/serving-configuration';
import type { IssuerReference } from '../../serving/configuration/values/issuer-reference';
import { isObject } from '../../validation/object';
import { knownProperties } from '../../validation/rules';

/** @see https://knative.dev/docs/serving/encryption/external-domain-tls/ */
export interface ExternalDomainTlsProps {
  /** The issuer of cert-manager that signs. It is no part of the install, as cert-manager is none. */
  readonly issuer: IssuerReference;

  /**
   * What becomes of requests over HTTP: served, or led to HTTPS. A host whose certificate isn't there yet is served over HTTP
   * only while they are served.
   * @default Enabled
   */
  readonly httpProtocol?: 'Enabled' | 'Redirected';
}

const PROPERTIES: Readonly<Record<keyof ExternalDomainTlsProps, true>> = { issuer: true, httpProtocol: true };

/** The first release that asks cert-manager itself. */
const ASKS_ITSELF = '1.15';

/** Returns what Serving is to be told. */
export const externalDomainTlsConfiguration = (
  props: ExternalDomainTlsProps | undefined,
  release: KnativeRelease,
): ServingConfiguration =>
  isObject(props) && release.since(ASKS_ITSELF)
    ? {
        network: {
          externalDomainTls: 'Enabled',
          ...(props.httpProtocol !== undefined && { httpProtocol: props.httpProtocol }),
        },
        certmanager: { issuerRef: props.issuer },
      }
    : {};

/** Returns what is wrong with it; the values are checked where the ConfigMaps are. */
export const externalDomainTlsProblems = (
  props: ExternalDomainTlsProps | undefined,
  release: KnativeRelease,
): string[] =>
  props === undefined
    ? []
    : [
        ...knownProperties('externalDomainTls', props, PROPERTIES),
        ...(isObject(props) && props.issuer === undefined
          ? [
              "externalDomainTls.issuer is undefined; allowed: an issuer of cert-manager, such as { name: 'letsencrypt' }",
            ]
          : []),
        ...(release.since(ASKS_ITSELF)
          ? []
          : [
              `externalDomainTls is set for Knative ${release.version}; allowed: from ${ASKS_ITSELF} on, as net-certmanager, which older releases need beside them, is no part of the install; certificate serves HTTPS in all`,
            ]),
      ];
