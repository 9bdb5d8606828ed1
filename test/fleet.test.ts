// What must hold for the whole of dist/, whatever main.ts says, and for the original system: each test collects violations and
// expects none.
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { DevFleet, type DevFleetProps, numbered } from '../lib/fleet/dev-fleet';
import type { GitOpsApp } from '../lib/gitops/gitops-app';
import { apiGroup, groupKind, identity, type Manifest } from '../lib/gitops/manifest';
import { syncWave } from '../lib/gitops/sync-wave';
import { KnativeRelease } from '../lib/release/knative-release';
import { build } from '../main';
import { argoCdProblems, knativeProblems, kubernetesProblems } from './support/schema-problems';
import { originalSystem, system } from './support/system';

const isKnative = (manifest: Manifest) => apiGroup(manifest).endsWith('knative.dev');

/** Kinds of others, of which nothing here knows a schema. */
const isForeign = (manifest: Manifest) => apiGroup(manifest) === 'external-secrets.io';

const isArgoCd = (manifest: Manifest) => apiGroup(manifest) === 'argoproj.io';

/** ClusterRoles that every cluster has. */
const KUBERNETES_ROLES = ['view', 'edit', 'admin'].map((name) => `ClusterRole.rbac.authorization.k8s.io ${name}`);

/** Pods that connect to those of revisions: those that have the requests, and the one that asks how busy they are. */
const CALLERS = ['Deployment.apps knative-serving/activator', 'Deployment.apps knative-serving/autoscaler'];
const GATEWAY = 'Deployment.apps kourier-system/3scale-kourier-gateway';

/** Targets of Services that the official release's containers listen on without saying so. */
const UNDECLARED_PORTS = [8112, 8444];

/** The schemas that check leave out all descriptions, and so the one that the schema in a CRD may have. */
const withoutDescriptions = (manifest: Manifest): Manifest =>
  manifest.kind === 'CustomResourceDefinition'
    ? JSON.parse(
        JSON.stringify(manifest, (key, value) =>
          key === 'description' && typeof value === 'string' ? undefined : value,
        ),
      )
    : manifest;

/** Every release on the oldest Kubernetes that it runs on. */
const RELEASES = KnativeRelease.all().map(
  ({ version, minimumKubernetes }) =>
    [`Knative ${version}`, () => system({ knative: version, kubernetes: minimumKubernetes })] as const,
);

/** What a fleet says that has one of everything which can stand in a namespace. */
const EVERYTHING: Partial<DevFleetProps> = {
  environments: numbered('dev', 20).map((environment, index) => ({
    ...environment,
    owner: 'checkout@example.com',
    expires: '9999-12-31',
    protected: true,
    labels: { team: 'checkout' },
    ...(index === 0 && { apis: { hello: { domainMappings: [{ host: 'demo.example.com' }] } } }),
  })),
  namespaces: {
    serviceAccount: { name: 'shop' },
    resourceQuota: { requests: { cpu: Cpu.units(2), memory: Size.gibibytes(4) }, pods: 20 },
    limitRange: {
      default: { memory: Size.mebibytes(256) },
      defaultRequest: { cpu: Cpu.millis(25), memory: Size.mebibytes(64) },
    },
    externalSecrets: { database: { secretStoreRef: { name: 'google' }, dataFrom: [{ extract: { key: 'database' } }] } },
  },
};

const SYSTEMS: readonly (readonly [string, () => GitOpsApp])[] = [
  ['main.ts', build],
  ['the original system', originalSystem],
  ['the original release on a new cluster', () => system({ knative: '1.3.1', kubernetes: '1.34' })],
  ['the original system with everything', () => system({ knative: '1.3.1', kubernetes: '1.25' }, EVERYTHING)],
  ['the newest release with everything', () => system({ kubernetes: '1.34' }, EVERYTHING)],
  ...RELEASES,
];

describe.each(SYSTEMS)('%s', (_, buildSystem) => {
  const app = buildSystem();
  const folders = app.folders();
  const objects = folders.flatMap((folder) => folder.objects);
  const manifests = objects.map(({ manifest }) => manifest);
  const ids = new Set(manifests.map(identity));

  const spec = (manifest: Manifest) => JSON.parse(JSON.stringify(manifest['spec'] ?? {}));
  const ofKind = (kind: string) => manifests.filter((manifest) => groupKind(manifest) === kind);
  const services = ofKind('Service.serving.knative.dev');

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
    const missing = (references: readonly (readonly [Manifest, string])[]) =>
      references.filter(([, id]) => !ids.has(id)).map(([from, id]) => `${identity(from)} refers to ${id}`);

    test('of a namespace', () => {
      // That of Argo CD is there before anything is applied.
      const namespaced = manifests.filter(({ metadata }) => ![undefined, 'argocd'].includes(metadata.namespace));
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

    test('of a Knative Service to its service account', () => {
      const references = services.map((manifest) => {
        const { serviceAccountName } = spec(manifest).template.spec;
        return [manifest, `ServiceAccount ${manifest.metadata.namespace}/${serviceAccountName}`] as const;
      });
      expect(missing(references)).toEqual([]);
    });

    test('of a host to its service, and to the claim by which its namespace owns it', () => {
      const references = ofKind('DomainMapping.serving.knative.dev').flatMap((manifest) => {
        const { namespace, name } = manifest.metadata;
        return [
          [manifest, `Service.serving.knative.dev ${namespace}/${spec(manifest).ref.name}`] as const,
          [manifest, `ClusterDomainClaim.networking.internal.knative.dev ${name}`] as const,
        ];
      });
      expect(missing(references)).toEqual([]);
      const claims = ofKind('ClusterDomainClaim.networking.internal.knative.dev');
      expect(missing(claims.map((manifest) => [manifest, `Namespace ${spec(manifest).namespace}`]))).toEqual([]);
      expect(references).toHaveLength(2 * claims.length);
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
          ...subjects
            // People and their groups are known to the cluster, and are none of its objects.
            .filter(({ kind }: { kind: string }) => kind === 'ServiceAccount')
            .map(
              (subject: { kind: string; namespace: string; name: string }) =>
                [manifest, `${subject.kind} ${subject.namespace}/${subject.name}`] as const,
            ),
        ];
      });
      expect(references.length).toBeGreaterThan(0);
      expect(missing(references.filter(([, id]) => !KUBERNETES_ROLES.includes(id)))).toEqual([]);
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

  describe('whoever connects to the pods of revisions', () => {
    interface Selector {
      readonly matchLabels?: Readonly<Record<string, string>>;
      readonly matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
    }
    interface Rule {
      readonly from: readonly { readonly namespaceSelector?: Selector; readonly podSelector?: Selector }[];
      readonly ports?: readonly { readonly port: number }[];
    }

    const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector = {}, labels: Record<string, string>) =>
      Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
      matchExpressions.every(({ key, operator, values = [] }) =>
        operator === 'In' ? values.includes(labels[key] ?? '') : operator === 'Exists' && key in labels,
      );

    /** Returns the ports on which the policies of an environment let a Deployment's pods in. */
    const openTo = (id: string, policy: Manifest) => {
      const deployment = manifests.find((manifest) => identity(manifest) === id);
      const labels = deployment === undefined ? {} : spec(deployment).template.metadata.labels;
      const namespace = { 'kubernetes.io/metadata.name': deployment?.metadata.namespace ?? '' };
      return spec(policy)
        .ingress.filter(({ from }: Rule) =>
          from.some((peer) => selects(peer.namespaceSelector, namespace) && selects(peer.podSelector, labels)),
        )
        .flatMap(({ ports }: Rule) => ports?.map(({ port }) => port) ?? ['any']);
    };

    const policies = ofKind('NetworkPolicy.networking.k8s.io');

    test('is let in, on the ports of HTTP and HTTP/2', () => {
      expect(policies).toHaveLength(services.length);
      for (const policy of policies) {
        for (const caller of [...CALLERS, GATEWAY]) {
          expect([caller, openTo(caller, policy)]).toEqual([caller, expect.arrayContaining([8012, 8013])]);
        }
      }
    });

    test('is nobody else of the install', () => {
      const others = ofKind('Deployment.apps')
        .map(identity)
        .filter((id) => ![...CALLERS, GATEWAY].includes(id));
      expect(others.length).toBeGreaterThan(0);
      const open = policies.flatMap((policy) => others.filter((id) => openTo(id, policy).length > 0));
      expect([...new Set(open)]).toEqual([]);
    });

    test('is asked for nowhere else: a policy is for the pods of revisions only', () => {
      const revision = { 'serving.knative.dev/revision': 'hello-00001', app: 'hello-00001' };
      const wrong = policies.filter(
        (policy) => !selects(spec(policy).podSelector, revision) || selects(spec(policy).podSelector, { app: 'hello' }),
      );
      expect(wrong.map(identity)).toEqual([]);
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

    test('what stands in a namespace comes before the Knative Services in it, and their hosts after', () => {
      const wrong = services.flatMap((service) =>
        manifests
          .filter(({ metadata }) => metadata.namespace === service.metadata.namespace)
          .filter((manifest) => groupKind(manifest) !== groupKind(service))
          .filter((manifest) =>
            groupKind(manifest) === 'DomainMapping.serving.knative.dev'
              ? syncWave(manifest) <= syncWave(service)
              : syncWave(manifest) >= syncWave(service),
          ),
      );
      expect(wrong.map(identity)).toEqual([]);
    });

    test('every manifest says its wave', () => {
      const silent = manifests.filter(
        (manifest) => manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] !== String(syncWave(manifest)),
      );
      expect(silent.map(identity)).toEqual([]);
    });
  });

  test('kubernetes accepts every object of its kinds', () => {
    const own = manifests.filter((manifest) => !isKnative(manifest) && !isForeign(manifest) && !isArgoCd(manifest));
    expect(kubernetesProblems(own.map(withoutDescriptions))).toEqual([]);
  });

  test('argo CD accepts every object of its kinds', () => {
    expect(argoCdProblems(manifests.filter(isArgoCd))).toEqual([]);
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
