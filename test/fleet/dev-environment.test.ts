import { App } from 'cdk8s';
import { DevEnvironment, type DevEnvironmentProps } from '../../lib/fleet/dev-environment';
import { DomainTemplate } from '../../lib/fleet/hosts';
import { folders } from '../../lib/gitops/folders';
import { constructProblems, problemLines } from '../../lib/validation/problems';

const MINIMAL: DevEnvironmentProps = { domain: 'dev.example.com', apis: { hello: { image: 'hello:1' } } };

function environment(props: DevEnvironmentProps, id = 'demo') {
  const app = new App();
  const { hosts } = new DevEnvironment(app, id, props);
  const [folder] = folders(app);
  const manifests = (folder?.objects ?? []).map(({ manifest }) => manifest);
  return { hosts, manifests, problems: problemLines(constructProblems(app)) };
}

test('minimal: a namespace and its API', () => {
  const { hosts, manifests, problems } = environment(MINIMAL);
  expect(problems).toEqual([]);
  expect([...hosts]).toEqual([['hello', ['hello-demo.dev.example.com']]]);
  expect(manifests).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo' } },
    expect.objectContaining({ kind: 'Service', metadata: { name: 'hello', namespace: 'demo' } }),
  ]);
});

test('all props', () => {
  const props: Required<DevEnvironmentProps> = {
    domain: 'dev.example.com',
    domainTemplate: DomainTemplate.NESTED,
    apis: { hello: { image: 'hello:1', traffic: [{ percent: 100, tag: 'v1' }] }, namespace: { image: 'namespace:1' } },
    labels: { team: 'checkout' },
  };
  const { hosts, manifests, problems } = environment(props);
  expect(problems).toEqual([]);
  expect([...hosts]).toEqual([
    ['hello', ['hello.demo.dev.example.com', 'v1-hello.demo.dev.example.com']],
    ['namespace', ['namespace.demo.dev.example.com']],
  ]);
  expect(manifests[0]?.metadata.labels).toEqual({ team: 'checkout' });
});

test.each<[string, string, string]>([
  [
    'a namespace of Knative',
    'knative-serving',
    "knative-serving: environment name is 'knative-serving'; allowed: any but",
  ],
  ['a wrong name', 'Demo', "Demo: environment name is 'Demo'; allowed: lower-case letters"],
])('fails for %s', (_, id, problem) => {
  expect(environment(MINIMAL, id).problems).toContainEqual(expect.stringContaining(problem));
});

test('fails for a property that it does not know', () => {
  expect(environment({ ...MINIMAL, ...JSON.parse('{"label":{}}') }).problems).toEqual([
    "demo: props has property 'label'; allowed: apis, domain, domainTemplate, labels",
  ]);
});
