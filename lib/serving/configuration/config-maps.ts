// The ConfigMaps that Serving's components watch. All of them must exist; most of them may be empty.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { isKnown, spellingIn } from '../../configuration/key';
import { renderConfigurations } from '../../configuration/render';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { servingLabels } from '../labels';
import { SERVING_DEFINITIONS } from './definitions';
import { DEPLOYMENT } from './keys/deployment';
import type { ServingConfiguration } from './serving-configuration';

/** The component label of ConfigMaps that do not belong to the controller. */
const COMPONENTS: Readonly<Record<string, string>> = {
  'config-autoscaler': 'autoscaler',
  'config-logging': 'logging',
  'config-network': 'networking',
  'config-observability': 'observability',
  'config-tracing': 'tracing',
};

/** Labels that only some ConfigMaps have. */
const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'config-certmanager': { 'networking.knative.dev/certificate-provider': 'cert-manager' },
};

export interface ConfigMapsProps {
  readonly release: KnativeRelease;
  /** What is set, from each part of the program that sets any. Two that give one key different values are an error. */
  readonly configuration: readonly ServingConfiguration[];
}

/** Serving's ConfigMaps, without the examples that the official release carries in them. */
export class ConfigMaps extends Construct {
  /** The image of Knative's proxy in each pod. */
  readonly queueProxyImage: string;

  constructor(scope: Construct, id: string, props: ConfigMapsProps) {
    super(scope, id);
    const { release, configuration } = props;
    const { data, problems } = renderConfigurations(SERVING_DEFINITIONS, configuration, release);

    // The only key that Knative has no default for.
    const imageKey = spellingIn(DEPLOYMENT.keys.queueSidecarImage, release);
    const deployment = data.get(DEPLOYMENT.name);
    this.queueProxyImage = deployment?.[imageKey] ?? release.servingImage('queue');
    for (const { name, since } of Object.values(SERVING_DEFINITIONS)) {
      if (isKnown({ since }, release)) {
        new k8s.KubeConfigMap(this, name.replace('config-', ''), {
          metadata: {
            name,
            namespace: SERVING_NAMESPACE,
            labels: { ...servingLabels(release, COMPONENTS[name] ?? 'controller'), ...LABELS[name] },
          },
          data: name === DEPLOYMENT.name ? { ...deployment, [imageKey]: this.queueProxyImage } : data.get(name),
        });
      }
    }
    this.node.addValidation({ validate: () => [...problems] });
  }
}
