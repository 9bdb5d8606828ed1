import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { DevFleet, numbered } from '../../../lib/fleet/dev-fleet';
import { GitOpsApp } from '../../../lib/gitops/gitops-app';
import { groupKind, type Manifest } from '../../../lib/gitops/manifest';
import type { Json } from '../../../lib/kubernetes/json';
import { componentMemoryLimits, memoryWarnings } from '../../../lib/limits/component-memory';
import { at } from '../../../lib/limits/objects';
import { Kourier } from '../../../lib/network/kourier/kourier';
import { KnativeRelease } from '../../../lib/release/knative-release';
import { KnativeServing, type KnativeServingProps } from '../../../lib/serving/knative-serving';
import { platform } from '../../support/platform';
import { ROOT } from '../../support/program';
import { kubernetesProblems } from '../../support/schema-problems';

const deploymentsOf = (manifests: readonly Manifest[]) =>
  manifests.filter((manifest) => groupKind(manifest) === 'Deployment.apps');

/** What the container of each component requests and may use. */
const resourcesOf = (version: string, props: Partial<KnativeServingProps>): Record<string, Json | undefined> =>
  Object.fromEntries(
    deploymentsOf(platform(version, props).manifests).map((deployment) => [
      deployment.metadata.name,
      at(deployment, 'spec', 'template', 'spec', 'containers', 0, 'resources'),
    ]),
  );

/** Memory of each component, as `REQUEST/LIMIT`. */
const memoryOf = (version: string, props: Partial<KnativeServingProps>) =>
  Object.fromEntries(
    Object.entries(resourcesOf(version, props)).map(([name, resources]) => [
      name,
      `${at(resources, 'requests', 'memory')}/${at(resources, 'limits', 'memory')}`,
    ]),
  );

const OFFICIAL = {
  activator: '60Mi/600Mi',
  autoscaler: '100Mi/1000Mi',
  'autoscaler-hpa': '40Mi/400Mi',
  controller: '100Mi/1000Mi',
  webhook: '100Mi/500Mi',
  'net-kourier-controller': '200Mi/500Mi',
  '3scale-kourier-gateway': '200Mi/800Mi',
};

describe('memory for a number of Knative Services', () => {
  test.each([
    [0, {}],
    [20, { activator: '100Mi/600Mi', controller: '200Mi/1000Mi' }],
    [
      1000,
      {
        activator: '500Mi/600Mi',
        autoscaler: '400Mi/1000Mi',
        controller: '500Mi/1000Mi',
        'net-kourier-controller': '500Mi/600Mi',
        '3scale-kourier-gateway': '400Mi/800Mi',
      },
    ],
    [
      2000,
      {
        activator: '800Mi/1000Mi',
        autoscaler: '600Mi/1000Mi',
        controller: '900Mi/1200Mi',
        'net-kourier-controller': '700Mi/800Mi',
        '3scale-kourier-gateway': '700Mi/800Mi',
      },
    ],
  ])('%i', (services, raised) => {
    expect(memoryOf('1.23.0', { sizing: { services } })).toEqual({ ...OFFICIAL, ...raised });
  });

  test.each(KnativeRelease.versions())('is without a warning in Knative %s, and valid', (version) => {
    for (const services of [0, 834, 1500, 2000, 3333]) {
      const app = new App();
      const release = KnativeRelease.of(version);
      const platform = new KnativeServing(app, 'platform', {
        release,
        network: new Kourier(),
        sizing: { services },
      });
      expect(memoryWarnings(componentMemoryLimits(app), services)).toEqual([]);
      expect(platform.node.validate()).toEqual([]);
    }
    const { manifests } = platform(version, { sizing: { services: 2000 } });
    expect(kubernetesProblems(deploymentsOf(manifests))).toEqual([]);
  });

  test('changes neither CPU nor anything that it need not', () => {
    expect(resourcesOf('1.23.0', { sizing: { services: 2000 } })).toMatchObject({
      activator: { requests: { cpu: '300m', memory: '800Mi' }, limits: { cpu: '1000m', memory: '1000Mi' } },
      webhook: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '500m', memory: '500Mi' } },
    });
  });

  test.each([
    ['1.8.6', undefined],
    ['1.9.4', { requests: { cpu: '200m', memory: '700Mi' }, limits: { cpu: '500m', memory: '800Mi' } }],
  ])('gives Kourier of Knative %s none where the release gives it none', (version, expected) => {
    expect(resourcesOf(version, { sizing: { services: 2000 } })['net-kourier-controller']).toEqual(expected);
  });

  test.each([false, undefined])('is that of the release when sizing is %s', (sizing) => {
    const configuration = [{ knativeServices: 2000 }];
    expect(resourcesOf('1.23.0', { sizing, configuration })).toEqual(resourcesOf('1.23.0', {}));
  });
});

test('memory is documented as it is', () => {
  const [, section = ''] = readFileSync(join(ROOT, 'docs/availability.md'), 'utf8').split('## Sizing');
  const documented = Object.fromEntries(
    [...section.matchAll(/^\| (\S+) \| (\d.*) \|$/gm)].map(([, name = '', cells = '']) => [name, cells.split(' | ')]),
  );
  const [names, counts] = [Object.keys(documented), [20, 500, 1000, 2000]];
  expect(names).toHaveLength(6);
  const memory = counts.map((services) => memoryOf('1.23.0', { sizing: { services } }));
  for (const name of names) {
    expect(documented[name]?.map((cell) => cell.replace(' / ', 'Mi/').concat('Mi'))).toEqual(
      memory.map((each) => each[name]),
    );
  }
});

describe('sizing true', () => {
  test('is by all that the configuration has', () => {
    const configuration = [{ knativeServices: 1500 }, {}, { knativeServices: 500 }];
    expect(memoryOf('1.23.0', { sizing: true, configuration })).toEqual(
      memoryOf('1.23.0', { sizing: { services: 2000 } }),
    );
  });

  test('is by the fleets, whose warnings go', () => {
    const warnings = (sizing: boolean) => {
      const app = new GitOpsApp({ kubernetes: '1.34' });
      const fleet = new DevFleet(app, 'environments', {
        domain: 'dev.example.com',
        environments: numbered('dev', 425),
        apis: { one: { image: 'one:1.0' }, two: { image: 'two:1.0' } },
      });
      new KnativeServing(app, 'platform', {
        network: new Kourier(),
        configuration: [fleet.servingConfiguration],
        sizing,
      });
      return memoryWarnings(componentMemoryLimits(app), 850);
    };
    expect(warnings(false)).toEqual([
      expect.stringMatching(/^net-kourier-controller .*; sizing of KnativeServing gives its Deployment 600Mi$/),
    ]);
    expect(warnings(true)).toEqual([]);
  });

  test('is refused without a fleet', () => {
    expect(platform('1.23.0', { sizing: true, configuration: [{ gc: {} }] }).problems).toEqual([
      'platform: sizing is true, and no configuration has knativeServices; allowed: one that has, such as fleet.servingConfiguration, or { services: NUMBER }',
    ]);
  });
});

test.each([
  ['{"services":-1}', 'sizing.services is -1; allowed: a whole number from 0 to 2147483647'],
  ['{"services":"many"}', "sizing.services is 'many'; allowed: a whole number from 0 to 2147483647"],
  ['{}', 'sizing has no services; allowed: a whole number of Knative Services'],
  ['{"services":1,"apis":2}', "sizing has property 'apis'; allowed: services"],
  ['2000', 'sizing is 2000; allowed: true, false, an object with services'],
  ['null', 'sizing is null; allowed: true, false, an object with services'],
])('sizing %s is refused', (json, problem) => {
  expect(platform('1.23.0', { sizing: JSON.parse(json) }).problems).toEqual([`platform: ${problem}`]);
});

test('a number of Knative Services that is none is refused', () => {
  const configuration = JSON.parse('[{"knativeServices":"20"}]');
  expect(platform('1.23.0', { sizing: true, configuration }).problems).toEqual([
    "platform: knativeServices of configuration is '20'; allowed: a whole number from 0 to 2147483647",
  ]);
});

describe('resources that are said', () => {
  test('go before those of the release and of sizing, amount by amount', () => {
    const resources = {
      activator: { requests: { cpu: Cpu.units(1) }, limits: { cpu: Cpu.units(2), memory: Size.gibibytes(2) } },
    };
    expect(resourcesOf('1.23.0', { resources })).toEqual({
      ...resourcesOf('1.23.0', {}),
      activator: { requests: { cpu: '1', memory: '60Mi' }, limits: { cpu: '2', memory: '2048Mi' } },
    });
    const sizing = { services: 2000 };
    expect(resourcesOf('1.23.0', { resources, sizing })).toEqual({
      ...resourcesOf('1.23.0', { sizing }),
      activator: { requests: { cpu: '1', memory: '800Mi' }, limits: { cpu: '2', memory: '2048Mi' } },
    });
  });

  test.each(KnativeRelease.versions())('reach each component of Knative %s', (version) => {
    const names = Object.keys(resourcesOf(version, {}));
    const own = { requests: { ephemeralStorage: Size.mebibytes(10) } };
    const { manifests, problems } = platform(version, {
      resources: Object.fromEntries(names.map((name) => [name, own])),
    });
    expect(problems).toEqual([]);
    expect(kubernetesProblems(deploymentsOf(manifests))).toEqual([]);
    for (const deployment of deploymentsOf(manifests)) {
      expect(at(deployment, 'spec', 'template', 'spec', 'containers', 0, 'resources', 'requests')).toMatchObject({
        'ephemeral-storage': '10Mi',
      });
    }
  });

  test('are given to a Kourier that has none', () => {
    const resources = { 'net-kourier-controller': { limits: { memory: Size.mebibytes(700) } } };
    expect(resourcesOf('1.3.1', { resources })['net-kourier-controller']).toEqual({ limits: { memory: '700Mi' } });
  });

  test('that are those of the release change nothing', () => {
    const resources = { controller: { limits: { cpu: Cpu.units(1) } } };
    expect(resourcesOf('1.23.0', { resources })).toEqual(resourcesOf('1.23.0', {}));
  });

  const NAMES = Object.keys(OFFICIAL).sort().join(', ');

  test.each([
    ['{"gateway":{}}', `resources has 'gateway'; allowed: ${NAMES}`],
    ['[]', 'resources is []; allowed: an object with the names of Deployments'],
    ['{"webhook":{"limit":{}}}', "resources.webhook has property 'limit'; allowed: requests, limits"],
    ['{"webhook":1}', 'resources.webhook is 1; allowed: an object with requests, limits'],
    ['{"webhook":{"limits":{"memory":"1Gi"}}}', "resources.webhook.limits.memory is '1Gi'; allowed: a Size"],
  ])('%s is refused', (json, problem) => {
    expect(platform('1.23.0', { resources: JSON.parse(json) }).problems).toEqual([`platform: ${problem}`]);
  });

  test('with a limit below what is requested are refused', () => {
    const { problems } = platform('1.23.0', {
      sizing: { services: 2000 },
      resources: { activator: { limits: { memory: Size.mebibytes(700) } } },
    });
    expect(problems).toEqual([
      'platform: resources.activator: requests.memory is 800Mi; allowed: at most limits.memory, which is 700Mi',
    ]);
  });
});

test('a Deployment of a plain ApiObject is left as it is', () => {
  const app = new App();
  const network = {
    ingressClass: 'contour.ingress.networking.knative.dev',
    namespace: 'contour',
    internalService: 'envoy',
    install: (scope: Chart) => {
      const chart = new Chart(scope, 'contour');
      new ApiObject(chart, 'deployment', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'activator' },
      });
      return chart;
    },
  };
  const install = new KnativeServing(app, 'platform', {
    release: KnativeRelease.newest(),
    network,
    highAvailability: true,
    sizing: { services: 2000 },
  });
  const [plain] = install.node.findAll().filter(({ node }) => node.path === 'platform/contour/deployment');
  expect(plain instanceof ApiObject && plain.toJson()).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'activator' },
  });
});
