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
import type { ServingConfiguration } from './configuration/keys';
import { KnativeCrds } from './crds/knative-crds';
import { servingLabels } from './labels';
import { ServingRbac } from './rbac';
import { StorageVersionMigration } from './storage-version-migration';
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

const COMPONENTS = [activator, autoscaler, autoscalerHpa, controller, domainMapping, domainMappingWebhook, webhook];

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
    new ConfigMaps(this.serving, 'config', {
      release,
      configuration: network ? [{ network: { ingressClass: network.ingressClass } }, ...configuration] : configuration,
    });
    for (const component of COMPONENTS) {
      component(this.serving, release);
    }
    new WebhookConfigurations(this.serving, 'webhook-configurations', { release });
    new ApiObject(this.serving, 'queue-proxy-image', {
      apiVersion: 'caching.internal.knative.dev/v1alpha1',
      kind: 'Image',
      metadata: { name: 'queue-proxy', namespace: SERVING_NAMESPACE, labels: servingLabels(release, 'queue-proxy') },
      spec: { image: release.servingImage('queue') },
    });
    new StorageVersionMigration(this.serving, 'storage-version-migration', { release });

    network?.install(this, release);
  }
}
