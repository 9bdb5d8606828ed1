// The Knative Serving install: everything of an official release, as a function of the release.
import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { NetworkLayer } from '../network/network-layer';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { activator } from './components/activator';
import { autoscaler, autoscalerHpa } from './components/autoscaler';
import { controller, domainMapping } from './components/controller';
import { domainMappingWebhook, webhook } from './components/webhook';
import { ConfigMaps } from './configuration/config-maps';
import type { ServingConfiguration } from './configuration/serving-configuration';
import { KnativeCrds } from './crds/knative-crds';
import { InternalCertificates } from './internal-certificates';
import { servingLabels } from './labels';
import { cleanup, storageVersionMigration } from './post-install-jobs';
import { ServingRbac } from './rbac/serving-rbac';
import { WebhookConfigurations } from './webhook-configurations';

export interface KnativeServingProps {
  /** The release to install. */
  readonly release: KnativeRelease;

  /**
   * The network layer to install beside Serving and to serve all hosts with.
   * @default - none is installed, and Serving asks for its own default, Istio's
   */
  readonly network?: NetworkLayer;

  /**
   * What the ConfigMaps say, from each part of the program that sets any: what a fleet needs, what the platform adds. Two
   * that give one key different values are an error.
   * @default - Knative's own defaults
   */
  readonly configuration?: readonly ServingConfiguration[];
}

const components = (release: KnativeRelease) => [
  activator,
  autoscaler,
  autoscalerHpa,
  controller,
  ...(release.since('1.11') ? [] : [domainMapping, domainMappingWebhook]),
  webhook,
];

const postInstallJobs = (release: KnativeRelease) => [
  storageVersionMigration,
  ...(release.since('1.15') ? [cleanup] : []),
];

/** Knative Serving with its CRDs and its network layer, each in a chart of its own. */
export class KnativeServing extends Construct {
  /** What the ConfigMaps say, from each part of the program that sets any. */
  readonly configuration: readonly ServingConfiguration[];
  /** The CustomResourceDefinitions. */
  readonly crds: Chart;
  /** Everything else of Serving. */
  readonly serving: Chart;

  constructor(scope: Construct, id: string, props: KnativeServingProps) {
    super(scope, id);
    const { release, network, configuration = [] } = props;
    this.configuration = configuration;

    this.crds = new KnativeCrds(this, 'crds', { release });

    this.serving = new Chart(this, 'serving');
    new k8s.KubeNamespace(this.serving, 'namespace', {
      metadata: { name: SERVING_NAMESPACE, labels: servingLabels(release) },
    });
    new ServingRbac(this.serving, 'rbac', { release });
    const { queueProxyImage } = new ConfigMaps(this.serving, 'config', {
      release,
      configuration: network ? [{ network: { ingressClass: network.ingressClass } }, ...configuration] : configuration,
    });
    for (const component of components(release)) {
      component(this.serving, release);
    }
    new WebhookConfigurations(this.serving, 'webhook-configurations', { release });
    new InternalCertificates(this.serving, 'internal-certificates', { release });
    new ApiObject(this.serving, 'queue-proxy-image', {
      apiVersion: 'caching.internal.knative.dev/v1alpha1',
      kind: 'Image',
      metadata: { name: 'queue-proxy', namespace: SERVING_NAMESPACE, labels: servingLabels(release, 'queue-proxy') },
      spec: { image: queueProxyImage },
    });
    for (const job of postInstallJobs(release)) {
      job(this.serving, release);
    }

    network?.install(this, release);
  }
}
