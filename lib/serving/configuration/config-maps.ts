// The ConfigMaps that Serving's components watch. All of them must exist; most of them may be empty.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { servingLabels } from '../labels';
import { contradictionProblems, crossKeyProblems, entriesOf } from './entries';
import type { ServingConfiguration } from './keys';

/** The component label of each ConfigMap, by the ConfigMap's name without its prefix `config-`. */
const COMPONENTS = {
  autoscaler: 'autoscaler',
  defaults: 'controller',
  deployment: 'controller',
  domain: 'controller',
  features: 'controller',
  gc: 'controller',
  'leader-election': 'controller',
  logging: 'logging',
  network: 'networking',
  observability: 'observability',
  tracing: 'tracing',
};

export interface ConfigMapsProps {
  readonly release: KnativeRelease;
  /** What is set, from each part of the program that sets any. Two that give one key different values are an error. */
  readonly configuration: readonly ServingConfiguration[];
}

/** Serving's ConfigMaps, without the examples that the official release carries in them. */
export class ConfigMaps extends Construct {
  constructor(scope: Construct, id: string, props: ConfigMapsProps) {
    super(scope, id);
    const { release, configuration } = props;
    const entries = configuration.flatMap(entriesOf);

    const data = new Map<string, Record<string, string>>();
    data.set('deployment', { queueSidecarImage: release.servingImage('queue') });
    for (const { configMap, key, text } of entries) {
      data.set(configMap, { ...data.get(configMap), [key]: text });
    }

    for (const [name, component] of Object.entries(COMPONENTS)) {
      new k8s.KubeConfigMap(this, name, {
        metadata: { name: `config-${name}`, namespace: SERVING_NAMESPACE, labels: servingLabels(release, component) },
        data: data.get(name),
      });
    }

    this.node.addValidation({
      validate: () => [
        ...entries.flatMap(({ problems }) => problems),
        ...contradictionProblems(entries),
        ...crossKeyProblems(entries),
      ],
    });
  }
}
