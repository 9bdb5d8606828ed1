import { CONSEQUENCES, consequencesOf } from '../../lib/diff/consequences';
import type { PlacedObject } from '../../lib/diff/environments';
import { EFFECTS, type Effect } from '../../lib/diff/rules/rule';
import type { Files } from '../../lib/gitops/files';
import type { Manifest } from '../../lib/gitops/manifest';
import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { manifest } from '../support/manifests';
import { api, dist } from './dist';

/** What a change comes to. */
const effects = (before: Manifest | undefined, after: Manifest | undefined, files: Files = new Map()): string[] =>
  consequencesOf([{ object: 'x', file: 'x/a.yaml', before, after }], files).map(({ effect }) => effect);

const told = (...names: readonly Effect[]): string[] => names.map((name) => EFFECTS[name]);

const object = (apiVersion: string, kind: string, rest: JsonObject): Manifest => ({
  ...manifest(apiVersion, kind, 'a', 'shop'),
  ...rest,
});

const autoscaler = (data: JsonObject): Files =>
  dist({ 'platform/serving': [{ ...manifest('v1', 'ConfigMap', 'config-autoscaler', 'knative-serving'), data }] });

/** Returns the API with another way of its requests. */
const withTraffic = (of: Manifest): Manifest => ({
  ...of,
  spec: { template: valueAt(of, 'spec', 'template'), traffic: [] },
});

/** A template that says so much of its scale. */
const scaled = (annotations: Readonly<Record<string, string>>, image = '1') => ({
  metadata: {
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [`autoscaling.knative.dev/${name}`, value]),
    ),
  },
  spec: { containers: [{ image }] },
});

describe('APIs', () => {
  test.each<[string, Manifest, Manifest, Effect[]]>([
    ['an image', api('a'), api('a', { spec: { containers: [{ image: 'hello:2' }] } }), ['revision']],
    [
      'an annotation of the template',
      api('a', scaled({ 'initial-scale': '0' })),
      api('a', scaled({ 'initial-scale': '0', window: '9s' })),
      ['revision'],
    ],
    ['its own metadata', api('a'), { ...api('a'), metadata: { ...api('a').metadata, labels: { a: 'b' } } }, []],
    ['the traffic', api('a'), withTraffic(api('a')), []],
  ])('a change of %s', (_, before, after, expected) => {
    expect(effects(before, after)).toEqual(told(...expected));
  });

  test('a Configuration is as a Service', () => {
    const configuration = (image: string) => ({ ...api('a', scaled({}, image)), kind: 'Configuration' });
    expect(effects(configuration('1'), configuration('2'))).toEqual(told('starts', 'revision'));
  });

  test('a Service of Kubernetes has no revisions', () => {
    const service = (template: string) => object('v1', 'Service', { spec: { template } });
    expect(effects(service('1'), service('2'))).toEqual([]);
  });

  test.each<[Readonly<Record<string, string>>, JsonObject, boolean]>([
    [{}, {}, true],
    [{ 'initial-scale': '0' }, {}, false],
    [{ initialScale: '0' }, {}, false],
    [{ 'initial-scale': '0', 'min-scale': '0' }, {}, false],
    [{ 'initial-scale': '0', 'min-scale': '1' }, {}, true],
    [{ 'initial-scale': '0', minScale: '2' }, {}, true],
    [{ 'initial-scale': '3' }, {}, true],
    [{}, { 'initial-scale': '0' }, false],
    [{}, { 'initial-scale': '0', 'min-scale': '1' }, true],
    [{ 'min-scale': '0' }, { 'initial-scale': '0', 'min-scale': '1' }, false],
    [{ 'initial-scale': '1' }, { 'initial-scale': '0' }, true],
  ])('%j with %j in config-autoscaler starts pods: %j', (annotations, data, expected) => {
    const changed = effects(api('a', scaled(annotations, '1')), api('a', scaled(annotations, '2')), autoscaler(data));
    expect(changed).toEqual(told(...(expected ? (['starts', 'revision'] as const) : (['revision'] as const))));
    expect(effects(undefined, api('a', scaled(annotations)), autoscaler(data))).toEqual(
      told(...(expected ? (['starts'] as const) : [])),
    );
    expect(effects(api('a', scaled(annotations)), undefined, autoscaler(data))).toEqual([]);
  });
});

describe('ConfigMaps of Knative', () => {
  const configMap = (name: string, data: JsonObject, namespace = 'knative-serving'): Manifest => ({
    ...manifest('v1', 'ConfigMap', name, namespace),
    data,
  });

  test.each<[string, string, string, Effect[]]>([
    ['config-deployment', 'queue-sidecar-image', 'b', ['replaces']],
    ['config-deployment', 'queueSidecarImage', 'b', ['replaces']],
    ['config-deployment', 'queue-sidecar-cpu-request', 'b', ['replaces']],
    ['config-deployment', 'queue-sidecar-tls-min-version', 'b', ['replaces']],
    ['config-deployment', 'concurrency-state-endpoint', 'b', ['replaces']],
    ['config-deployment', 'default-affinity-type', 'b', ['replaces']],
    ['config-deployment', 'runtime-class-name', 'b', ['replaces']],
    ['config-deployment', 'progress-deadline', 'b', []],
    ['config-deployment', 'registries-skipping-tag-resolving', 'b', []],
    ['config-deployment', 'pod-is-always-schedulable', 'b', []],
    ['config-observability', 'request-metrics-protocol', 'b', ['replaces']],
    ['config-observability', '_example', 'b', []],
    ['config-tracing', 'backend', 'b', ['replaces']],
    ['config-tracing', '_example', 'b', []],
    ['config-logging', 'loglevel.queueproxy', 'b', ['replaces']],
    ['config-logging', 'zap-logger-config', 'b', ['replaces']],
    ['config-logging', 'loglevel.controller', 'b', []],
    ['config-network', 'system-internal-tls', 'b', ['replaces']],
    ['config-network', 'internal-encryption', 'b', ['replaces']],
    ['config-network', 'domain-template', 'b', ['hosts']],
    ['config-network', 'tag-template', 'b', ['hosts']],
    ['config-network', 'rollout-duration', 'b', []],
    ['config-domain', 'dev.example.com', '', ['hosts']],
    ['config-domain', '_example', 'b', []],
    ['config-features', 'autodetect-http2', 'b', ['replaces']],
    ['config-features', 'multi-container-probing', 'b', ['replaces']],
    ['config-features', 'queueproxy.resource-defaults', 'b', ['replaces']],
    ['config-features', 'multi-container', 'b', ['later']],
    ['config-features', '_example', 'b', []],
    ['config-defaults', 'revision-timeout-seconds', 'b', ['later']],
    ['config-defaults', '_example', 'b', []],
    ['config-autoscaler', 'initial-scale', '0', ['later']],
    ['config-autoscaler', 'min-scale', '1', ['starts']],
    ['config-autoscaler', 'min-scale', '0', []],
    ['config-autoscaler', 'enable-scale-to-zero', 'false', ['starts']],
    ['config-autoscaler', 'enable-scale-to-zero', 'true', []],
    ['config-autoscaler', 'stable-window', '60s', []],
    ['config-gc', 'min-non-active-revisions', '0', []],
  ])('%s: %s becomes %j', (name, key, value, expected) => {
    const before = configMap(name, { other: 'x', [key]: 'a' });
    expect(effects(before, configMap(name, { other: 'x', [key]: value }))).toEqual(told(...expected));
  });

  test('a key that is taken out counts by what holds then', () => {
    const without = (key: string, value: string) =>
      effects(configMap('config-autoscaler', { [key]: value }), configMap('config-autoscaler', {}));
    expect(without('min-scale', '1')).toEqual([]);
    expect(without('enable-scale-to-zero', 'false')).toEqual([]);
    expect(effects(configMap('config-domain', { a: '' }), configMap('config-domain', {}))).toEqual(told('hosts'));
  });

  test.each<[string, Manifest | undefined, Manifest | undefined]>([
    [
      'of another namespace',
      configMap('config-domain', { a: '' }, 'shop'),
      configMap('config-domain', { b: '' }, 'shop'),
    ],
    ['of another name', configMap('domain', { a: '' }), configMap('domain', { b: '' })],
    ['that is added with the install', undefined, configMap('config-domain', { a: '' })],
    ['that is removed with it', configMap('config-domain', { a: '' }), undefined],
    [
      'whose metadata changes',
      configMap('config-domain', { a: '' }),
      { ...configMap('config-domain', { a: '' }), immutable: true },
    ],
  ])('one %s comes to nothing', (_, before, after) => {
    expect(effects(before, after)).toEqual([]);
  });
});

describe('objects of Kubernetes', () => {
  test.each<[string, string, JsonObject, JsonObject, Effect[]]>([
    ['apps/v1', 'Deployment', { spec: { template: 1 } }, { spec: { template: 2 } }, ['restarts']],
    ['apps/v1', 'Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, []],
    ['apps/v1', 'Deployment', { spec: { selector: 1 } }, { spec: { selector: 2 } }, ['refused']],
    [
      'apps/v1',
      'StatefulSet',
      { spec: { serviceName: 'a', template: 1 } },
      { spec: { serviceName: 'b', template: 2 } },
      ['refused', 'restarts'],
    ],
    ['apps/v1', 'DaemonSet', { spec: { template: 1 } }, { spec: { template: 2 } }, ['restarts']],
    ['batch/v1', 'Job', { spec: { template: 1 } }, { spec: { template: 2 } }, ['refused']],
    ['batch/v1', 'Job', { spec: { parallelism: 1 } }, { spec: { parallelism: 2 } }, []],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: 1 }, { roleRef: 2 }, ['refused']],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: 1 }, { subjects: 2 }, []],
    ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: 1 }, { roleRef: 2 }, ['refused']],
    ['v1', 'Service', { spec: { clusterIP: 'None' } }, { spec: {} }, ['refused']],
    ['v1', 'Service', { spec: { ports: 1 } }, { spec: { ports: 2 } }, []],
    [
      'v1',
      'PersistentVolumeClaim',
      { spec: { storageClassName: 'a' } },
      { spec: { storageClassName: 'b' } },
      ['refused'],
    ],
    ['v1', 'PersistentVolumeClaim', { spec: { resources: 1 } }, { spec: { resources: 2 } }, []],
    ['storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' }, { provisioner: 'b' }, ['refused']],
    ['storage.k8s.io/v1', 'StorageClass', { allowVolumeExpansion: false }, { allowVolumeExpansion: true }, []],
    [
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      { spec: { scope: 'Cluster' } },
      { spec: { scope: 'Namespaced' } },
      ['refused'],
    ],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { versions: 1 } }, { spec: { versions: 2 } }, []],
  ])('%s %s: %j → %j', (apiVersion, kind, before, after, expected) => {
    expect(effects(object(apiVersion, kind, before), object(apiVersion, kind, after))).toEqual(told(...expected));
    expect(effects(undefined, object(apiVersion, kind, after))).toEqual([]);
    expect(effects(object(apiVersion, kind, before), undefined)).toEqual([]);
  });

  const loadBalancer = (spec: JsonObject, annotations: Readonly<Record<string, string>> = {}): Manifest => ({
    ...manifest('v1', 'Service', 'kourier', 'kourier-system'),
    metadata: { name: 'kourier', namespace: 'kourier-system', annotations },
    spec: { type: 'LoadBalancer', ...spec },
  });

  test.each<[string, Manifest, Effect[]]>([
    ['another class', loadBalancer({ loadBalancerClass: 'internal' }), ['refused', 'address']],
    ['another address', loadBalancer({ loadBalancerIP: '10.0.0.1' }), ['address']],
    ['another kind', loadBalancer({}, { 'networking.gke.io/load-balancer-type': 'Internal' }), ['address']],
    ['another implementation', loadBalancer({}, { 'cloud.google.com/l4-rbs': 'enabled' }), ['address']],
    ['another annotation', loadBalancer({}, { team: 'shop' }), []],
    ['other ports', loadBalancer({ ports: [] }), []],
    ['another type, so that it is deleted', loadBalancer({ type: 'ClusterIP', loadBalancerClass: 'internal' }), []],
  ])('a load balancer of %s', (_, after, expected) => {
    expect(effects(loadBalancer({}), after)).toEqual(told(...expected));
  });

  test.each<[JsonObject, Effect[]]>([
    [{}, ['secret']],
    [{ target: { creationPolicy: 'Owner' } }, ['secret']],
    [{ target: { creationPolicy: 'Orphan' } }, []],
  ])('an ExternalSecret of %j that is removed', (spec, expected) => {
    const secret = object('external-secrets.io/v1', 'ExternalSecret', { spec });
    expect(effects(secret, undefined)).toEqual(told(...expected));
    expect(effects(secret, { ...secret, spec: {} })).toEqual([]);
  });
});

test('what several environments have alike is told once, the gravest first', () => {
  const changed = (environment: string): PlacedObject => ({
    object: `Service.serving.knative.dev ${environment}/hello`,
    file: 'x/a.yaml',
    environment,
    before: api(environment),
    after: api(environment, scaled({})),
  });
  const objects = [
    ...['dev-01', 'dev-02'].map(changed),
    {
      object: 'RoleBinding x',
      file: 'x/b.yaml',
      before: object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: 1 }),
      after: object('rbac.authorization.k8s.io/v1', 'RoleBinding', {}),
    },
  ];
  const hello = { object: 'Service.serving.knative.dev ENVIRONMENT/hello', environments: ['dev-01', 'dev-02'] };
  expect(consequencesOf(objects, new Map())).toEqual([
    { effect: EFFECTS.refused, objects: [{ object: 'RoleBinding x', environments: [] }] },
    { effect: EFFECTS.starts, objects: [hello] },
    { effect: EFFECTS.revision, objects: [hello] },
  ]);
});

test('the rules are in the order of their effects, and every effect has one', () => {
  expect([...new Set(CONSEQUENCES.map(({ effect }) => effect))]).toEqual(Object.keys(EFFECTS));
});
