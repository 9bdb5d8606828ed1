import { cascadesBetween, RESOURCES_FINALIZER } from '../../lib/gitops/cascades';
import { HEADER } from '../../lib/gitops/files';
import { FLEET } from '../../lib/namespace/annotations';

interface ApplicationFacts {
  readonly namespace?: string;
  readonly path?: string;
  readonly destination?: string;
  readonly isCascading?: boolean;
}

/** An Application as synth writes it. */
const application = (
  name: string,
  { namespace = 'argocd', path = 'dist/x', destination, isCascading = true }: ApplicationFacts = {},
): [string, string] => [
  `argocd/applications/80-application.argoproj.io-${name}.yaml`,
  [
    `${HEADER}---`,
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    'metadata:',
    ...(isCascading ? ['  finalizers:', `    - ${RESOURCES_FINALIZER}`] : []),
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    'spec:',
    '  destination:',
    '    server: https://kubernetes.default.svc',
    ...(destination === undefined ? [] : [`    namespace: ${destination}`]),
    '  source:',
    `    path: ${path}`,
    '',
  ].join('\n'),
];

const environment = (name: string, folder = `environments/${name}`): [string, string] => [
  `${folder}/00-namespace-${name}.yaml`,
  `${HEADER}---\nkind: Namespace\nmetadata:\n  labels:\n    ${FLEET}: environments\n  name: ${name}\n`,
];

const chart: [string, string] = ['extra/30-configmap-a.yaml', `${HEADER}---\nkind: ConfigMap\n`];

const names = (before: [string, string][], after: [string, string][]) =>
  cascadesBetween(new Map(before), new Map(after)).map(({ name }) => name);

const DEV = { path: 'dist/environments/dev', destination: 'dev' };

test.each<[string, [string, string][], [string, string][]]>([
  ['nothing changes', [application('dev', DEV), environment('dev')], [application('dev', DEV), environment('dev')]],
  ['the environment is gone as well', [application('dev', DEV), environment('dev')], []],
  ['the chart is gone as well', [application('extra', { path: 'dist/extra' }), chart], []],
  [
    'the Application reads from elsewhere',
    [application('dev', DEV), environment('dev')],
    [application('dev', { ...DEV, path: 'dist/other/dev' }), environment('dev', 'other/dev')],
  ],
  [
    'it leaves what it has applied',
    [application('platform', { path: 'dist/extra', isCascading: false }), chart],
    [application('renamed', { path: 'dist/extra', isCascading: false }), chart],
  ],
])('nothing is lost where %s', (_, before, after) => {
  expect(names(before, after)).toEqual([]);
});

test.each<[string, [string, string][], [string, string][], string]>([
  [
    'has another name',
    [application('a-dev', DEV), environment('dev')],
    [application('b-dev', DEV), environment('dev')],
    'Application argocd/a-dev',
  ],
  [
    'is in another namespace',
    [application('dev', DEV), environment('dev')],
    [application('dev', { ...DEV, namespace: 'gitops' }), environment('dev')],
    'Application argocd/dev',
  ],
  [
    'has another name and reads from elsewhere',
    [application('a-dev', DEV), environment('dev')],
    [application('b-dev', { ...DEV, path: 'dist/other/dev' }), environment('dev', 'other/dev')],
    'Application argocd/a-dev',
  ],
  ['is gone', [application('dev', DEV), environment('dev')], [environment('dev')], 'Application argocd/dev'],
  [
    'of a chart has another name',
    [application('a-extra', { path: 'clusters/dev/dist/extra' }), chart],
    [application('b-extra', { path: 'clusters/dev/dist/extra' }), chart],
    'Application argocd/a-extra',
  ],
])('an environment is lost where its Application %s', (_, before, after, name) => {
  expect(names(before, after)).toEqual([name]);
});

test("a file that isn't synth's is not read", () => {
  expect(names([['x/80-application.argoproj.io-a.yaml', 'a: [']], [])).toEqual([]);
});

test('what is lost is told', () => {
  const before = new Map([application('a-dev', DEV), environment('dev')]);
  expect(cascadesBetween(before, new Map([environment('dev')]))).toEqual([
    {
      name: 'Application argocd/a-dev',
      loss: 'all that it has applied, although dist/ still has it',
      isEnvironment: false,
      isProtected: false,
    },
  ]);
});
