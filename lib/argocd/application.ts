// An Application: a folder of dist/ that Argo CD keeps a cluster equal to.
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { RESOURCES_FINALIZER } from '../gitops/cascades';
import { SYNC_WAVE, type SyncWave } from '../gitops/sync-wave';
import type { IgnoredDifference } from './ignored-differences';
import { ARGOCD_API_VERSION, type Target } from './target';

/** What one Application says that not all say. */
export interface ApplicationFacts {
  /** Where the Application stands in the order of all of them. */
  readonly wave: SyncWave;
  /** Whether the Applications after it wait until all of its objects are healthy. */
  readonly isAwaited: boolean;
  /** Whether all that it has applied is deleted with it. */
  readonly isCascading: boolean;
  /** The namespace of its objects. @default - they are in several */
  readonly destinationNamespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** What others write at run time. @default - nothing */
  readonly ignoredDifferences?: readonly IgnoredDifference[];
  /** How it is applied, besides what all have in common. @default - nothing else */
  readonly syncOptions?: readonly string[];
}

export interface ApplicationProps extends ApplicationFacts, Omit<Target, 'folder'> {
  /** Name of the Application. */
  readonly name: string;
  /** Path of the folder in the repository; everything under it is applied. */
  readonly path: string;
}

/**
 * The annotation, of the value `false`, of an Application that others don't wait for: one environment that can't start keeps
 * nobody from adding another. It is read where Argo CD tells the health of an Application.
 */
export const AWAITED = 'knative-dev-fleet/awaited';

/**
 * Attempts after a sync that failed, and the pauses before them. A new cluster needs a few: a webhook that isn't up yet, an
 * autoscaler that has no metrics yet.
 */
const RETRY = { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } };

/** Kinds may come with the sync itself. */
const SYNC_OPTIONS = ['SkipDryRunOnMissingResource=true'];

/** Adds an Application. */
export function application(scope: Construct, id: string, props: ApplicationProps): void {
  const { ignoredDifferences = [], syncOptions = [] } = props;
  const spec: IApplication['spec'] = {
    project: props.project,
    source: {
      repoURL: props.repository,
      targetRevision: props.revision,
      path: props.path,
      directory: { recurse: true },
    },
    destination: {
      server: props.cluster,
      ...(props.destinationNamespace !== undefined && { namespace: props.destinationNamespace }),
    },
    syncPolicy: {
      ...(props.automated && { automated: { prune: true, selfHeal: true } }),
      syncOptions: [...SYNC_OPTIONS, ...syncOptions],
      retry: RETRY,
    },
    ...(ignoredDifferences.length > 0 && {
      ignoreDifferences: ignoredDifferences.map(({ reason: _, ...difference }) => difference),
    }),
  };
  new ApiObject(scope, id, {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: props.namespace,
      labels: { ...props.labels },
      annotations: {
        ...props.annotations,
        // A commit that changes nothing in the folder costs Argo CD nothing.
        'argocd.argoproj.io/manifest-generate-paths': '.',
        [SYNC_WAVE]: String(props.wave),
        ...(!props.isAwaited && { [AWAITED]: 'false' }),
      },
      ...(props.isCascading && { finalizers: [RESOURCES_FINALIZER] }),
    },
    spec,
  });
}
