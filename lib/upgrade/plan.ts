// The plan of an upgrade as data: every step in order, with what it changes and what it asks for.
import { App } from 'cdk8s';
import { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { minorOf } from '../release/versions';
import { InputError, userProblems } from '../validation/input-error';
import { CONFIG_MAPS } from './config-maps';
import { type ConfigurationChanges, configurationChanges } from './configuration-changes';
import { install } from './install';
import { EVERY_KNATIVE_STEP, EVERY_KUBERNETES_STEP, type Notice, releaseNotices } from './notices';
import { type ObjectChanges, objectChanges } from './object-changes';
import { type KnativeUpgrade, type KubernetesUpgrade, upgradePath } from './path';

export interface UpgradeProps {
  /** The Knative release that the cluster runs, such as `1.3.1`. */
  readonly from: string;

  /** The Knative release that it shall run, such as `1.23.0`. */
  readonly to: string;

  /**
   * The Kubernetes minor that the cluster runs, such as `1.25`.
   * @default - the oldest on which `from` runs: a newer cluster can leave out steps of this plan, and needs no other ones
   */
  readonly kubernetes?: string;
}

/** An upgrade from one release of Knative to a newer one. */
export interface UpgradePlan {
  readonly from: string;
  readonly to: string;
  /** The Kubernetes minor that the cluster runs before the first step. */
  readonly kubernetes: string;
  /** Whether that is an assumption. */
  readonly kubernetesAssumed: boolean;
  /** What every step of a kind asks for. */
  readonly everyStep: Readonly<Record<UpgradeStep['kind'], readonly Notice[]>>;
  /** The steps in order; none if the cluster runs the release already. */
  readonly steps: readonly UpgradeStep[];
}

export type UpgradeStep = KubernetesStep | KnativeStep;

/** Kubernetes itself is raised. */
export interface KubernetesStep {
  readonly kind: 'kubernetes';
  readonly from: string;
  readonly to: string;
  /** The minors to raise it to, one after the other: Kubernetes is raised by one at a time as well. */
  readonly minors: readonly string[];
  /** The Knative release that the cluster runs meanwhile. */
  readonly knative: string;
  /** The Knative release of the next step, which doesn't start on an older Kubernetes. */
  readonly neededBy: string;
  /** What `dist/` says differently on the newer Kubernetes. */
  readonly objects: ObjectChanges;
}

/** Knative Serving, and with it the Kourier of the same minor, gets another release. */
export interface KnativeStep {
  readonly kind: 'knative';
  readonly from: string;
  readonly to: string;
  readonly kourier: { readonly from: string; readonly to: string };
  /** The Kubernetes minor that the cluster runs by then. */
  readonly kubernetes: string;
  readonly notices: readonly Notice[];
  readonly objects: ObjectChanges;
  readonly configuration: ConfigurationChanges;
}

/**
 * Returns the plan of an upgrade.
 * @throws InputError if a release is unknown, if the cluster doesn't run `from`, or if `to` is older
 */
export function planUpgrade(props: UpgradeProps): UpgradePlan {
  const { from, to, kubernetes } = checked(props);
  const steps: UpgradeStep[] = [];
  let before = install(from, kubernetes);
  for (const stretch of upgradePath(from, to, kubernetes)) {
    const after =
      stretch.kind === 'kubernetes' ? install(stretch.knative, stretch.to) : install(stretch.to, stretch.kubernetes);
    const objects = objectChanges(before, after);
    steps.push(stretch.kind === 'kubernetes' ? kubernetesStep(stretch, objects) : knativeStep(stretch, objects));
    before = after;
  }
  return {
    from: from.version,
    to: to.version,
    kubernetes,
    kubernetesAssumed: props.kubernetes === undefined,
    everyStep: { kubernetes: EVERY_KUBERNETES_STEP, knative: EVERY_KNATIVE_STEP },
    steps,
  };
}

function checked(props: UpgradeProps): {
  readonly from: KnativeRelease;
  readonly to: KnativeRelease;
  readonly kubernetes: string;
} {
  const problems: string[] = [];
  const find = (version: string, what: string): KnativeRelease => {
    try {
      return KnativeRelease.of(version, what);
    } catch (error) {
      problems.push(...userProblems(error));
      return KnativeRelease.newestPatch(version) ?? KnativeRelease.newest();
    }
  };
  const [from, to] = [find(props.from, 'FROM'), find(props.to, 'TO')];
  const unknown = problems.length > 0;
  const kubernetes = props.kubernetes ?? from.minimumKubernetes;
  // What an unknown release runs on, and which one is newer, can't be told.
  problems.push(
    ...new Cluster(
      new App(),
      'cluster',
      unknown ? { kubernetes } : { knative: from.version, kubernetes },
    ).node.validate(),
    ...(unknown ? [] : downgradeProblems(from, to)),
  );
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return { from, to, kubernetes };
}

const downgradeProblems = (from: KnativeRelease, to: KnativeRelease): string[] =>
  to.since(from.version)
    ? []
    : [
        `TO is '${to.version}'; allowed: ${from.version}, which the cluster runs, or newer. There is nothing to plan: ` +
          'Knative documents no way back for an install from manifests. To undo a step right after it, revert its commit ' +
          'and let Argo CD sync, as one minor back is what Knative tests; for an older release, install it on another cluster',
      ];

const kubernetesStep = (
  { kind, from, to, knative, neededBy }: KubernetesUpgrade,
  objects: ObjectChanges,
): KubernetesStep => ({
  kind,
  from,
  to,
  minors: minorsBetween(from, to),
  knative: knative.version,
  neededBy: neededBy.version,
  objects,
});

/** Returns the minors of Kubernetes after one, up to another. */
const minorsBetween = (from: string, to: string): string[] =>
  [...Array(minorOf(to) - minorOf(from)).keys()].map((index) => `1.${minorOf(from) + 1 + index}`);

const knativeStep = ({ kind, from, to, kubernetes }: KnativeUpgrade, objects: ObjectChanges): KnativeStep => ({
  kind,
  from: from.version,
  to: to.version,
  kourier: { from: from.kourierVersion, to: to.kourierVersion },
  kubernetes,
  notices: releaseNotices(from, to, kubernetes),
  objects,
  configuration: configurationChanges(from, to, CONFIG_MAPS),
});
