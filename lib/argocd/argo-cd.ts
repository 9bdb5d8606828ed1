// What Argo CD reads: an Application for the platform, one for each environment, the order between them, and what they may do.
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DevFleet } from '../fleet/dev-fleet';
import { SyncWave } from '../gitops/sync-wave';
import { KnativeServing } from '../serving/knative-serving';
import { groupBy } from '../validation/group-by';
import { application } from './application';
import { deliveryProblems, propsProblems } from './checks';
import { chartDelivery, environmentDeliveries, platformDelivery } from './deliveries';
import { type GroupKind, project } from './project';
import { settings } from './settings';
import { OWN_CLUSTER, type Target } from './target';

export interface ArgoCdProps {
  /**
   * URL of the Git repository that holds dist/, such as `https://github.com/example/environments.git` or
   * `git@github.com:example/environments.git`. How Argo CD logs in there is said in Argo CD.
   */
  readonly repository: string;

  /**
   * Branch, tag or commit that is applied.
   * @default HEAD - the repository's default branch
   */
  readonly revision?: string;

  /**
   * Path of dist/ in the repository.
   * @default dist
   */
  readonly folder?: string;

  /** The install. */
  readonly platform: KnativeServing;

  /** The fleets whose environments are applied, each environment by an Application of its own. */
  readonly fleets: readonly DevFleet[];

  /**
   * Charts besides, each applied by an Application of its own when the platform is up, before the environments are.
   * @default - none
   */
  readonly charts?: readonly Chart[];

  /**
   * Kinds of the whole cluster that the charts have, besides those that the platform and the environments consist of.
   * @default - none
   */
  readonly clusterKinds?: readonly GroupKind[];

  /**
   * URL of the cluster's API server, as Argo CD knows it.
   * @default - the cluster that Argo CD runs in
   */
  readonly cluster?: string;

  /**
   * Name of the AppProject, and beginning of the names of the Applications: an Argo CD may have others.
   * @default knative-dev-fleet
   */
  readonly project?: string;

  /**
   * The namespace in which Argo CD runs.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * The AppProject of the Application that applies all others: one that may write into Argo CD's namespace.
   * @default default
   */
  readonly rootProject?: string;

  /**
   * Whether Argo CD syncs by itself, when Git changes and when somebody changes the cluster. Otherwise, a person starts each
   * sync; the Application of all Applications syncs by itself in any case.
   * @default true
   */
  readonly automated?: boolean;
}

/**
 * The objects of Argo CD. In the chart itself stands what a person applies once: the Application of all Applications, and keys
 * of Argo CD's ConfigMap. In its chart `applications` stands what that Application applies.
 */
export class ArgoCd extends Chart {
  constructor(scope: Construct, id: string, props: ArgoCdProps) {
    super(scope, id);
    const clusterKinds = listed(props.clusterKinds);
    const target: Target = {
      repository: props.repository,
      revision: props.revision ?? 'HEAD',
      folder: props.folder ?? 'dist',
      project: props.project ?? 'knative-dev-fleet',
      cluster: props.cluster ?? OWN_CLUSTER,
      namespace: props.namespace ?? 'argocd',
      automated: props.automated ?? true,
    };
    const applications = new Chart(this, 'applications');
    const pathOf = ({ node }: Construct) => `${target.folder}/${node.path}`;

    settings(this, 'settings', target.namespace);
    application(this, 'root', {
      ...target,
      name: target.project,
      path: pathOf(applications),
      project: props.rootProject ?? 'default',
      cluster: OWN_CLUSTER,
      automated: true,
      destinationNamespace: target.namespace,
      wave: SyncWave.Resources,
      isAwaited: true,
      isCascading: false,
    });

    // What is of a wrong type is reported below, and taken for nothing until then.
    const deliveries = [
      ...[props.platform].filter((platform) => platform instanceof KnativeServing).map(platformDelivery),
      ...listed(props.charts)
        .filter((chart) => chart instanceof Chart)
        .map(chartDelivery),
      ...listed(props.fleets)
        .filter((fleet) => fleet instanceof DevFleet)
        .flatMap(environmentDeliveries),
    ].map((delivery) => ({ ...delivery, name: `${target.project}-${delivery.id}` }));

    project(applications, 'project', target, clusterKinds);
    // Of two with one name, the first is built; both are reported.
    for (const [name, [delivery]] of groupBy(deliveries, (each) => each.name)) {
      if (delivery !== undefined) {
        application(applications, name, { ...target, ...delivery.application, name, path: pathOf(delivery.construct) });
      }
    }

    this.node.addValidation({
      validate: () => [...propsProblems(props), ...deliveryProblems(this, deliveries, clusterKinds)],
    });
  }
}

const listed = <Item>(list: readonly Item[] | undefined): readonly Item[] => (Array.isArray(list) ? list : []);
