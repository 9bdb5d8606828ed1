// What is done once after each upgrade.
import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { resourceRequirements, SYSTEM_NAMESPACE, securityContext } from '../kubernetes/container';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import type { ServingImage } from '../release/releases';
import { SERVICE_ACCOUNT, servingLabels } from './labels';

const NOT_IN_THE_MESH = { 'sidecar.istio.io/inject': 'false' };

interface PostInstallJobProps {
  readonly release: KnativeRelease;
  /** Value of the label `app.kubernetes.io/component`. */
  readonly component: string;
  /** Value of the label `app` of the pods. @default - the Job's name */
  readonly podApp?: string;
  readonly image: ServingImage;
  readonly args?: string[];
  readonly env?: k8s.EnvVar[];
  readonly securityContext: k8s.SecurityContext;
}

/** A Job whose id is its name, to which the API server adds what makes it unique. */
class PostInstallJob extends Construct {
  constructor(scope: Construct, id: string, props: PostInstallJobProps) {
    super(scope, id);
    const { release, component } = props;
    const { 'serving.knative.dev/release': _, ...podLabels } = servingLabels(release, component);

    const job = new k8s.KubeJob(this, 'job', {
      metadata: {
        name: `${id}-`,
        namespace: SERVING_NAMESPACE,
        labels: { ...servingLabels(release, component), app: id },
      },
      spec: {
        ttlSecondsAfterFinished: 600,
        backoffLimit: 10,
        template: {
          metadata: {
            ...(!release.since('1.16') && { annotations: NOT_IN_THE_MESH }),
            labels: {
              ...podLabels,
              app: props.podApp ?? id,
              ...(release.since('1.16') && NOT_IN_THE_MESH),
            },
          },
          spec: {
            serviceAccountName: SERVICE_ACCOUNT,
            restartPolicy: 'OnFailure',
            containers: [
              {
                name: props.image,
                image: release.servingImage(props.image),
                args: props.args,
                env: props.env,
                resources: resourceRequirements({
                  requests: { cpu: '100m', memory: '100Mi' },
                  limits: { cpu: '1000m', memory: '1000Mi' },
                }),
                securityContext: props.securityContext,
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

/** Rewrites stored objects in the version that the release stores. */
export function storageVersionMigration(scope: Construct, release: KnativeRelease): void {
  const { capabilities: _, ...withoutCapabilities } = securityContext(release);
  const resources = [
    'services',
    'configurations',
    'revisions',
    'routes',
    ...(release.since('1.11') ? ['domainmappings'] : []),
  ];
  new PostInstallJob(scope, 'storage-version-migration-serving', {
    release,
    component: 'storage-version-migration-job',
    image: 'migrate',
    args: resources.map((resource) => `${resource}.serving.knative.dev`),
    securityContext: release.since('1.8') ? securityContext(release) : withoutCapabilities,
  });
}

/** Deletes what releases before have left behind. */
export function cleanup(scope: Construct, release: KnativeRelease): void {
  new PostInstallJob(scope, 'cleanup-serving', {
    release,
    component: 'cleanup-job',
    podApp: 'cleanup-migration-serving',
    image: 'cleanup',
    env: [SYSTEM_NAMESPACE],
    securityContext: securityContext(release),
  });
}
