// All CRDs of Knative Serving, in a chart of their own: they must exist before any object of theirs.
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { autoscalingCrds } from './autoscaling';
import { cachingCrds } from './caching';
import { customResourceDefinition } from './custom-resource-definition';
import { networkingCrds } from './networking';
import { servingCrds } from './serving';

export interface KnativeCrdsProps {
  /** The release whose CRDs are written. */
  readonly release: KnativeRelease;
}

/** The CustomResourceDefinitions of Knative Serving. */
export class KnativeCrds extends Chart {
  constructor(scope: Construct, id: string, props: KnativeCrdsProps) {
    super(scope, id);
    const { release } = props;
    const groups = [servingCrds, networkingCrds, autoscalingCrds, cachingCrds];
    for (const definition of groups.flatMap((definitions) => definitions(release))) {
      customResourceDefinition(this, definition);
    }
  }
}
