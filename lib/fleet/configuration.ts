// A Configuration by itself: makes revisions, and leaves it to a Route which of them are called.
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { useProblems } from '../service/features';
import { CONFIGURATION } from '../service/fields/service';
import { renderService } from '../service/render';
import { imageWarnings } from '../service/rules/images';
import type { ConfigurationProps } from '../service/service-props';
import { namespaceName, resourceName } from '../validation/rules';
import { addWarnings } from '../validation/warnings';
import { releaseFor, settingsFor, usualSettings } from './install';

export interface KnativeConfigurationProps extends ConfigurationProps {
  /** The namespace that the revisions run in. */
  readonly namespace: string;

  /**
   * Name of the Configuration; its revisions are called `NAME-00001` and so on.
   * @default - the construct's id
   */
  readonly name?: string;
}

/** A Configuration, for those who route requests to its revisions themselves. */
export class KnativeConfiguration extends Construct {
  /** The Configuration. */
  readonly configuration: ApiObject;

  constructor(scope: Construct, id: string, { name = id, namespace, ...props }: KnativeConfigurationProps) {
    super(scope, id);
    const release = releaseFor(this);
    const { metadata, spec, uses, problems, checked } = renderService(CONFIGURATION, props, release);
    this.configuration = new ApiObject(this, 'configuration', {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Configuration',
      metadata: { ...metadata, name, namespace },
      spec,
    });
    this.node.addValidation({
      validate: () => {
        const settings = settingsFor(this);
        return [
          ...resourceName('name', name),
          ...namespaceName('namespace', namespace),
          ...problems({ release, settings: settings ?? usualSettings(release), name }),
          ...(settings === undefined ? [] : useProblems(uses, settings, checked)),
        ];
      },
    });
    addWarnings(this, () => imageWarnings(checked));
  }
}
