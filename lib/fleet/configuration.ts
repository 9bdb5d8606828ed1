// A Configuration by itself: makes revisions, and leaves it to a Route which of them are called.
import { Construct } from 'constructs';
import { Configuration } from '../../imports/serving.knative.dev';
import { knownProperties, namespaceName, resourceName } from '../validation/rules';
import { REVISION_PROPERTIES, type RevisionProps, revisionProblems, revisionTemplate } from './revision';

export interface KnativeConfigurationProps extends RevisionProps {
  /** The namespace that the revisions run in. */
  readonly namespace: string;

  /**
   * Name of the Configuration; its revisions are called `NAME-00001` and so on.
   * @default - the construct's id
   */
  readonly name?: string;
}

const PROPERTIES: Readonly<Record<keyof KnativeConfigurationProps, true>> = {
  ...REVISION_PROPERTIES,
  namespace: true,
  name: true,
};

/** A Configuration, for those who route requests to its revisions themselves. */
export class KnativeConfiguration extends Construct {
  /** The Configuration. */
  readonly configuration: Configuration;

  constructor(scope: Construct, id: string, props: KnativeConfigurationProps) {
    super(scope, id);
    const { name = id, namespace } = props;
    this.configuration = new Configuration(this, 'configuration', {
      metadata: { name, namespace },
      spec: { template: revisionTemplate(this, props) },
    });
    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...revisionProblems(props),
      ],
    });
  }
}
