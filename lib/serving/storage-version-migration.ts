// After an upgrade, rewrites stored objects in the version that the release stores.
import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { resourceRequirements, SECURITY_CONTEXT } from './components/container';
import { SERVICE_ACCOUNT, servingLabels } from './labels';

const APP = 'storage-version-migration-serving';

/** The resources whose stored objects are rewritten. */
const RESOURCES = ['services', 'configurations', 'revisions', 'routes'];

export interface StorageVersionMigrationProps {
  readonly release: KnativeRelease;
}

/** The Job that is run once for each release. */
export class StorageVersionMigration extends Construct {
  constructor(scope: Construct, id: string, props: StorageVersionMigrationProps) {
    super(scope, id);
    const servingJobLabels = servingLabels(props.release, 'storage-version-migration-job');
    const { 'serving.knative.dev/release': _, ...podLabels } = servingJobLabels;

    const job = new k8s.KubeJob(this, 'job', {
      metadata: { name: `${APP}-`, namespace: SERVING_NAMESPACE, labels: { ...servingJobLabels, app: APP } },
      spec: {
        ttlSecondsAfterFinished: 600,
        backoffLimit: 10,
        template: {
          metadata: { annotations: { 'sidecar.istio.io/inject': 'false' }, labels: { ...podLabels, app: APP } },
          spec: {
            serviceAccountName: SERVICE_ACCOUNT,
            restartPolicy: 'OnFailure',
            containers: [
              {
                name: 'migrate',
                image: props.release.servingImage('migrate'),
                args: RESOURCES.map((resource) => `${resource}.serving.knative.dev`),
                resources: resourceRequirements({
                  requests: { cpu: '100m', memory: '100Mi' },
                  limits: { cpu: '1000m', memory: '1000Mi' },
                }),
                securityContext: SECURITY_CONTEXT,
              },
            ],
          },
        },
      },
    });
    // cdk8s knows metadata.name only; the release leaves the rest of the name to the API server.
    job.addJsonPatch(JsonPatch.move('/metadata/name', '/metadata/generateName'));
  }
}
