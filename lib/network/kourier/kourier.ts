// Kourier: Knative's own network layer, an Envoy and a controller without a mesh.
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { knownProperties, show } from '../../validation/rules';
import { addWarnings } from '../../validation/warnings';
import type { NetworkLayer } from '../network-layer';
import { KourierController, type SecretReference } from './controller';
import { KourierGateway } from './gateway';
import type { KourierConfiguration } from './kourier-configuration';
import { GATEWAY_NAMESPACE, kourierLabels } from './labels';

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
}

const PROPERTIES: Readonly<Record<keyof KourierProps, true>> = {
  certificate: true,
  envoyDigest: true,
  configuration: true,
};

const SECRET_PROPERTIES: Readonly<Record<keyof SecretReference, true>> = { namespace: true, name: true };

/** The network layer that serves hosts through Kourier's gateway, behind a load balancer. */
export class Kourier implements NetworkLayer {
  readonly ingressClass = 'kourier.ingress.networking.knative.dev';
  readonly namespace = GATEWAY_NAMESPACE;

  constructor(private readonly props: KourierProps = {}) {}

  install(scope: Construct, release: KnativeRelease): Chart {
    const chart = new Chart(scope, 'kourier');
    chart.node.addValidation({
      validate: () => [
        ...knownProperties('props', this.props, PROPERTIES),
        ...(this.props.certificate ? knownProperties('certificate', this.props.certificate, SECRET_PROPERTIES) : []),
        ...digestProblems(this.props.envoyDigest),
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
    new KourierController(chart, 'controller', { release, ...this.props });
    new KourierGateway(chart, 'gateway', { release, envoyDigest: this.props.envoyDigest });
    return chart;
  }
}

const digestProblems = (digest: unknown): string[] =>
  digest === undefined || (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest))
    ? []
    : [`envoyDigest is ${show(digest)}; allowed: sha256: and 64 hexadecimal digits, in lower case`];
