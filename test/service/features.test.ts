// What a service uses that a flag in config-features must allow: just that flag is switched on, and a flag that is off on
// purpose makes the use an error.
import { App, Size } from 'cdk8s';
import { defaultIn } from '../../lib/configuration/key';
import { entriesOf, type Feature } from '../../lib/fields/field';
import { allShapes } from '../../lib/fields/reference-types';
import { DevFleet } from '../../lib/fleet/dev-fleet';
import { folders } from '../../lib/gitops/folders';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import type { ServiceProps, Volume, VolumeMount } from '../../lib/service/service-props';
import { FEATURES } from '../../lib/serving/configuration/keys/features';
import type { FeaturesConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../lib/serving/knative-serving';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { ROWS } from './fields/rows';
import { IMAGE, serviceOf } from './service';

const CLAIM = { accessModes: ['ReadWriteOnce'], storage: Size.gibibytes(1) } as const;

const mounted = (source: Omit<Volume, 'name'>, mount: Partial<VolumeMount> = {}): Partial<ServiceProps> => ({
  volumes: [{ name: 'files', ...source }],
  volumeMounts: [{ name: 'files', mountPath: '/files', ...mount }],
});

const sidecar = { name: 'proxy', image: IMAGE };
const probe = { tcpSocket: { port: 3000 } };

/** Uses, each with the flags that it needs and the property that needs them. */
const USES: readonly (readonly [props: Partial<ServiceProps>, ...uses: (readonly [Feature, property: string])[]])[] = [
  [{ sidecars: [sidecar] }, ['multiContainer', 'sidecars']],
  ...(['livenessProbe', 'readinessProbe', 'startupProbe'] as const).map(
    (name) =>
      [
        { sidecars: [{ ...sidecar, [name]: probe }] },
        ['multiContainer', 'sidecars'],
        ['multiContainerProbing', `sidecars[0].${name}`],
      ] as const,
  ),
  [{ initContainers: [sidecar] }, ['kubernetesPodspecInitContainers', 'initContainers']],
  [{ env: { NAME: { fieldRef: { fieldPath: 'metadata.name' } } } }, ['kubernetesPodspecFieldref', 'env.NAME.fieldRef']],
  [
    { env: { LIMIT: { resourceFieldRef: { resource: 'limits.memory' } } } },
    ['kubernetesPodspecFieldref', 'env.LIMIT.resourceFieldRef'],
  ],
  [
    { initContainers: [{ ...sidecar, env: { NAME: { fieldRef: { fieldPath: 'metadata.name' } } } }] },
    ['kubernetesPodspecInitContainers', 'initContainers'],
    ['kubernetesPodspecFieldref', 'initContainers[0].env.NAME.fieldRef'],
  ],
  [
    { securityContext: { capabilities: { add: ['NET_BIND_SERVICE'] } } },
    ['kubernetesContainerspecAddcapabilities', 'securityContext.capabilities.add'],
  ],
  [{ podSecurityContext: { fsGroup: 1 } }, ['kubernetesPodspecSecuritycontext', 'podSecurityContext']],
  [{ podSecurityContext: {} }, ['kubernetesPodspecSecuritycontext', 'podSecurityContext']],
  [{ nodeSelector: { disk: 'ssd' } }, ['kubernetesPodspecNodeselector', 'nodeSelector']],
  [{ tolerations: [{ operator: 'Exists' }] }, ['kubernetesPodspecTolerations', 'tolerations']],
  [{ affinity: {} }, ['kubernetesPodspecAffinity', 'affinity']],
  [
    { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }] },
    ['kubernetesPodspecTopologyspreadconstraints', 'topologySpreadConstraints'],
  ],
  [{ priorityClassName: 'high' }, ['kubernetesPodspecPriorityclassname', 'priorityClassName']],
  [{ runtimeClassName: 'gvisor' }, ['kubernetesPodspecRuntimeclassname', 'runtimeClassName']],
  [{ schedulerName: 'own' }, ['kubernetesPodspecSchedulername', 'schedulerName']],
  [{ hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }] }, ['kubernetesPodspecHostaliases', 'hostAliases']],
  [{ dnsPolicy: 'Default' }, ['kubernetesPodspecDnspolicy', 'dnsPolicy']],
  [{ dnsConfig: {} }, ['kubernetesPodspecDnsconfig', 'dnsConfig']],
  ...[true, false].map(
    (shareProcessNamespace) =>
      [{ shareProcessNamespace }, ['kubernetesPodspecShareprocessnamespace', 'shareProcessNamespace']] as const,
  ),
  [{ hostIPC: true }, ['kubernetesPodspecHostipc', 'hostIPC']],
  [{ hostPID: true }, ['kubernetesPodspecHostpid', 'hostPID']],
  [{ hostNetwork: true }, ['kubernetesPodspecHostnetwork', 'hostNetwork']],
  [mounted({ emptyDir: {} }), ['kubernetesPodspecVolumesEmptydir', 'volumes[0].emptyDir']],
  [
    mounted({ persistentVolumeClaim: { claimName: 'data', readOnly: true } }, { readOnly: true }),
    ['kubernetesPodspecPersistentVolumeClaim', 'volumes[0].persistentVolumeClaim'],
  ],
  ...[{}, { readOnly: false }].map(
    (readOnly) =>
      [
        mounted({ persistentVolumeClaim: { claimName: 'data', ...readOnly } }),
        ['kubernetesPodspecPersistentVolumeClaim', 'volumes[0].persistentVolumeClaim'],
        ['kubernetesPodspecPersistentVolumeWrite', 'volumes[0].persistentVolumeClaim'],
      ] as const,
  ),
  [mounted({ hostPath: { path: '/data' } }), ['kubernetesPodspecVolumesHostpath', 'volumes[0].hostPath']],
  [mounted({ csi: { driver: 'csi.example.com' } }), ['kubernetesPodspecVolumesCsi', 'volumes[0].csi']],
  [mounted({ image: { reference: 'data:1' } }), ['kubernetesPodspecVolumesImage', 'volumes[0].image']],
  [
    mounted({ ephemeral: { volumeClaimTemplate: CLAIM } }),
    ['kubernetesPodspecVolumesEphemeral', 'volumes[0].ephemeral'],
  ],
  [
    mounted({ secret: { secretName: 'keys' } }, { mountPropagation: 'None' }),
    ['kubernetesPodspecVolumesMountPropagation', 'volumeMounts[0]'],
  ],
  [{ queueProxyPodInfo: true }, ['queueproxyMountPodinfo', 'queueProxyPodInfo']],
];

const named = USES.map(([props, ...uses]) => [JSON.stringify(props), props, uses] as const);

test.each(named)('%s needs just its flags', (_, props, uses) => {
  const service = serviceOf(props);
  expect(service.problems).toEqual([]);
  expect(service.uses.map(({ feature, property }) => [feature, property]).sort()).toEqual([...uses].sort());
});

test.each<Partial<ServiceProps>>([
  {},
  { sidecars: [], initContainers: [], volumes: [], env: {}, envFrom: [] },
  { nodeSelector: {}, tolerations: [], topologySpreadConstraints: [], hostAliases: [], imagePullSecrets: [] },
  { hostIPC: false, hostPID: false, hostNetwork: false, queueProxyPodInfo: false },
  { securityContext: {} },
  { securityContext: { capabilities: { drop: ['ALL'], add: [] }, runAsNonRoot: true } },
  { podSecurityContext: undefined, affinity: undefined, dnsPolicy: undefined, shareProcessNamespace: undefined },
  { env: { KEY: { secretKeyRef: { name: 'keys', key: 'key' } } }, livenessProbe: probe, startupProbe: probe },
  mounted({ secret: { secretName: 'keys' } }),
  mounted({
    projected: { sources: [{ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } }] },
  }),
])('%j needs no flag', (props) => {
  expect(serviceOf(props)).toMatchObject({ problems: [], uses: [] });
});

/** A property without the indexes of lists and the keys of maps. */
const anywhere = (property: string) =>
  property
    .replaceAll(/\[\d+\]/g, '')
    .replace(/(^|\.)env\.\w+/, '$1env')
    .replace(/^(sidecars|initContainers)\./, '');

test('nothing that a field may have needs another flag', () => {
  const known = new Set(
    USES.flatMap(([, ...uses]) => uses.map(([feature, property]) => `${feature} ${anywhere(property)}`)),
  );
  const found = ROWS.flatMap(({ props, case: { good } }) =>
    good.flatMap(([value, , service]) =>
      serviceOf(props(value, service)).uses.map(({ feature, property }) => `${feature} ${anywhere(property)}`),
    ),
  );
  expect(found.filter((use) => !known.has(use))).toEqual([]);
  expect([...known].filter((use) => !found.includes(use))).toEqual([]);
});

test('there is a use for each field that needs a flag', () => {
  const used = new Set(USES.flatMap(([, ...uses]) => uses.map(([feature]) => feature)));
  const needed = [...allShapes([SERVICE]).keys()].flatMap((shape) =>
    entriesOf(shape).flatMap(([, { feature }]) => feature ?? []),
  );
  expect(needed.filter((feature) => !used.has(feature))).toEqual([]);
});

/** An app with an install and a fleet of one API. */
function system(props: Partial<ServiceProps>, features: FeaturesConfiguration, release: KnativeRelease) {
  const app = new App();
  new Cluster(app, 'cluster', { kubernetes: release.minimumKubernetes, knative: release.version });
  const fleet = new DevFleet(app, 'fleet', {
    domain: 'dev.example.com',
    apis: { hello: { image: IMAGE, ...props } },
    environments: [{ name: 'dev-01' }],
    // Pods that use what a node has would break the level that is enforced otherwise.
    namespaces: { podSecurity: false },
  });
  new KnativeServing(app, 'platform', { configuration: [fleet.servingConfiguration, { features }] });
  const manifests = folders(app).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
  const configMap = manifests.find(({ metadata }) => metadata.name === 'config-features');
  return { problems: problemLines(constructProblems(app)), data: configMap?.['data'] ?? {} };
}

const newest = KnativeRelease.newest();

/** What a flag becomes that is used, and set by nobody: for one, an annotation is to decide. */
const switchedOn = (feature: Feature) => (feature === 'queueproxyMountPodinfo' ? 'Allowed' : 'Enabled');

describe.each(named)('in an app with an install, %s', (_, props, uses) => {
  const features = [...new Set(uses.map(([feature]) => feature))];

  test('switches just its flags on', () => {
    const off = features.filter((feature) => defaultIn(FEATURES.keys[feature], newest) === 'Disabled');
    expect(system(props, {}, newest)).toEqual({
      problems: [],
      data: Object.fromEntries(off.map((feature) => [FEATURES.keys[feature].key, switchedOn(feature)])),
    });
  });

  test.each(features)('is an error where %s is Disabled', (feature) => {
    const { problems, data } = system(props, { [feature]: 'Disabled' }, newest);
    expect(data).toMatchObject({ [FEATURES.keys[feature].key]: 'Disabled' });
    expect(problems.filter((problem) => problem.startsWith('fleet/'))).toEqual(
      uses
        .filter(([used]) => used === feature)
        .map(
          ([, property]) =>
            `fleet/dev-01/hello: ${property} is set, and config-features has ${feature} Disabled; allowed: only where it is Enabled`,
        ),
    );
  });

  test.each(features)('is none where %s is set to anything else', (feature) => {
    const { render } = FEATURES.keys[feature];
    const values = ['Enabled', 'Allowed'].filter((value) => render('', value, newest).problems.length === 0);
    for (const value of values) {
      const { problems, data } = system(props, { [feature]: value }, newest);
      expect(problems).toEqual([]);
      expect(data).toMatchObject({ [FEATURES.keys[feature].key]: value });
    }
  });
});

test.each<[string, Partial<ServiceProps>, object]>([
  ['1.7.4', mounted({ emptyDir: {} }), { 'kubernetes.podspec-volumes-emptydir': 'Enabled' }],
  ['1.8.6', mounted({ emptyDir: {} }), {}],
  ['1.3.1', { sidecars: [sidecar] }, {}],
  ['1.23.0', { sidecars: [sidecar] }, {}],
  ['1.13.2', { sidecars: [sidecar] }, {}],
])('in Knative %s, %j switches on what is off by itself', (version, props, data) => {
  expect(system(props, {}, KnativeRelease.of(version))).toEqual({ problems: [], data });
});

test('NET_BIND_SERVICE needs no flag where secure-pod-defaults gives it', () => {
  const props = (add: string[]): Partial<ServiceProps> => ({ securityContext: { capabilities: { add } } });
  const features = {
    kubernetesContainerspecAddcapabilities: 'Disabled',
    securePodDefaults: 'AllowRootBounded',
  } as const;
  expect(system(props(['NET_BIND_SERVICE']), features, newest).problems).toEqual([]);
  for (const add of [['CHOWN'], ['NET_BIND_SERVICE', 'CHOWN']]) {
    expect(system(props(add), features, newest).problems).toHaveLength(1);
  }
  expect(
    system(props(['NET_BIND_SERVICE']), { ...features, securePodDefaults: 'Disabled' }, newest).problems,
  ).toHaveLength(1);
});
