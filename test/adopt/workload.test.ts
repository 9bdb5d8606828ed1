// Which Deployment is meant.
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import { InputError } from '../../lib/validation/input-error';
import { deployment, object, PLAIN, service } from './application';

const other = deployment({ metadata: { name: 'other' }, container: { ports: [{ containerPort: 4000 }] } });

test.each([
  ['catalog', 3000, 'Deployment other'],
  ['other', 4000, 'Deployment catalog'],
])('%s of several, by its name', (name, port, left) => {
  const adoption = adoptDeployment([deployment(), other], { name });
  expect(adoption.name).toBe(name);
  expect(adoption.props.port).toBe(port);
  expect(adoption.left).toEqual([
    { path: left, reason: 'it is another application', replacement: 'an API of its own, by its name' },
  ]);
});

test('those of a List are found as well', () => {
  const list = { apiVersion: 'v1', kind: 'List', items: [deployment(), { kind: 'ServiceList', items: [service()] }] };
  expect(adoptDeployment([null, list, undefined]).props).toEqual(PLAIN);
});

test.each<[string, readonly unknown[], string | undefined, readonly string[]]>([
  ['nothing', [], undefined, ['there is no Deployment; allowed: one of apps/v1', 'there are no objects at all']],
  [
    'other workloads',
    [object('apps/v1', 'StatefulSet', 'db'), service(), object('batch/v1', 'Job', 'once')],
    undefined,
    [
      'there is no Deployment; allowed: one of apps/v1',
      'there is StatefulSet db: its pods have names and volumes of their own, and those of a Knative Service come and go',
      'there is Service catalog',
      'there is Job once: it runs to its end, and a Knative Service answers requests',
    ],
  ],
  [
    'a DaemonSet',
    [object('apps/v1', 'DaemonSet', 'agent')],
    'agent',
    [expect.any(String), expect.stringContaining('on each node')],
  ],
  ['several', [deployment(), other], undefined, ['there are 2 Deployments; allowed: one by its name: catalog, other']],
  ['none of the name', [deployment(), other], 'third', ["name is 'third'; allowed: catalog, other"]],
  [
    'an old API version',
    [object('extensions/v1beta1', 'Deployment', 'old')],
    undefined,
    ['Deployment old is of extensions/v1beta1; allowed: apps/v1'],
  ],
  [
    'no objects of Kubernetes',
    ['text', { kind: 'Deployment', secret: 'geheim' }, { kind: 'List', items: [3] }],
    undefined,
    [
      "document 1 is 'text'; allowed: an object of Kubernetes, with apiVersion, kind and metadata",
      'document 2 is an object with kind, secret; allowed: an object of Kubernetes, with apiVersion, kind and metadata',
      'document 3, items[0] is 3; allowed: an object of Kubernetes, with apiVersion, kind and metadata',
    ],
  ],
])('%s is an error', (_, documents, name, problems) => {
  const run = () => adoptDeployment(documents, { name });
  expect(run).toThrow(InputError);
  try {
    run();
  } catch (error) {
    expect(error).toMatchObject({ problems });
  }
});

test.each([
  ['no spec', {}],
  ['a spec that is no object', { spec: 'text' }],
  ['a template that is no object', { spec: { template: [] } }],
  ['containers that are no list', { spec: { template: { spec: { containers: 'text' } } } }],
  ['containers that are no objects', { spec: { template: { spec: { containers: ['text', 3] } } } }],
  ['no containers', { spec: { template: { spec: { containers: [] } } } }],
])('a Deployment with %s has no image, and doesn’t end in another error', (_, rest) => {
  expect(() => adoptDeployment([object('apps/v1', 'Deployment', 'catalog', rest)])).toThrow(
    /^catalog: image is ''; allowed: /,
  );
});
