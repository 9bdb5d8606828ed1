// The GitOps form differs from the official release by what the adjustments say, and by nothing else.
import { App } from 'cdk8s';
import { renderRelease } from '../../../lib/conformance/render';
import { differences } from '../../../lib/differences/differences';
import { type ADJUSTMENTS, type AdjustmentSwitches, gitOpsForm } from '../../../lib/gitops/adjustments/gitops-form';
import { identity, type Manifest } from '../../../lib/gitops/manifest';
import { Cluster } from '../../../lib/release/cluster';
import { KnativeRelease } from '../../../lib/release/knative-release';

type Name = keyof typeof ADJUSTMENTS;

/** Where each adjustment may make a difference: in which objects, at which paths in them, and of which values. */
const PLACES: Readonly<Record<Name, readonly [objects: RegExp, paths: RegExp, values?: RegExp]>> = {
  webhookRulesLeftToKnative: [/^(Mutating|Validating)WebhookConfiguration\./, /^webhooks\[\d+\]\.rules$/],
  jobsNamedByRelease: [
    /^Job\./,
    /^metadata\.(name|generateName|annotations\['argocd\.argoproj\.io\/hook(-delete-policy)?'\])$/,
  ],
  autoscalingApiOfTheCluster: [/^HorizontalPodAutoscaler\./, /^apiVersion$/],
  autoscalerHpaWhereItWorks: [/^(Deployment\.apps|Service) knative-serving\/autoscaler-hpa$/, /^$/],
  replicasLeftToAutoscalers: [/^Deployment\./, /^spec\.replicas$/],
  podsSafeToEvict: [
    /^Deployment\./,
    /^spec\.template\.metadata\.annotations(\['cluster-autoscaler\.kubernetes\.io\/safe-to-evict'\])?$/,
  ],
  disruptionsAllowed: [/^PodDisruptionBudget\./, /^spec\.(minAvailable|maxUnavailable)$/],
  deletionConfirmed: [
    /^(Namespace|CustomResourceDefinition\.\S+) |^Service kourier-system\/kourier$/,
    /^metadata\.annotations\['argocd\.argoproj\.io\/sync-options'\]$/,
  ],
  configDeploymentAfterController: [
    /^ConfigMap knative-serving\/config-deployment$/,
    /^metadata\.annotations\['argocd\.argoproj\.io\/sync-wave'\]$/,
    /^"45"$/,
  ],
  syncWaves: [/./, /^metadata\.annotations\['argocd\.argoproj\.io\/sync-wave'\]$/],
};

const NAMES = Object.keys(PLACES).filter((name): name is Name => name in PLACES);

const ALL_ON: AdjustmentSwitches = Object.fromEntries(NAMES.map((name) => [name, true]));

/** Returns the object with annotations, so that each that is added is a difference by itself. */
const withAnnotations = (manifest: Manifest): Manifest => ({
  ...manifest,
  metadata: { ...manifest.metadata, annotations: manifest.metadata.annotations ?? {} },
});

/** Returns every place in which a form differs from the official one, with the two values. */
function changes(official: readonly Manifest[], cluster: Cluster, switches: AdjustmentSwitches): string[] {
  const form = gitOpsForm(official, cluster, switches);
  return official.flatMap((manifest) => {
    const adjusted = form(manifest);
    return adjusted === undefined
      ? [`${identity(manifest)}: `]
      : differences(withAnnotations(manifest), withAnnotations(adjusted)).map(
          ({ path, actual }) => `${identity(manifest)}: ${path}: ${JSON.stringify(actual)}`,
        );
  });
}

/** Returns the adjustments that may have made a change; the one that comes first made it. */
const causes = (change: string): Name[] => {
  const [object = '', path = '', value = ''] = change.split(': ');
  return NAMES.filter((name) => {
    const [objects, paths, values] = PLACES[name];
    return objects.test(object) && paths.test(path) && (values?.test(value) ?? true);
  });
};

const CLUSTERS = KnativeRelease.all().flatMap(({ version, minimumKubernetes }) =>
  [minimumKubernetes, '1.34'].map((kubernetes) => [version, kubernetes] as const),
);

describe.each(CLUSTERS)('Knative %s on Kubernetes %s', (knative, kubernetes) => {
  const cluster = new Cluster(new App(), 'cluster', { knative, kubernetes });
  const official = renderRelease(cluster.release);
  const allChanges = changes(official, cluster, ALL_ON);

  test('everything that differs is one of the adjustments', () => {
    expect(allChanges.filter((change) => causes(change).length === 0)).toEqual([]);
    expect(allChanges.length).toBeGreaterThan(official.length);
  });

  test('nothing differs when all are switched off', () => {
    const off: AdjustmentSwitches = Object.fromEntries(NAMES.map((name) => [name, false]));
    expect(changes(official, cluster, off)).toEqual([]);
  });

  test.each(NAMES)('%s can be switched off by itself', (name) => {
    const rest = changes(official, cluster, { ...ALL_ON, [name]: false });
    // config-deployment still has a wave, and what is left out only otherwise has differences of its own.
    const isOther = (change: string) => causes(change)[0] !== name && !/config-deployment|autoscaler-hpa/.test(change);
    expect(rest.filter(isOther)).toEqual(allChanges.filter(isOther));
    expect(rest.filter((change) => causes(change)[0] === name)).toEqual([]);
  });
});

/** Adjustments that no official release needs. */
const OF_NO_RELEASE: readonly Name[] = ['replicasLeftToAutoscalers'];

test('each adjustment changes some release, but for what only additions need', () => {
  const made = new Set(
    CLUSTERS.flatMap(([knative, kubernetes]) => {
      const cluster = new Cluster(new App(), 'cluster', { knative, kubernetes });
      return changes(renderRelease(cluster.release), cluster, ALL_ON).map((change) => causes(change)[0]);
    }),
  );
  expect(NAMES.filter((name) => !made.has(name))).toEqual(OF_NO_RELEASE);
});
