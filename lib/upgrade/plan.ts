// The plan of an upgrade as data: every step in order, with what it changes and what it asks for.
import { App } from 'cdk8s';
import type { ConfigMapDefinition } from '../configuration/key';
import { renderRelease } from '../conformance/render';
import { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { InputError } from '../validation/input-error';
import { type ConfigurationChanges, configurationChanges } from './configuration-changes';
import { EVERY_KNATIVE_STEP, EVERY_KUBERNETES_STEP, type Notice, releaseNotices } from './notices';
import { type ObjectChanges, objectChanges } from './object-changes';
import { type KnativeUpgrade, type KubernetesRaise, upgradePath } from './path';

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
 * @param configMaps the ConfigMaps whose keys are compared
 * @throws InputError if a release is unknown, if the cluster doesn't run `from`, or if `to` is older
 */
export function planUpgrade(props: UpgradeProps, configMaps: readonly ConfigMapDefinition[]): UpgradePlan {
  const from = KnativeRelease.of(props.from);
  const to = KnativeRelease.of(props.to);
  const kubernetes = props.kubernetes ?? from.minimumKubernetes;
  const cluster = new Cluster(new App(), 'cluster', { knative: from.version, kubernetes });
  const problems = [...cluster.node.validate(), ...downgradeProblems(from, to)];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  return {
    from: from.version,
    to: to.version,
    kubernetes,
    kubernetesAssumed: props.kubernetes === undefined,
    everyStep: { kubernetes: EVERY_KUBERNETES_STEP, knative: EVERY_KNATIVE_STEP },
    steps: upgradePath(from, to, kubernetes).map((step) =>
      step.kind === 'kubernetes' ? kubernetesStep(step) : knativeStep(step, configMaps),
    ),
  };
}

const downgradeProblems = (from: KnativeRelease, to: KnativeRelease): string[] =>
  to.since(from.version)
    ? []
    : [
        `target is '${to.version}'; allowed: ${from.version}, which the cluster runs, or newer. There is nothing to plan: ` +
          'Knative documents no way back for an install from manifests. To undo a step right after it, revert its commit ' +
          'and let Argo CD sync, as one minor back is what Knative tests; for an older release, install it on another cluster',
      ];

const kubernetesStep = ({ kind, from, to, knative, neededBy }: KubernetesRaise): KubernetesStep => ({
  kind,
  from,
  to,
  minors: minorsBetween(from, to),
  knative: knative.version,
  neededBy: neededBy.version,
});

/** Returns the minors of Kubernetes after one, up to another. */
function minorsBetween(from: string, to: string): string[] {
  const first = minorOf(from) + 1;
  return [...Array(minorOf(to) - minorOf(from)).keys()].map((index) => `1.${first + index}`);
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

const knativeStep = (
  { kind, from, to, kubernetes }: KnativeUpgrade,
  configMaps: readonly ConfigMapDefinition[],
): KnativeStep => ({
  kind,
  from: from.version,
  to: to.version,
  kourier: { from: from.kourierVersion, to: to.kourierVersion },
  kubernetes,
  notices: releaseNotices(from, to, kubernetes),
  objects: objectChanges(renderRelease(from), renderRelease(to)),
  configuration: configurationChanges(from, to, configMaps),
});
