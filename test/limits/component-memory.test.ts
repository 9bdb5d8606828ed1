import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import {
  type ComponentMemoryLimit,
  componentMemoryLimits,
  memoryWarnings,
  neededMebibytes,
} from '../../lib/limits/component-memory';
import { KnativeRelease } from '../../lib/release/knative-release';
import { sizeQuantity } from '../../lib/validation/quantity';
import { ROOT } from '../support/program';
import { system } from '../support/system';

const limit = (component: string, mebibytes: number): ComponentMemoryLimit => ({
  component,
  memoryLimit: Size.mebibytes(mebibytes),
});

describe('what a component takes', () => {
  test.each([
    ['activator', [55, 70.5, 86, 193, 300, 375, 450, 750]],
    ['autoscaler', [52, 77, 102, 163.5, 225, 287.5, 350, 600]],
    ['controller', [100, 117.5, 135, 222.5, 310, 405, 500, 880]],
    ['webhook', [60, 60, 60, 60, 60, 60, 60, 60]],
    ['net-kourier-controller', [90, 130, 170, 255, 340, 385, 430, 610]],
    ['3scale-kourier-gateway', [20, 40, 60, 125, 190, 260, 330, 610]],
  ])('%s', (component, mebibytes) => {
    expect([0, 50, 100, 300, 500, 750, 1000, 2000].map((services) => neededMebibytes(component, services))).toEqual(
      mebibytes,
    );
  });

  test('is documented as it is', () => {
    const rows = [...readFileSync(join(ROOT, 'docs/limits.md'), 'utf8').matchAll(/^\| (\S+) \| ([\d |]+) \|$/gm)];
    const documented = rows.filter(([, component = '']) => neededMebibytes(component, 0) !== undefined);
    expect(documented).toHaveLength(6);
    for (const [, component = '', mebibytes = ''] of documented) {
      expect(mebibytes.split(' | ').map(Number)).toEqual(
        [0, 100, 500, 1000, 2000].map((services) => neededMebibytes(component, services)),
      );
    }
  });

  test('is unknown of any other', () => {
    expect(neededMebibytes('autoscaler-hpa', 100)).toBeUndefined();
    expect(memoryWarnings([limit('autoscaler-hpa', 1)], 100)).toEqual([]);
  });
});

describe('warnings', () => {
  test.each([
    // 340 of 426 is less than 80 %.
    [426, []],
    [
      425,
      [
        'net-kourier-controller needs about 340Mi of memory for 500 Knative Services, 80 % of its limit of 425Mi: its pods are killed when requests or changes take the rest; sizing of KnativeServing gives its Deployment 500Mi',
      ],
    ],
    [341, [expect.stringContaining('99 % of its limit of 341Mi')]],
    [
      340,
      [
        'net-kourier-controller needs about 340Mi of memory for 500 Knative Services and its limit is 340Mi: its pods are killed, again and again; sizing of KnativeServing gives its Deployment 500Mi',
      ],
    ],
    [100, [expect.stringContaining('killed, again and again')]],
  ])('a limit of %i mebibytes', (mebibytes, warnings) => {
    expect(memoryWarnings([limit('net-kourier-controller', mebibytes)], 500)).toEqual(warnings);
  });

  test.each([
    [833, 0],
    [834, 1],
  ])("the newest release's limits with %i Knative Services: %i warnings", (services, count) => {
    expect(memoryWarnings(componentMemoryLimits(system({ kubernetes: '1.34' })), services)).toHaveLength(count);
  });

  test.each([0, 400, 1000, 1500, 2000, 2640])('what they say to give is enough for %i Knative Services', (services) => {
    const [warning = ''] = memoryWarnings([limit('controller', 1)], services);
    const [, enough] = /gives its Deployment (\d+)Mi$/.exec(warning) ?? [];
    expect(memoryWarnings([limit('controller', Number(enough))], services)).toEqual([]);
    expect(memoryWarnings([limit('controller', Number(enough) - 100)], services)).toHaveLength(1);
  });

  test('are none where there is no limit', () => {
    expect(memoryWarnings([{ component: 'activator' }], 5000)).toEqual([]);
  });
});

describe('the limits of the install', () => {
  const MEMORY_LIMIT = '/spec/template/spec/containers/0/resources/limits/memory';
  const SERVING = { activator: '600Mi', autoscaler: '1000Mi', controller: '1000Mi', webhook: '500Mi' };

  const found = (app: App) =>
    Object.fromEntries(
      componentMemoryLimits(app).map(({ component, memoryLimit }) => [
        component,
        memoryLimit && sizeQuantity(memoryLimit),
      ]),
    );

  test.each([
    ['1.3.1', undefined, undefined],
    ['1.8.6', undefined, undefined],
    ['1.9.4', '500Mi', '500Mi'],
    ['1.13.2', '500Mi', '500Mi'],
    ['1.14.2', '500Mi', '800Mi'],
    ['1.23.0', '500Mi', '800Mi'],
  ])('Knative %s', (knative, controller, gateway) => {
    const { minimumKubernetes } = KnativeRelease.of(knative);
    expect(found(system({ knative, kubernetes: minimumKubernetes }))).toEqual({
      ...SERVING,
      'net-kourier-controller': controller,
      '3scale-kourier-gateway': gateway,
    });
  });

  test('are those that are written, also where they are patched', () => {
    const app = system({ kubernetes: '1.34' });
    const activator = app.node
      .findAll()
      .filter((construct) => construct instanceof ApiObject)
      .find(({ kind, name }) => kind === 'Deployment' && name === 'activator');
    activator?.addJsonPatch(JsonPatch.replace(MEMORY_LIMIT, k8s.Quantity.fromString('1Gi')));
    expect(found(app)).toMatchObject({ activator: '1024Mi', autoscaler: '1000Mi' });
  });

  test('of Deployments elsewhere, and of ones that nobody can read, nothing is said', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const deployment = (id: string, namespace: string | undefined, spec: unknown) =>
      new ApiObject(chart, id, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'webhook', namespace },
        spec,
      });
    deployment('other', 'cert-manager', {});
    deployment('none', undefined, {});
    new k8s.KubeService(chart, 'service', { metadata: { name: 'activator', namespace: 'knative-serving' } });
    expect(componentMemoryLimits(app)).toEqual([]);
    deployment('empty', 'knative-serving', 'nothing');
    deployment('wrong', 'knative-serving', {
      template: { spec: { containers: [{ resources: { limits: { memory: 'much' } } }] } },
    });
    expect(componentMemoryLimits(app)).toEqual([{ component: 'webhook' }, { component: 'webhook' }]);
  });
});
