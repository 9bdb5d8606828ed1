// Kourier: Knative's own network layer, an Envoy and a controller without a mesh.
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { knownProperties } from '../../validation/rules';
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
   * How the gateway serves requests, by the keys of config-kourier.
   * @default - Kourier's own defaults
   */
  readonly configuration?: KourierConfiguration;
}

const PROPERTIES: Readonly<Record<keyof KourierProps, true>> = { certificate: true, configuration: true };

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
      ],
    });
    new k8s.KubeNamespace(chart, 'namespace', {
      metadata: { name: GATEWAY_NAMESPACE, labels: kourierLabels(release) },
    });
    new KourierController(chart, 'controller', { release, ...this.props });
    new KourierGateway(chart, 'gateway', { release });
    return chart;
  }
}
