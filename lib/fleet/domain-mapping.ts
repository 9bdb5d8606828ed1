// A host name of one's own for a service.
import { Construct } from 'constructs';
import { ClusterDomainClaim } from '../../imports/networking.internal.knative.dev';
import { DomainMapping } from '../../imports/serving.knative.dev';
import { hostName, knownProperties, namespaceName, resourceName, secretName } from '../validation/rules';
import { certificateProblems } from './hosts';
import { releaseFor, settingsFor } from './install';
import { findService } from './services';

/** @see https://knative.dev/docs/serving/services/custom-domains/ */
export interface KnativeDomainMappingProps {
  /** The host, such as `demo.example.com`; not under cluster.local. It has no wildcard. */
  readonly host: string;

  /** The namespace of the service. */
  readonly namespace: string;

  /** Name of the Knative Service that gets the requests. */
  readonly service: string;

  /**
   * Name of the TLS Secret in the same namespace.
   * @default - the network layer's own certificate, if it has one
   */
  readonly tlsSecretName?: string;
}

const PROPERTIES: Readonly<Record<keyof KnativeDomainMappingProps, true>> = {
  host: true,
  namespace: true,
  service: true,
  tlsSecretName: true,
};

/** A DomainMapping, and the ClusterDomainClaim by which the namespace owns the host in the whole cluster. */
export class KnativeDomainMapping extends Construct {
  /** The host that is mapped. */
  readonly host: string;
  /** The DomainMapping. */
  readonly domainMapping: DomainMapping;

  constructor(scope: Construct, id: string, props: KnativeDomainMappingProps) {
    super(scope, id);
    const { host, namespace, service, tlsSecretName } = props;
    this.host = host;

    new ClusterDomainClaim(this, 'cluster-domain-claim', { metadata: { name: host }, spec: { namespace } });
    this.domainMapping = new DomainMapping(this, 'domain-mapping', {
      metadata: { name: host, namespace },
      spec: {
        ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: service },
        tls: tlsSecretName === undefined ? undefined : { secretName: tlsSecretName },
      },
    });

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...hostName('host', host),
        ...(/(^|\.)cluster\.local$/.test(host) ? [`host is '${host}'; allowed: a host outside of cluster.local`] : []),
        ...namespaceName('namespace', namespace),
        ...resourceName('service', service),
        ...(tlsSecretName === undefined ? [] : secretName('tlsSecretName', tlsSecretName)),
        ...this.serviceProblems(namespace, service),
        ...this.claimProblems(),
        ...(tlsSecretName === undefined ? this.certificateProblems() : []),
      ],
    });
  }

  /** The network layer serves a host of its own for everybody, whoever may call the service by its name. */
  private serviceProblems(namespace: string, service: string): string[] {
    return findService(this, namespace, service)?.props.visibility === 'cluster-local'
      ? [
          `host ${this.host} would make '${service}' public, whose visibility is 'cluster-local'; allowed: a service that is public`,
        ]
      : [];
  }

  private certificateProblems(): string[] {
    const settings = settingsFor(this);
    return settings === undefined ? [] : certificateProblems(this.host, undefined, releaseFor(this), settings);
  }

  /** Knative would delete the claim, which is written here, together with the DomainMapping. */
  private claimProblems(): string[] {
    return settingsFor(this)?.network('autocreateClusterDomainClaims') === true
      ? [
          'autocreateClusterDomainClaims in config-network is true; allowed: false, as the ClusterDomainClaim is written here',
        ]
      : [];
  }
}
