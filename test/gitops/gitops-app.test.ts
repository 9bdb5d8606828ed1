import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { DevFleet } from '../../lib/fleet/dev-fleet';
import type { EnvironmentDefinition } from '../../lib/fleet/environment-definition';
import { GitOpsApp, type GitOpsAppProps } from '../../lib/gitops/gitops-app';
import { readFiles } from '../../lib/gitops/output-folder';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { addWarnings } from '../../lib/validation/warnings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An app with one ConfigMap in it. */
function app(props: Partial<GitOpsAppProps>) {
  const gitOpsApp = new GitOpsApp({ knative: '1.3.1', kubernetes: '1.25', outdir: join(folder, 'dist'), ...props });
  const chart = new Chart(gitOpsApp, 'extra');
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'b' } });
  return gitOpsApp;
}

test('minimal: writes the GitOps form', () => {
  app({}).synth();
  expect([...readFiles(join(folder, 'dist')).values()]).toEqual([expect.stringContaining('sync-wave: "30"')]);
});

test('all props: writes another form to another folder', () => {
  const props: Required<GitOpsAppProps> = {
    knative: '1.3.1',
    kubernetes: '1.21',
    adjustments: { syncWaves: false },
    outdir: join(folder, 'elsewhere'),
  };
  const { changes } = app(props).write();
  expect(changes.added).toEqual(['extra/30-configmap-a.yaml']);
  expect([...readFiles(join(folder, 'elsewhere')).values()]).toEqual([expect.not.stringContaining('sync-wave')]);
});

test('fails with the problems of constructs and objects together, and writes nothing', () => {
  const broken = app({ knative: '1.99.0' });
  new ApiObject(new Chart(broken, 'more'), 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'b' },
  });
  expect(() => broken.synth()).toThrow(
    [
      `cluster: knative is '1.99.0'; allowed: ${KnativeRelease.versions().join(', ')}`,
      'extra/config: is ConfigMap b/a, as is more/config; allowed: one object of a kind and name',
    ].join('\n'),
  );
  expect(readFiles(folder)).toEqual(new Map());
});

test('fails for a misspelt property', () => {
  const props: Partial<GitOpsAppProps> = JSON.parse('{"knativ":"1.3.1"}');
  expect(() => app(props).folders()).toThrow(
    "cluster: props of GitOpsApp has property 'knativ'; allowed: kubernetes, knative, adjustments, outdir",
  );
});

test('fails for an adjustment that there is not', () => {
  const props: Partial<GitOpsAppProps> = JSON.parse('{"adjustments":{"syncWave":false}}');
  expect(() => app(props).folders()).toThrow(
    "cluster: adjustments has 'syncWave'; allowed: webhookRulesLeftToKnative,",
  );
});

describe('an old release on a new cluster', () => {
  const platform = (props: Partial<GitOpsAppProps>) => {
    const gitOpsApp = new GitOpsApp({ knative: '1.3.1', kubernetes: '1.26', ...props });
    new KnativeServing(gitOpsApp, 'platform', { release: gitOpsApp.cluster.release });
    return gitOpsApp;
  };

  test('is written with the API that the cluster serves, and without what would not work', () => {
    const manifests = platform({})
      .folders()
      .flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
    const versions = manifests
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map(({ apiVersion }) => apiVersion);
    expect(versions).toEqual(['autoscaling/v2', 'autoscaling/v2']);
    expect(manifests.filter(({ metadata }) => metadata.name === 'autoscaler-hpa')).toEqual([]);
  });

  test('is refused where the adjustments are switched off, with the newest release for the cluster', () => {
    expect(() => platform({ adjustments: { autoscalingApiOfTheCluster: false } }).folders()).toThrow(
      "platform/serving/activator/availability/horizontal-pod-autoscaler, platform/serving/webhook/availability/horizontal-pod-autoscaler: HorizontalPodAutoscaler is of autoscaling/v2beta2, which Kubernetes 1.26 doesn't serve; allowed: autoscaling/v2. The newest release for 1.26 is Knative 1.12.4",
    );
  });
});

describe('environments that dist/ no longer has', () => {
  const DEMO: EnvironmentDefinition = { name: 'demo', protected: true };

  const fleet = (environments: readonly EnvironmentDefinition[]) => {
    const gitOpsApp = new GitOpsApp({ kubernetes: '1.34', outdir: join(folder, 'dist') });
    new DevFleet(gitOpsApp, 'environments', {
      domain: 'dev.example.com',
      environments,
      apis: { hello: { image: 'hello:1' } },
    });
    return gitOpsApp;
  };
  const named = (...names: string[]) => names.map((name) => ({ name }));
  const FOUR = named('a', 'b', 'c', 'd');

  test.each([
    ['one of four', FOUR, named('a', 'b', 'c'), undefined],
    ['two of four that are confirmed', FOUR, named('a', 'b'), 2],
    ['a protected one that is confirmed', [...FOUR, DEMO], FOUR, 1],
  ])('are deleted: %s', (_, before, after, deletions) => {
    fleet(before).write();
    const { changes } = fleet(after).write({ deletions });
    expect(changes.removed).toContainEqual(expect.stringContaining('00-namespace-'));
  });

  test.each([
    ['two of four', FOUR, named('a', 'b'), undefined, '2 of 4 environments would be deleted: c, d; allowed: at most 1'],
    ['a protected one', [...FOUR, DEMO], FOUR, undefined, 'demo would be deleted, although protected'],
    ['another number of them', FOUR, named('a', 'b'), 1, '--yes-delete is 1; allowed: 2, as this deletes c, d'],
    ['none, where one is confirmed', FOUR, FOUR, 1, '--yes-delete is 1; allowed: none'],
  ])('are kept, and nothing is written: %s', (_, before, after, deletions, message) => {
    fleet(before).write();
    const files = readFiles(folder);
    expect(() => fleet(after).write({ deletions })).toThrow(message);
    expect(readFiles(folder)).toEqual(files);
  });
});

test('warns of an upgrade that Knative does not support, and of what constructs let pass', () => {
  const release = (knative: string) => {
    const gitOpsApp = app({ knative, kubernetes: '1.34' });
    new KnativeServing(gitOpsApp, 'platform', { release: gitOpsApp.cluster.release });
    addWarnings(gitOpsApp.cluster, () => ['it is old', 'it is slow']);
    return gitOpsApp;
  };
  const told = ['cluster: it is old', 'cluster: it is slow'];
  expect(release('1.21.3').write().warnings).toEqual(told);
  expect(release('1.23.0').write().warnings).toEqual([
    expect.stringContaining(`${join(folder, 'dist')}/ goes from Knative 1.21.3 to 1.23.0`),
    ...told,
  ]);
});

describe('a PodDisruptionBudget that blocks the drain of a node', () => {
  const warnings = (props: Partial<GitOpsAppProps>, build: (app: GitOpsApp) => void = () => {}) => {
    const gitOpsApp = app(props);
    new KnativeServing(gitOpsApp, 'platform', {});
    build(gitOpsApp);
    return gitOpsApp.write().warnings;
  };

  test('is none in dist/', () => {
    expect(warnings({})).toEqual([]);
  });

  test('is warned of where the adjustment is switched off', () => {
    expect(warnings({ adjustments: { disruptionsAllowed: false } })).toEqual([
      expect.stringMatching(
        /^knative-serving\/activator-pdb, knative-serving\/webhook-pdb: minAvailable 80% of 1 replica /,
      ),
    ]);
  });

  test("is warned of where it is the user's own", () => {
    const added = warnings({}, (gitOpsApp) => {
      const chart = new Chart(gitOpsApp, 'shop', { namespace: 'shop' });
      const selector = { matchLabels: { app: 'web' } };
      new ApiObject(chart, 'deployment', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: { selector, template: { metadata: { labels: { app: 'web' } } } },
      });
      new ApiObject(chart, 'budget', {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { minAvailable: 1, selector },
      });
    });
    expect(added).toEqual([expect.stringMatching(/^shop\/web: minAvailable 1 of 1 replica lets no pod be evicted/)]);
  });
});
