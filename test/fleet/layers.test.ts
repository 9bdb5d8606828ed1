import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { entriesOf, type Merge } from '../../lib/fields/field';
import type { ApiOverrides, ApiProps, EnvironmentDefinition } from '../../lib/fleet/environment-definition';
import { environmentApis, own } from '../../lib/fleet/layers';
import { SERVICE } from '../../lib/service/fields/service';

const IMAGE = 'hello:1';
const OTHER = 'hello:2';

/** Returns a value as it comes from where no compiler has seen it. */
const unchecked = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Returns what an API comes to, of what each layer says. */
const layered = (defaults: ApiOverrides, api: ApiOverrides, override?: ApiOverrides): ApiProps | undefined =>
  environmentApis(
    defaults,
    { hello: { image: IMAGE, ...api } },
    { name: 'dev-01', apis: override && { hello: override } },
  )['hello'];

/** Returns what one layer comes to on another, wherever the two are. */
const LAYERS: readonly (readonly [string, (lower: ApiOverrides, upper: ApiOverrides) => ApiProps | undefined])[] = [
  ["an API on the fleet's defaults", (lower, upper) => layered(lower, upper)],
  ['an environment on an API', (lower, upper) => layered({}, lower, upper)],
  ["an environment on the fleet's defaults", (lower, upper) => layered(lower, {}, upper)],
];

/** What two layers say, and what it comes to. */
const MERGES: readonly (readonly [Merge, string, ApiOverrides, ApiOverrides, ApiOverrides])[] = [
  ['replace', 'a number', { maxScale: 3 }, { maxScale: 2 }, { maxScale: 2 }],
  [
    'replace',
    'a duration',
    { timeout: Duration.seconds(30) },
    { timeout: Duration.minutes(2) },
    { timeout: Duration.minutes(2) },
  ],
  ['replace', 'a flag', { allowLatest: true }, { allowLatest: false }, { allowLatest: false }],
  ['replace', 'a list of texts', { command: ['serve', '--debug'] }, { command: ['run'] }, { command: ['run'] }],
  ['replace', 'a list, also by an empty one', { args: ['--debug'] }, { args: [] }, { args: [] }],
  [
    'replace',
    'traffic',
    { traffic: [{ percent: 90 }, { percent: 10, revisionName: 'hello-00001' }] },
    { traffic: [{ percent: 100 }] },
    { traffic: [{ percent: 100 }] },
  ],
  [
    'replace',
    'a probe',
    { readinessProbe: { httpGet: { path: '/ready' }, period: Duration.seconds(5) } },
    { readinessProbe: { tcpSocket: {} } },
    { readinessProbe: { tcpSocket: {} } },
  ],
  [
    'by key',
    'environment variables',
    { env: { TARGET: 'development', LEVEL: 'info' } },
    { env: { LEVEL: 'debug', OWN: 'yes' } },
    { env: { TARGET: 'development', LEVEL: 'debug', OWN: 'yes' } },
  ],
  [
    'by key',
    'where an environment variable comes from',
    { env: { KEY: { secretKeyRef: { name: 'keys', key: 'key' } } } },
    { env: { KEY: 'none' } },
    { env: { KEY: 'none' } },
  ],
  [
    'by key',
    'labels',
    { labels: { team: 'checkout', tier: 'api' } },
    { labels: { tier: 'web' } },
    { labels: { team: 'checkout', tier: 'web' } },
  ],
  [
    'by property',
    'resources',
    { resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } } },
    { resources: { cpu: { limit: Cpu.units(1) }, memory: { request: Size.mebibytes(128) } } },
    {
      resources: {
        cpu: { request: Cpu.millis(100), limit: Cpu.units(1) },
        memory: { request: Size.mebibytes(128) },
      },
    },
  ],
  [
    'by property',
    'a security context',
    { securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } } },
    { securityContext: { runAsUser: 1000, capabilities: { add: ['NET_BIND_SERVICE'] } } },
    {
      securityContext: { runAsNonRoot: true, runAsUser: 1000, capabilities: { add: ['NET_BIND_SERVICE'] } },
    },
  ],
  [
    'by name',
    'sidecars, which keep their place, and each its other properties',
    {
      sidecars: [
        { name: 'proxy', image: IMAGE, env: { LEVEL: 'info' } },
        { name: 'cache', image: IMAGE },
      ],
    },
    {
      sidecars: [
        { name: 'logs', image: IMAGE },
        { name: 'proxy', image: OTHER },
      ],
    },
    {
      sidecars: [
        { name: 'proxy', image: OTHER, env: { LEVEL: 'info' } },
        { name: 'cache', image: IMAGE },
        { name: 'logs', image: IMAGE },
      ],
    },
  ],
  [
    'by name',
    'volumes, each of one type',
    { volumes: [{ name: 'data', emptyDir: {} }] },
    { volumes: [{ name: 'data', secret: { secretName: 'data' } }] },
    { volumes: [{ name: 'data', secret: { secretName: 'data' } }] },
  ],
  [
    'by name',
    'mounts, by their paths',
    { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    { volumeMounts: [{ name: 'data', mountPath: '/more' }] },
    {
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'data', mountPath: '/more' },
      ],
    },
  ],
  [
    'by name',
    'hosts',
    { domainMappings: [{ host: 'a.example.com' }] },
    { domainMappings: [{ host: 'b.example.com' }, { host: 'a.example.com', tlsSecretName: 'a' }] },
    { domainMappings: [{ host: 'a.example.com', tlsSecretName: 'a' }, { host: 'b.example.com' }] },
  ],
];

test('every way in which layers go together is tested', () => {
  const ways = new Set(entriesOf(SERVICE).map(([, { kind }]) => kind.merge));
  expect(new Set(MERGES.map(([merge]) => merge))).toEqual(ways);
});

describe.each(LAYERS)('%s', (_, layer) => {
  test.each(MERGES)('goes together with it %s: %s', (_merge, _what, lower, upper, merged) => {
    expect(layer(lower, upper)).toEqual({ image: IMAGE, ...merged });
  });

  test.each(MERGES)('leaves what it says nothing of (%s: %s)', (_merge, _what, lower) => {
    expect(layer(lower, {})).toEqual({ image: IMAGE, ...lower });
    expect(layer(lower, { port: undefined })).toEqual({ image: IMAGE, ...lower });
  });

  test.each(MERGES)('adds what the other says nothing of (%s: %s)', (_merge, _what, _lower, upper) => {
    expect(layer({}, upper)).toEqual({ image: IMAGE, ...upper });
    expect(layer({ port: undefined }, upper)).toEqual({ image: IMAGE, ...upper });
  });

  test('takes nothing away', () => {
    const lower: ApiOverrides = {
      port: 3000,
      env: { LEVEL: 'info' },
      resources: { cpu: { request: Cpu.millis(100) } },
      sidecars: [{ name: 'proxy', image: IMAGE, args: ['--debug'] }],
    };
    const upper: ApiOverrides = {
      port: undefined,
      env: {},
      resources: { cpu: { request: undefined }, memory: {} },
      sidecars: [],
    };
    expect(layer(lower, upper)).toEqual({ image: IMAGE, ...lower, resources: { ...lower.resources, memory: {} } });
  });
});

test('all layers together: an environment has the last word, then the API', () => {
  const all = layered(
    {
      port: 1,
      maxScale: 1,
      minScale: 0,
      env: { A: 'fleet', B: 'fleet', C: 'fleet' },
      sidecars: [{ name: 'proxy', image: 'a:1', args: ['fleet'], command: ['fleet'] }],
    },
    {
      port: 2,
      maxScale: 2,
      env: { D: 'api', B: 'api', C: 'api' },
      sidecars: [{ name: 'proxy', image: 'b:1', args: ['api'] }],
    },
    { port: 3, env: { E: 'environment', C: 'environment' }, sidecars: [{ name: 'proxy', image: 'c:1' }] },
  );
  expect(all).toEqual({
    image: IMAGE,
    port: 3,
    maxScale: 2,
    minScale: 0,
    env: { A: 'fleet', B: 'api', C: 'environment', D: 'api', E: 'environment' },
    sidecars: [{ name: 'proxy', image: 'c:1', args: ['api'], command: ['fleet'] }],
  });
  // The variables of a lower layer come first, as one of an upper layer may refer to them by $(NAME).
  expect(Object.keys(all?.env ?? {})).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('an environment may run another image, and only there', () => {
  const apis = { hello: { image: IMAGE }, other: { image: IMAGE } };
  expect(environmentApis({}, apis, { name: 'dev-01', apis: { hello: { image: OTHER } } })).toEqual({
    hello: { image: OTHER },
    other: { image: IMAGE },
  });
  expect(apis).toEqual({ hello: { image: IMAGE }, other: { image: IMAGE } });
});

describe('an environment runs', () => {
  const APIS = { c: { image: 'c:1' }, a: { image: 'a:1' }, b: { image: 'b:1' } };
  const running = (definition: Partial<EnvironmentDefinition>) =>
    Object.keys(environmentApis({}, APIS, { name: 'dev-01', ...definition }));

  test.each<[string, Partial<EnvironmentDefinition>, string[]]>([
    ['all APIs, where it says nothing', {}, ['c', 'a', 'b']],
    ["those that it names, in the fleet's order", { runs: ['b', 'c'] }, ['c', 'b']],
    ['an API once that it names twice', { runs: ['a', 'a'] }, ['a']],
    ['none, where it names none', { runs: [] }, []],
    ['none that the fleet has not', { runs: ['a', 'd'] }, ['a']],
    ['no more APIs by overriding them', { runs: ['a'], apis: { b: { port: 1 } } }, ['a']],
  ])('%s', (_, definition, names) => {
    expect(running(definition)).toEqual(names);
  });
});

describe('names that every object of JavaScript answers to', () => {
  const NAMES = ['constructor', 'toString', '__proto__'];
  const table = (name: string, value: unknown) => unchecked({ [name]: value });

  test.each(NAMES)('%s is no override where nobody says it is', (name) => {
    const apis = table(name, { image: IMAGE });
    expect(Object.entries(environmentApis({}, apis, { name, apis: {} }))).toEqual([[name, { image: IMAGE }]]);
    expect(own({}, name)).toBeUndefined();
  });

  test.each(NAMES)('%s is one where somebody does', (name) => {
    const [apis, overrides] = [table(name, { image: IMAGE }), table(name, { image: OTHER })];
    expect(Object.entries(environmentApis({}, apis, { name, apis: overrides }))).toEqual([[name, { image: OTHER }]]);
  });

  test.each(NAMES)('%s is a variable like any other', (name) => {
    const layer = (value: string): ApiOverrides => ({ env: table(name, value) });
    const merged = layered(layer('fleet'), layer('api'), layer('environment'));
    expect(Object.entries(merged?.env ?? {})).toEqual([[name, 'environment']]);
  });
});

describe('of a wrong type, where no compiler has looked,', () => {
  test.each([null, 5, 'x', [], true])('an API that is %j stays what it is, for the check of it', (api) => {
    const apis = unchecked({ hello: api });
    expect(environmentApis({ port: 1 }, apis, { name: 'dev-01', apis: { hello: { port: 2 } } })).toEqual({
      hello: api,
    });
  });

  test.each([null, 5, 'x', [], true])('an override that is %j changes nothing', (override) => {
    const definition = unchecked({ name: 'dev-01', apis: { hello: override } });
    expect(environmentApis({}, { hello: { image: IMAGE } }, definition)).toEqual({ hello: { image: IMAGE } });
  });

  test.each([null, 5, 'x', [], true])('overrides that are %j change nothing', (apis) => {
    const definition = unchecked({ name: 'dev-01', apis });
    expect(environmentApis({}, { hello: { image: IMAGE } }, definition)).toEqual({ hello: { image: IMAGE } });
  });

  test.each([null, 5, 'hello', {}])('runs that is %j takes no API away', (runs) => {
    const definition = unchecked({ name: 'dev-01', runs });
    expect(environmentApis({}, { hello: { image: IMAGE } }, definition)).toEqual({ hello: { image: IMAGE } });
  });

  test('a property stays what it is, for the check of it', () => {
    const wrong = (value: unknown): ApiOverrides => unchecked({ env: value, sidecars: value });
    expect(layered({ env: { A: '' }, sidecars: [] }, wrong(5))).toMatchObject({ env: 5, sidecars: 5 });
    expect(layered(wrong(5), { env: { A: '' }, sidecars: [] })).toMatchObject({ env: { A: '' }, sidecars: [] });
    expect(layered({}, { sidecars: [] }, wrong([null, 'x']))).toMatchObject({ sidecars: [null, 'x'] });
  });
});
