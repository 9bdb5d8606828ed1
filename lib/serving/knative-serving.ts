// The Knative Serving install: everything of an official release, as a function of the release.
import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import type { NetworkLayer } from '../network/network-layer';
import { Cluster } from '../release/cluster';
import { isImageMirror } from '../release/image-mirror';
import { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { InputError } from '../validation/input-error';
import { labelProblems } from '../validation/labels';
import { knownProperties, show } from '../validation/rules';
import { applyCapacity, CAPACITY_PROPERTIES, type CapacityProps } from './capacity/capacity';
import { activator } from './components/activator';
import { autoscaler, autoscalerHpa } from './components/autoscaler';
import { controller, domainMapping } from './components/controller';
import { domainMappingWebhook, webhook } from './components/webhook';
import { ConfigMaps } from './configuration/config-maps';
import { configurationsOf, type ServingRequirements } from './configuration/requirements';
import { Settings } from './configuration/settings';
import { KnativeCrds } from './crds/knative-crds';
import { type InstallImagesProps, installImagesProblems } from './install-images';
import { InternalCertificates } from './internal-certificates';
import { servingLabels } from './labels';
import { selectNodes } from './platform-nodes';
import { cleanup, storageVersionMigration } from './post-install-jobs';
import { ServingRbac } from './rbac/serving-rbac';
import { type RequestLogsProps, requestLogsConfiguration, requestLogsProblems } from './request-logs';
import { WebhookConfigurations } from './webhook-configurations';

export interface KnativeServingProps extends CapacityProps {
  /**
   * The release to install; in an app with a cluster, that of the cluster.
   * @default - that of the app's cluster
   */
  readonly release?: KnativeRelease;

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
  readonly configuration?: readonly ServingRequirements[];

  /**
   * Where the images of the install come from, and as whom Knative's controller looks up those of the APIs.
   * @default - see InstallImagesProps
   */
  readonly images?: InstallImagesProps;

  /**
   * The log of requests, as Cloud Logging reads it: `{}` switches it on.
   * @default false
   */
  readonly requestLogs?: RequestLogsProps | false;

  /**
   * Labels of the nodes that the pods of the install run on, the network layer's too, such as those of a pool of regular nodes.
   * @default - any nodes whose taints let them
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

const PROPERTIES: Readonly<Record<keyof KnativeServingProps, true>> = {
  release: true,
  network: true,
  configuration: true,
  images: true,
  requestLogs: true,
  nodeSelector: true,
  ...CAPACITY_PROPERTIES,
};

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

/** The install of each app that has one. */
const INSTALLS = new WeakMap<IConstruct, KnativeServing>();

/** Knative Serving with its CRDs and its network layer, each in a chart of its own. */
export class KnativeServing extends Construct {
  /** Returns the install of the app that a construct is in; nothing if the app has none. */
  static of(construct: IConstruct): KnativeServing | undefined {
    return INSTALLS.get(construct.node.root);
  }

  /** What is asked of the install, by each part of the program that asks for anything. */
  readonly configuration: readonly ServingRequirements[];
  /** The values that hold in the install. */
  readonly settings: Settings;
  /** The network layer; nothing where none is installed with it. */
  readonly network?: NetworkLayer;
  /** Labels of the nodes that the install runs on; nothing if these may be any. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** The CustomResourceDefinitions. */
  readonly crds: Chart;
  /** Everything else of Serving. */
  readonly serving: Chart;

  constructor(scope: Construct, id: string, props: KnativeServingProps) {
    super(scope, id);
    const cluster = Cluster.of(this);
    const { images, requestLogs = false } = props;
    const official = releaseOf(props, cluster);
    const release = isImageMirror(images?.mirror) ? official.withMirror(images.mirror) : official;
    const network = isNetworkLayer(props.network) ? props.network : undefined;
    const configuration = Array.isArray(props.configuration) ? props.configuration : [];
    const logProblems = requestLogsProblems(requestLogs, release);
    INSTALLS.set(this.node.root, this);
    this.configuration = configuration;
    const configurations = [
      ...(network
        ? [{ network: { ingressClass: network.ingressClass } }, network.servingConfiguration?.(release) ?? {}]
        : []),
      ...configurationsOf(configuration, release),
      ...(requestLogs === false || logProblems.length > 0 ? [] : [requestLogsConfiguration(requestLogs)]),
    ];
    this.settings = new Settings(configurations, release);
    this.node.addValidation({
      validate: () => [
        ...propsProblems(props, cluster),
        ...installImagesProblems(images, configuration),
        ...logProblems,
      ],
    });

    this.crds = new KnativeCrds(this, 'crds', { release });

    this.serving = new Chart(this, 'serving');
    new k8s.KubeNamespace(this.serving, 'namespace', {
      metadata: { name: SERVING_NAMESPACE, labels: servingLabels(release) },
    });
    new ServingRbac(this.serving, 'rbac', { release, googleServiceAccount: images?.googleServiceAccount });
    const { queueProxyImage } = new ConfigMaps(this.serving, 'config', {
      release,
      configuration: configurations,
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

    this.network = network;
    network?.install(this, release);
    this.nodeSelector = props.nodeSelector;
    if (props.nodeSelector !== undefined && labelProblems('nodeSelector', props.nodeSelector).length === 0) {
      selectNodes(this, props.nodeSelector);
    }
    applyCapacity(this, props, configuration);
  }
}

/** @throws InputError if there is none, without which nothing can be said of the install */
function releaseOf({ release }: KnativeServingProps, cluster: Cluster | undefined): KnativeRelease {
  const found = release ?? cluster?.release;
  if (found instanceof KnativeRelease) {
    return found;
  }
  throw new InputError([
    `release of KnativeServing is ${show(found)}; allowed: none in an app with a cluster, otherwise KnativeRelease.of(VERSION)`,
  ]);
}

const isNetworkLayer = (network: NetworkLayer | undefined): network is NetworkLayer =>
  typeof network?.install === 'function';

function propsProblems(props: KnativeServingProps, cluster: Cluster | undefined): string[] {
  const { release, network, configuration = [], nodeSelector } = props;
  return [
    ...knownProperties('props', props, PROPERTIES),
    ...(release === undefined || cluster === undefined || release.version === cluster.release.version
      ? []
      : [`release is Knative ${release.version}; allowed: ${cluster.release.version}, which the cluster gets`]),
    ...(network === undefined || isNetworkLayer(network)
      ? []
      : [`network is ${show(network)}; allowed: a network layer such as new Kourier()`]),
    ...(Array.isArray(configuration)
      ? []
      : [`configuration is ${show(configuration)}; allowed: a list such as [fleet.servingConfiguration]`]),
    ...(nodeSelector === undefined ? [] : labelProblems('nodeSelector', nodeSelector)),
  ];
}
