import { confirmedDeletions, deletionProblems, deletionsBetween } from '../../lib/gitops/deletions';
import { type Files, HEADER } from '../../lib/gitops/files';
import { FLEET, PROTECTED } from '../../lib/namespace/annotations';

/** A namespace as synth writes it. */
const namespace = (name: string, facts: { fleet?: string; isProtected?: boolean } = {}): [string, string] => {
  const { fleet = 'environments', isProtected = false } = facts;
  return [
    `environments/${name}/00-namespace-${name}.yaml`,
    [
      `${HEADER}---`,
      'apiVersion: v1',
      'kind: Namespace',
      'metadata:',
      '  annotations:',
      '    argocd.argoproj.io/sync-wave: "0"',
      ...(isProtected ? [`    ${PROTECTED}: "true"`] : []),
      '  labels:',
      ...(fleet === '' ? ['    app.kubernetes.io/name: knative-serving'] : [`    ${FLEET}: ${fleet}`]),
      `  name: ${name}`,
      '',
    ].join('\n'),
  ];
};

const environments = (count: number, first = 1): [string, string][] =>
  Array.from({ length: count }, (_, index) => namespace(`dev-${index + first}`));

const confirmation = (count: number) => `--yes-delete ${count}, as in npm run x -- --yes-delete ${count}`;

const problems = (before: Files, after: Files, confirmed?: number) =>
  deletionProblems(deletionsBetween(before, after), confirmed, (option) => `npm run x -- ${option}`);

const numbers = (prefix: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${prefix}-${first + index}`);

const named = (...names: string[]) => names.join(', ');

/** A Service as synth writes it. */
const service = (name: string, type: string, wave: number): [string, string] => [
  `platform/kourier/${wave}-service-${name}.yaml`,
  `${HEADER}---\napiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: kourier-system\nspec:\n  type: ${type}\n`,
];

const crd = (name: string): [string, string] => [
  `platform/crds/10-customresourcedefinition-${name}.yaml`,
  `${HEADER}---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ${name}\n`,
];

const PLATFORM = [namespace('knative-serving', { fleet: '' }), namespace('kourier-system', { fleet: '' })];

describe('without a word', () => {
  test.each<[string, [string, string][], [string, string][]]>([
    ['into an empty folder', [], environments(20)],
    ['where nothing is deleted', environments(20), environments(21)],
    ['a quarter', environments(20), environments(15)],
    ['one of four', environments(4), environments(3)],
    [
      'an environment that moves to another folder',
      [namespace('a')],
      [['other/a/00-namespace-a.yaml', namespace('a')[1]]],
    ],
    [
      'a load balancer that moves',
      [service('a', 'LoadBalancer', 70)],
      [['x/70-service-a.yaml', service('a', 'LoadBalancer', 70)[1]]],
    ],
    ['a CustomResourceDefinition that changes', [crd('a')], [[crd('a')[0], `${crd('a')[1]}spec: {}\n`]]],
    ["a file that isn't synth's", [['x/00-namespace-a.yaml', 'a: [']], []],
    ['the protection alone', [namespace('a', { isProtected: true })], [namespace('a')]],
    [
      'a service that is called like a namespace',
      [[`environments/a/80-service.serving.knative.dev-my-namespace-b.yaml`, namespace('b')[1]]],
      [],
    ],
  ])('%s is allowed', (_, before, after) => {
    expect(problems(new Map(before), new Map(after))).toEqual([]);
  });

  test.each<[string, [string, string][], [string, string][], string[]]>([
    [
      'more than a quarter',
      environments(20),
      environments(14),
      [
        `6 of 20 environments would be deleted: ${named('dev-15', 'dev-16', 'dev-17', 'dev-18', 'dev-19', 'dev-20')}; allowed: at most 5, or with ${confirmation(6)}`,
      ],
    ],
    [
      'one of three',
      environments(3),
      environments(2),
      [`1 of 3 environments would be deleted: dev-3; allowed: at most 0, or with ${confirmation(1)}`],
    ],
    [
      'all of them under new names, beside the platform',
      [...environments(2), ...PLATFORM],
      [...environments(2, 3), ...PLATFORM],
      [
        `2 of 2 environments would be deleted: ${named('dev-1', 'dev-2')}; allowed: at most 0, or with ${confirmation(2)}`,
      ],
    ],
    [
      'a protected one',
      [...environments(20), namespace('demo', { isProtected: true })],
      environments(20),
      [`demo would be deleted, although protected; allowed: only with ${confirmation(1)}`],
    ],
    [
      'many, and a protected one',
      [...environments(12), namespace('demo', { isProtected: true })],
      environments(1),
      [
        `12 of 13 environments would be deleted: ${named(...numbers('dev', 2, 11))} and 2 others; allowed: at most 3, or with ${confirmation(12)}`,
        `demo would be deleted, although protected; allowed: only with ${confirmation(12)}`,
      ],
    ],
    [
      'a namespace of the platform',
      PLATFORM,
      PLATFORM.slice(0, 1),
      [
        `namespace kourier-system would be deleted, and with it everything in it; allowed: only with ${confirmation(1)}`,
      ],
    ],
    [
      'several of a kind, which are told at once',
      [crd('a'), crd('b')],
      [],
      [
        `CustomResourceDefinition a, CustomResourceDefinition b would be deleted, and with each of them every object of its kind in the cluster; allowed: only with ${confirmation(2)}`,
      ],
    ],
    [
      'a CustomResourceDefinition, and the last environments',
      [crd('services.serving.knative.dev'), ...environments(1)],
      [],
      [
        `1 of 1 environments would be deleted: dev-1; allowed: at most 0, or with ${confirmation(2)}`,
        `CustomResourceDefinition services.serving.knative.dev would be deleted, and with it every object of its kind in the cluster; allowed: only with ${confirmation(2)}`,
      ],
    ],
    [
      'a load balancer that becomes another Service',
      [service('kourier', 'LoadBalancer', 70), service('other', 'ClusterIP', 40)],
      [service('kourier', 'ClusterIP', 40)],
      [
        `load balancer kourier-system/kourier would be deleted, and with it its address, to which DNS records point; allowed: only with ${confirmation(1)}`,
      ],
    ],
  ])('%s is refused', (_, before, after, expected) => {
    expect(problems(new Map(before), new Map(after))).toEqual(expected);
  });
});

describe('with a number', () => {
  const before: Files = new Map([...environments(20), namespace('demo', { isProtected: true })]);

  test.each([
    [16, 5],
    [1, 20],
  ])('that is right, %i of 21 may go', (deletions, kept) => {
    expect(problems(before, new Map(environments(kept)), deletions)).toEqual([]);
  });

  test.each([
    [15, 5, `--yes-delete is 15; allowed: 16, as this deletes ${named(...numbers('dev', 6, 15))} and 6 others`],
    [17, 5, `--yes-delete is 17; allowed: 16, as this deletes ${named(...numbers('dev', 6, 15))} and 6 others`],
    [2, 20, '--yes-delete is 2; allowed: 1, as this deletes demo'],
  ])('%i that is wrong, none may go', (deletions, kept, message) => {
    expect(problems(before, new Map(environments(kept)), deletions)).toEqual([message]);
  });

  test('nothing may be written where nothing is deleted', () => {
    expect(problems(before, before, 1)).toEqual([
      '--yes-delete is 1; allowed: none, as nothing is deleted that can not be had back',
    ]);
  });
});

test.each([
  [undefined, undefined],
  ['1', 1],
  ['12', 12],
])('--yes-delete %j is %j', (option, expected) => {
  expect(confirmedDeletions(option)).toBe(expected);
});

test.each(['', '0', '01', '-1', '1.5', 'all', ' 1'])('--yes-delete %j is no number', (option) => {
  expect(() => confirmedDeletions(option)).toThrow(`--yes-delete is '${option}'; allowed: a whole number, 1 or more`);
});
