// What must hold for the whole of dist/, whatever main.ts says, and for the original system: each test collects violations and
// expects none.
import { DevFleet } from '../lib/fleet/dev-fleet';
import type { GitOpsApp } from '../lib/gitops/gitops-app';
import { apiGroup, groupKind, identity, type Manifest } from '../lib/gitops/manifest';
import { syncWave } from '../lib/gitops/sync-wave';
import { KnativeRelease } from '../lib/release/knative-release';
import { build } from '../main';
import { knativeProblems, kubernetesProblems } from './support/schema-problems';
import { originalSystem, system } from './support/system';

const isKnative = (manifest: Manifest) => apiGroup(manifest).endsWith('knative.dev');

/** Targets of Services that the official release's containers listen on without saying so. */
const UNDECLARED_PORTS = [8112, 8444];

/** Every release on the oldest Kubernetes that it runs on. */
const RELEASES = KnativeRelease.all().map(
  ({ version, minimumKubernetes }) =>
    [`Knative ${version}`, () => system({ knative: version, kubernetes: minimumKubernetes })] as const,
);

const SYSTEMS: readonly (readonly [string, () => GitOpsApp])[] = [
  ['main.ts', build],
  ['the original system', originalSystem],
  ['the original release on a new cluster', () => system({ knative: '1.3.1', kubernetes: '1.34' })],
  ...RELEASES,
];

describe.each(SYSTEMS)('%s', (_, buildSystem) => {
  const app = buildSystem();
  const folders = app.folders();
  const objects = folders.flatMap((folder) => folder.objects);
  const manifests = objects.map(({ manifest }) => manifest);
  const ids = new Set(manifests.map(identity));

  const services = manifests.filter((manifest) => groupKind(manifest) === 'Service.serving.knative.dev');

  test('there are 20 environments, each with its namespace and its API', () => {
    const environments = folders.filter(({ path }) => path.startsWith('environments/'));
    expect(environments.map(({ path }) => path.slice('environments/'.length))).toEqual(
      Array.from({ length: 20 }, (_, index) => `dev-${String(index + 1).padStart(2, '0')}`),
    );
    expect(services).toHaveLength(20);
  });

  test('every object is named', () => {
    expect(objects.filter(({ manifest }) => !manifest.metadata.name).map(({ path }) => path)).toEqual([]);
  });

  test('no two objects have one identity', () => {
    expect(ids.size).toBe(manifests.length);
  });

  test('no object carries a name that cdk8s made up', () => {
    expect([...ids].filter((id) => /-c8[0-9a-f]{6}$/.test(id))).toEqual([]);
  });

  test('hosts are unique, and no label of theirs is over 63 characters', () => {
    const fleets = app.node.children.filter((child) => child instanceof DevFleet);
    const hosts = fleets.flatMap(({ environments }) =>
      [...environments.values()].flatMap((environment) => [...environment.hosts.values()].flat()),
    );
    expect(hosts).toHaveLength(services.length);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(hosts.filter((host) => host.split('.').some((label) => label.length > 63))).toEqual([]);
  });

  test('only what belongs to a namespace has one', () => {
    const clusterScoped = new Set([
      'Namespace',
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
      'ClusterDomainClaim.networking.internal.knative.dev',
    ]);
    const wrong = manifests.filter(
      (manifest) => clusterScoped.has(groupKind(manifest)) === (manifest.metadata.namespace !== undefined),
    );
    expect(wrong.map(identity)).toEqual([]);
  });

  describe('every reference resolves', () => {
    const spec = (manifest: Manifest) => JSON.parse(JSON.stringify(manifest['spec'] ?? {}));
    const missing = (references: readonly (readonly [Manifest, string])[]) =>
      references.filter(([, id]) => !ids.has(id)).map(([from, id]) => `${identity(from)} refers to ${id}`);
    const ofKind = (kind: string) => manifests.filter((manifest) => groupKind(manifest) === kind);

    test('of a namespace', () => {
      const namespaced = manifests.filter(({ metadata }) => metadata.namespace !== undefined);
      expect(missing(namespaced.map((manifest) => [manifest, `Namespace ${manifest.metadata.namespace}`]))).toEqual([]);
    });

    test('of a pod to its service account and its ConfigMaps', () => {
      const references = [...ofKind('Deployment.apps'), ...ofKind('Job.batch')].flatMap((manifest) => {
        const pod = spec(manifest).template.spec;
        const { namespace } = manifest.metadata;
        const variables = pod.containers.flatMap(
          (container: { env?: { name: string; value?: string }[] }) => container.env ?? [],
        );
        const names: string[] = variables
          .filter(({ name }: { name: string }) => /^CONFIG_.*_NAME$/.test(name))
          .map(({ value }: { value: string }) => `ConfigMap ${namespace}/${value}`);
        const volumes: string[] = (pod.volumes ?? []).map(
          ({ configMap }: { configMap: { name: string } }) => `ConfigMap ${namespace}/${configMap.name}`,
        );
        const account =
          pod.serviceAccountName === undefined ? [] : [`ServiceAccount ${namespace}/${pod.serviceAccountName}`];
        return [...names, ...volumes, ...account].map((id) => [manifest, id] as const);
      });
      expect(references.length).toBeGreaterThan(0);
      expect(missing(references)).toEqual([]);
    });

    test('of a binding to its role and its subjects', () => {
      const bindings = ['ClusterRoleBinding', 'RoleBinding'].flatMap((kind) =>
        ofKind(`${kind}.rbac.authorization.k8s.io`),
      );
      const references = bindings.flatMap((manifest) => {
        const { roleRef, subjects } = JSON.parse(JSON.stringify(manifest));
        const scope = roleRef.kind === 'Role' ? `${manifest.metadata.namespace}/` : '';
        return [
          [manifest, `${roleRef.kind}.${roleRef.apiGroup} ${scope}${roleRef.name}`] as const,
          ...subjects.map(
            (subject: { kind: string; namespace: string; name: string }) =>
              [manifest, `${subject.kind} ${subject.namespace}/${subject.name}`] as const,
          ),
        ];
      });
      expect(references.length).toBeGreaterThan(0);
      expect(missing(references)).toEqual([]);
    });

    test('of a webhook to its Service', () => {
      const references = manifests
        .filter((manifest) => apiGroup(manifest) === 'admissionregistration.k8s.io')
        .flatMap((manifest) => {
          const { webhooks } = JSON.parse(JSON.stringify(manifest));
          return webhooks.map(
            ({ clientConfig }: { clientConfig: { service: { namespace: string; name: string } } }) =>
              [manifest, `Service ${clientConfig.service.namespace}/${clientConfig.service.name}`] as const,
          );
        });
      expect(references.length).toBeGreaterThan(0);
      expect(missing(references)).toEqual([]);
    });

    test('of a Service, a HorizontalPodAutoscaler and a PodDisruptionBudget to pods', () => {
      const pods = ofKind('Deployment.apps').map((manifest) => ({
        namespace: manifest.metadata.namespace,
        name: manifest.metadata.name,
        labels: spec(manifest).template.metadata.labels,
        ports: spec(manifest).template.spec.containers.flatMap(
          ({ ports = [] }: { ports?: { containerPort: number }[] }) => ports.map(({ containerPort }) => containerPort),
        ),
      }));
      const selected = (namespace: string | undefined, labels: Record<string, string>) =>
        pods.filter(
          (pod) =>
            pod.namespace === namespace && Object.entries(labels).every(([key, value]) => pod.labels[key] === value),
        );
      const aimless = [
        ...ofKind('Service').filter((manifest) => {
          const { selector, ports } = spec(manifest);
          const found = selected(manifest.metadata.namespace, selector);
          return (
            found.length !== 1 ||
            ports.some(
              ({ targetPort }: { targetPort: number }) =>
                !found[0]?.ports.includes(targetPort) && !UNDECLARED_PORTS.includes(targetPort),
            )
          );
        }),
        ...ofKind('PodDisruptionBudget.policy').filter(
          (manifest) => selected(manifest.metadata.namespace, spec(manifest).selector.matchLabels).length !== 1,
        ),
        ...ofKind('HorizontalPodAutoscaler.autoscaling').filter(
          (manifest) => !pods.some(({ name }) => name === spec(manifest).scaleTargetRef.name),
        ),
      ];
      expect(aimless.map(identity)).toEqual([]);
      for (const kind of ['Service', 'PodDisruptionBudget.policy', 'HorizontalPodAutoscaler.autoscaling']) {
        expect(ofKind(kind).length).toBeGreaterThan(0);
      }
    });
  });

  describe('every object is applied after what it needs', () => {
    const latest = (filter: (manifest: Manifest) => boolean) => Math.max(...manifests.filter(filter).map(syncWave));
    const earliest = (filter: (manifest: Manifest) => boolean) => Math.min(...manifests.filter(filter).map(syncWave));
    const kind = (name: string) => (manifest: Manifest) => groupKind(manifest) === name;

    test('namespaces come first', () => {
      expect(latest(kind('Namespace'))).toBeLessThan(earliest((manifest) => manifest.kind !== 'Namespace'));
    });

    test('CRDs come before the objects of theirs', () => {
      expect(latest(kind('CustomResourceDefinition.apiextensions.k8s.io'))).toBeLessThan(earliest(isKnative));
    });

    test('ConfigMaps come before the Deployments that watch them', () => {
      expect(latest(kind('ConfigMap'))).toBeLessThan(earliest(kind('Deployment.apps')));
    });

    test('Knative Services come after all of the install', () => {
      const platform = folders.filter(({ path }) => path.startsWith('platform/'));
      const install = new Set(platform.flatMap((folder) => folder.objects.map(({ manifest }) => manifest)));
      expect(latest((manifest) => install.has(manifest))).toBeLessThan(earliest(kind('Service.serving.knative.dev')));
    });

    test('every manifest says its wave', () => {
      const silent = manifests.filter(
        (manifest) => manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] !== String(syncWave(manifest)),
      );
      expect(silent.map(identity)).toEqual([]);
    });
  });

  test('kubernetes accepts every object of its kinds', () => {
    expect(kubernetesProblems(manifests.filter((manifest) => !isKnative(manifest)))).toEqual([]);
  });

  test("knative's CRDs accept every object of its kinds", () => {
    const served = manifests.filter(isKnative);
    expect(served.length).toBeGreaterThan(0);
    expect(knativeProblems(app.cluster.release, served)).toEqual([]);
  });

  describe('the checks themselves', () => {
    test("refuse a field that Kubernetes doesn't know", () => {
      const deployment = manifests.find(({ kind }) => kind === 'Deployment');
      expect(kubernetesProblems([{ ...deployment, spec: { replica: 1 } } as Manifest])).toEqual([
        expect.stringContaining('must NOT have additional properties'),
      ]);
    });

    test("refuse a field that Knative doesn't know", () => {
      const [service] = services;
      expect(knativeProblems(app.cluster.release, [{ ...service, spec: { templates: {} } } as Manifest])).toEqual([
        expect.stringContaining('"additionalProperty":"templates"'),
      ]);
    });
  });
});
