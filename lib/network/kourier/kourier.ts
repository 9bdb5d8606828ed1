// Kourier: Knative's own network layer, an Envoy and a controller without a mesh.
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Cluster } from '../../release/cluster';
import type { KnativeRelease } from '../../release/knative-release';
import type { ServingConfiguration } from '../../serving/configuration/serving-configuration';
import { Settings } from '../../serving/configuration/settings';
import { KnativeServing } from '../../serving/knative-serving';
import { knownProperties, show } from '../../validation/rules';
import { addWarnings } from '../../validation/warnings';
import type { NetworkLayer } from '../network-layer';
import { KourierController, type SecretReference } from './controller';
import { type Exposure, type ExposureContext, isExposure } from './exposure/exposure';
import { externalLoadBalancer } from './exposure/external-load-balancer';
import { exposureProblems, withTrustedHops } from './exposure/proxy';
import { longestTimeout } from './exposure/request-timeout';
import { type ExternalDnsProps, externalDnsProblems, recordAnnotations } from './external-dns';
import {
  type ExternalDomainTlsProps,
  externalDomainTlsConfiguration,
  externalDomainTlsProblems,
} from './external-domain-tls';
import { KourierGateway } from './gateway';
import type { KourierConfiguration } from './kourier-configuration';
import { GATEWAY_NAMESPACE, INTERNAL_GATEWAY, kourierLabels } from './labels';

export interface KourierProps {
  /**
   * The Secret of type `kubernetes.io/tls` whose certificate is that of every host, such as a wildcard's. It is no part of
   * the install: create it before, as Kourier serves no host without it.
   * @default - none: HTTP only
   */
  readonly certificate?: SecretReference;

  /**
   * The digest of the image that the release's tag of Envoy leads to, such as `sha256:` and 64 hexadecimal digits. The tag is
   * one that moves: with a digest, Git says what runs. It goes with the release, so change both together.
   * @default - the tag alone, with a warning
   */
  readonly envoyDigest?: string;

  /**
   * How the gateway serves requests, by the keys of config-kourier.
   * @default - Kourier's own defaults
   */
  readonly configuration?: KourierConfiguration;

  /**
   * How requests from outside reach the gateway: `externalLoadBalancer()`, `internalLoadBalancer()`, `gkeIngress()`,
   * `gkeGateway()` or `clusterIp()`.
   * @default - by the load balancer of the official install, which is reached from the internet
   */
  readonly exposure?: Exposure;

  /**
   * Which records external-dns is to make for the address.
   * @default - none: you make them
   */
  readonly externalDns?: ExternalDnsProps;

  /**
   * A certificate for each host, by cert-manager, instead of one for all. From Knative 1.15 on.
   * @default - none
   */
  readonly externalDomainTls?: ExternalDomainTlsProps;
}

const PROPERTIES: Readonly<Record<keyof KourierProps, true>> = {
  certificate: true,
  envoyDigest: true,
  configuration: true,
  exposure: true,
  externalDns: true,
  externalDomainTls: true,
};

const EXPOSURES = 'externalLoadBalancer(), internalLoadBalancer(), gkeIngress(), gkeGateway(), clusterIp()';

const SECRET_PROPERTIES: Readonly<Record<keyof SecretReference, true>> = { namespace: true, name: true };

/** The network layer that serves hosts through Kourier's gateway, behind a load balancer. */
export class Kourier implements NetworkLayer {
  readonly ingressClass = 'kourier.ingress.networking.knative.dev';
  readonly namespace = GATEWAY_NAMESPACE;
  readonly internalService = INTERNAL_GATEWAY;

  constructor(private readonly props: KourierProps = {}) {}

  servingConfiguration(release: KnativeRelease): ServingConfiguration {
    const { network, ...others } = externalDomainTlsConfiguration(this.props.externalDomainTls, release);
    const servesHttps = this.exposure.proxy?.servesHttps === true;
    return { ...others, network: { ...network, ...(servesHttps && { defaultExternalScheme: 'https' }) } };
  }

  install(scope: Construct, release: KnativeRelease): Chart {
    const chart = new Chart(scope, 'kourier');
    const settings = KnativeServing.of(chart)?.settings ?? new Settings([], release);
    const context: ExposureContext = {
      release,
      kubernetes: Cluster.of(chart)?.kubernetes,
      recordAnnotations: recordAnnotations(this.props.externalDns),
      longestTimeout: () => longestTimeout(chart.node.root, settings),
    };
    chart.node.addValidation({
      validate: () => [
        ...knownProperties('props', this.props, PROPERTIES),
        ...(this.props.certificate ? knownProperties('certificate', this.props.certificate, SECRET_PROPERTIES) : []),
        ...digestProblems(this.props.envoyDigest),
        ...externalDnsProblems(this.props.externalDns),
        ...externalDomainTlsProblems(this.props.externalDomainTls, release),
        ...this.exposureProblems(context, settings),
      ],
    });
    addWarnings(chart, () =>
      this.props.envoyDigest === undefined
        ? [
            `the gateway runs ${release.envoyImage}, a tag that moves: each node runs what it led to when the node pulled it; envoyDigest of Kourier says which`,
          ]
        : [],
    );
    new k8s.KubeNamespace(chart, 'namespace', {
      metadata: { name: GATEWAY_NAMESPACE, labels: kourierLabels(release) },
    });
    new KourierController(chart, 'controller', {
      release,
      certificate: this.props.certificate,
      configuration: withTrustedHops(this.props.configuration, this.exposure, release),
    });
    new KourierGateway(chart, 'gateway', {
      release,
      envoyDigest: this.props.envoyDigest,
      service: this.exposure.service(context),
    });
    this.exposure.install?.(new Construct(chart, 'exposure'), context);
    return chart;
  }

  private get exposure(): Exposure {
    return isExposure(this.props.exposure) ? this.props.exposure : externalLoadBalancer();
  }

  private exposureProblems(context: ExposureContext, settings: Settings): string[] {
    const { certificate, configuration, exposure, externalDomainTls } = this.props;
    const certificateOf = httpsBy(this.props, settings);
    return [
      ...(certificate !== undefined && externalDomainTls !== undefined
        ? ['certificate and externalDomainTls are both set; allowed: one of them, as either serves every host']
        : []),
      ...(exposure === undefined
        ? []
        : isExposure(exposure)
          ? exposureProblems(exposure, context, { certificateOf, configuration }, settings)
          : [`exposure is ${show(exposure)}; allowed: ${EXPOSURES}`]),
    ];
  }
}

/** Returns what makes the gateway serve HTTPS; nothing where it doesn't. */
function httpsBy({ certificate, configuration }: KourierProps, settings: Settings): string | undefined {
  if (certificate !== undefined) {
    return 'certificate';
  }
  if (configuration?.certsSecretName !== undefined) {
    return 'configuration.certsSecretName';
  }
  return settings.network('externalDomainTls') === 'Enabled' ? 'externalDomainTls' : undefined;
}

const digestProblems = (digest: unknown): string[] =>
  digest === undefined || (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest))
    ? []
    : [`envoyDigest is ${show(digest)}; allowed: sha256: and 64 hexadecimal digits, in lower case`];
