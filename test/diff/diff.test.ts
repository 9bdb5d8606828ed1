import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isEmpty } from '../../lib/diff/diff';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';
import { manifest } from '../support/manifests';
import { api, diff, environment, fleet, NAMES } from './dist';

const withImage = (image: string) => (name: string) => [api(name, { spec: { containers: [{ image }] } })];

const RELEASE = KnativeRelease.newest().version;

test('two equal versions have no difference', () => {
  const found = diff(fleet(withImage('1')), fleet(withImage('1')));
  expect(isEmpty(found)).toBe(true);
  expect(found).toEqual({
    base: 'main',
    objects: { added: 0, removed: 0, changed: 0 },
    deleted: [],
    needsConsent: false,
    consequences: [],
    environments: { added: [], removed: [], renamed: [], kept: NAMES },
    groups: [],
    rewritten: 0,
    unread: [],
  });
});

test.each([
  ['all', NAMES, 'Service.serving.knative.dev ENVIRONMENT/hello'],
  ['all but one', NAMES.slice(1), 'Service.serving.knative.dev ENVIRONMENT/hello'],
  ['one', NAMES.slice(0, 1), 'Service.serving.knative.dev dev-01/hello'],
])('what %s of the environments have alike is one change', (_, names, object) => {
  const after = fleet((name) => withImage(names.includes(name) ? '2' : '1')(name));
  const { groups, objects } = diff(fleet(withImage('1')), after);
  expect(objects).toEqual({ added: 0, removed: 0, changed: names.length });
  expect(groups).toEqual([
    {
      folder: 'environments',
      changes: [
        {
          fate: 'changed',
          object,
          environments: names,
          changes: [{ path: 'spec.template.spec.containers[0].image', before: '1', after: '2' }],
        },
      ],
    },
  ]);
});

test('properties that the same environments have changed are together, and those of the most environments come first', () => {
  const after = fleet((name) => [
    api(name, {
      spec: {
        containers: [{ image: '2', env: [{ name: 'A', value: name }] }],
        ...(name === 'dev-01' && { timeoutSeconds: 9 }),
      },
    }),
    ...(name === 'dev-02' ? [manifest('v1', 'Secret', 'own', name)] : []),
  ]);
  expect(diff(fleet(withImage('1')), after).groups[0]?.changes).toEqual([
    {
      fate: 'changed',
      object: 'Service.serving.knative.dev ENVIRONMENT/hello',
      environments: NAMES,
      changes: [
        {
          path: 'spec.template.spec.containers[0].env',
          before: undefined,
          after: [{ name: 'A', value: 'ENVIRONMENT' }],
        },
        { path: 'spec.template.spec.containers[0].image', before: '1', after: '2' },
      ],
    },
    {
      fate: 'changed',
      object: 'Service.serving.knative.dev dev-01/hello',
      environments: ['dev-01'],
      changes: [{ path: 'spec.template.spec.timeoutSeconds', before: undefined, after: 9 }],
    },
    { fate: 'added', object: 'Secret dev-02/own', environments: ['dev-02'], changes: [] },
  ]);
});

test('what is added or removed in several environments is one change', () => {
  const { groups } = diff(
    fleet((name) => [manifest('v1', 'Secret', 'old', name)]),
    fleet((name) => [manifest('v1', 'Secret', 'new', name)]),
  );
  expect(groups[0]?.changes).toEqual([
    { fate: 'added', object: 'Secret ENVIRONMENT/new', environments: NAMES, changes: [] },
    { fate: 'removed', object: 'Secret ENVIRONMENT/old', environments: NAMES, changes: [] },
  ]);
});

describe('environments', () => {
  test('one that is added is told as a whole', () => {
    const found = diff(fleet(withImage('1')), fleet(withImage('1'), [...NAMES, 'new']));
    expect(found.environments.added).toEqual([{ name: 'new', objects: 2 }]);
    expect([found.groups, found.objects, found.needsConsent]).toEqual([
      [],
      { added: 2, removed: 0, changed: 0 },
      false,
    ]);
  });

  test('one that is removed is told as a whole, with what is lost and no other consequence', () => {
    const secret = (name: string): Manifest => manifest('external-secrets.io/v1', 'ExternalSecret', 'a', name);
    const found = diff(
      fleet((name) => [secret(name)]),
      fleet((name) => [secret(name)], NAMES.slice(1)),
    );
    expect(found.environments.removed).toEqual([{ name: 'dev-01', objects: 2 }]);
    expect(found.deleted.map(({ name }) => name)).toEqual(['dev-01']);
    expect([found.groups, found.consequences, found.needsConsent]).toEqual([[], [], false]);
  });

  test('an added API that starts pods is told also in one that is added', () => {
    const starting = (name: string) => [api(name, { metadata: {} })];
    const found = diff(fleet(starting), fleet(starting, [...NAMES, 'new']));
    expect(found.consequences).toEqual([
      { effect: 'starts pods', objects: [{ object: 'Service.serving.knative.dev new/hello', environments: ['new'] }] },
    ]);
  });

  test('one that is equal but for its name is renamed', () => {
    const found = diff(fleet(withImage('1'), ['a', 'dev-01', 'b']), fleet(withImage('1'), ['a', 'dev-02', 'b']));
    expect(found.environments).toMatchObject({
      added: [{ name: 'dev-02' }],
      removed: [{ name: 'dev-01' }],
      renamed: [{ from: 'dev-01', to: 'dev-02' }],
    });
  });

  test('one that differs in more is not', () => {
    const after = { ...fleet(withImage('1'), ['a', 'b']), ...fleet(withImage('2'), ['dev-02']) };
    expect(diff(fleet(withImage('1'), ['a', 'b', 'dev-01']), after).environments.renamed).toEqual([]);
  });

  test('of several that are equal, each is only one', () => {
    const found = diff(fleet(withImage('1'), ['a', 'b']), fleet(withImage('1'), ['c', 'd', 'e']));
    expect(found.environments.renamed).toEqual([
      { from: 'a', to: 'c' },
      { from: 'b', to: 'd' },
    ]);
  });

  test('more than a few that are removed, and a protected one, need consent', () => {
    expect(diff(fleet(withImage('1')), fleet(withImage('1'), NAMES.slice(2))).needsConsent).toBe(false);
    expect(diff(fleet(withImage('1')), fleet(withImage('1'), NAMES.slice(3))).needsConsent).toBe(true);
    const demo = { 'environments/demo': [environment('demo', { 'knative-dev-fleet/protected': 'true' })] };
    const found = diff({ ...fleet(withImage('1')), ...demo }, fleet(withImage('1')));
    expect(found.deleted).toMatchObject([{ name: 'demo', isProtected: true }]);
    expect(found.needsConsent).toBe(true);
  });
});

describe('the platform', () => {
  const crd = manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com');
  const service = (type: string): Manifest => ({
    ...manifest('v1', 'Service', 'kourier', 'kourier-system'),
    spec: { type },
  });

  test.each<[string, Manifest, Manifest[], string]>([
    ['a CustomResourceDefinition', crd, [], 'CustomResourceDefinition things.example.com'],
    ['a namespace', manifest('v1', 'Namespace', 'shop'), [], 'namespace shop'],
    ['a load balancer', service('LoadBalancer'), [service('ClusterIP')], 'load balancer kourier-system/kourier'],
  ])('%s that is gone needs consent', (_, before, after, name) => {
    const found = diff({ 'platform/a': [before] }, { 'platform/a': after });
    expect(found.deleted).toMatchObject([{ name, isEnvironment: false }]);
    expect(found.needsConsent).toBe(true);
  });

  test('a load balancer that moves to another folder stays', () => {
    const found = diff({ 'platform/a': [service('LoadBalancer')] }, { 'platform/b': [service('LoadBalancer')] });
    expect(found).toMatchObject({ deleted: [], groups: [], rewritten: 1, objects: { changed: 0 } });
    expect(isEmpty(found)).toBe(false);
  });

  test('what a Secret holds is not shown', () => {
    const secret = (data: Record<string, string>): Manifest => ({
      ...manifest('v1', 'Secret', 'a', 'shop'),
      type: data['type'],
      data,
    });
    const found = diff(
      { 'platform/a': [secret({ type: 'a', changed: 'secret', gone: 'secret' })] },
      { 'platform/a': [secret({ type: 'b', changed: 'secret too', new: 'secret' })] },
    );
    expect(JSON.stringify(found)).not.toMatch(/"secret( too)?"/);
    const hidden = 'a secret value, which is not shown';
    expect(found.groups[0]?.changes[0]?.changes).toEqual([
      { path: 'data.changed', before: hidden, after: hidden },
      { path: 'data.gone', before: hidden, after: undefined },
      { path: 'data.new', before: undefined, after: hidden },
      { path: 'data.type', before: hidden, after: hidden },
      { path: 'type', before: 'a', after: 'b' },
    ]);
  });
});

describe('another release', () => {
  const labelled = (version: string, name: string, rest: object = {}): Manifest => ({
    ...manifest('v1', name === 'knative-serving' ? 'Namespace' : 'ServiceAccount', name),
    metadata: {
      name,
      labels: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/version': version },
    },
    ...rest,
  });

  const platform = (version: string, image: string, extra: object = {}) => ({
    'platform/serving': [
      labelled(version, 'knative-serving'),
      labelled(version, 'activator', { image: `example.com/cmd/activator@sha256:${image.repeat(64)}`, ...extra }),
    ],
  });

  test('is told with what every release changes summed up', () => {
    const found = diff(platform('1.22.1', 'a'), platform(RELEASE, 'b', { automount: false }));
    expect(found.release).toEqual({
      from: '1.22.1',
      to: RELEASE,
      newVersionLabels: 2,
      newDigests: ['example.com/cmd/activator'],
    });
    expect(found.groups).toEqual([
      {
        folder: 'platform',
        changes: [
          {
            fate: 'changed',
            object: 'ServiceAccount activator',
            environments: [],
            changes: [{ path: 'automount', before: undefined, after: false }],
          },
        ],
      },
    ]);
  });

  test('that is no upgrade of one minor is warned of', () => {
    expect(diff(platform('1.20.3', 'a'), platform(RELEASE, 'b')).release?.warning).toContain('one minor at a time');
  });

  test('does not hide the digest of an API', () => {
    const image = (digest: string) => withImage(`hello@sha256:${digest.repeat(64)}`);
    const found = diff(
      { ...platform('1.22.1', 'a'), ...fleet(image('a')) },
      { ...platform(RELEASE, 'b'), ...fleet(image('b')) },
    );
    expect(found.groups.map(({ folder, changes }) => [folder, changes.length])).toEqual([['environments', 1]]);
    expect(found.release?.newDigests).toEqual(['example.com/cmd/activator']);
  });

  test('of the same version, a new digest is told as it is', () => {
    const found = diff(platform(RELEASE, 'a'), platform(RELEASE, 'b'));
    expect(found.release).toBeUndefined();
    expect(found.groups[0]?.changes[0]?.changes.map(({ path }) => path)).toEqual(['image']);
  });
});

test('of random versions, every object that differs is told, and no other', () => {
  const names = ['a', 'b', 'a-b', 'dev-1', 'dev-10'];
  const texts = [...names.map((name) => `x-${name}.example.com`), '', '1'];
  const value = fc.oneof(fc.constantFrom(...texts), fc.integer({ min: 0, max: 2 }), fc.boolean());
  const map = (keys: readonly string[], values: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: keys.length, noNullPrototype: true });
  const objects = map(['x', 'y'], fc.oneof(value, fc.array(value, { maxLength: 3 }), map(['name', ...names], value)));
  const version = fc.dictionary(fc.constantFrom(...names), objects, { noNullPrototype: true });
  const asFleet = (of: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
    fleet(
      (name) =>
        Object.entries(of[name] ?? {}).map(([object, spec]) => ({
          ...manifest('example.com/v1', 'Thing', object, name),
          spec: JSON.parse(JSON.stringify(spec)),
        })),
      Object.keys(of),
    );
  fc.assert(
    fc.property(version, version, (before, after) => {
      const found = diff(asFleet(before), asFleet(after));
      const kept = Object.keys(before).filter((name) => after[name] !== undefined);
      for (const name of kept) {
        for (const object of ['x', 'y']) {
          const told = found.groups.some(({ changes }) =>
            changes.some((change) => change.environments.includes(name) && change.object.endsWith(`/${object}`)),
          );
          expect(told).toBe(!isDeepStrictEqual(before[name]?.[object], after[name]?.[object]));
        }
      }
    }),
  );
});
