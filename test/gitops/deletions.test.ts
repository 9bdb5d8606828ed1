import { confirmedDeletions, deletionProblems } from '../../lib/gitops/deletions';
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

const confirmation = (count: number) =>
  `--yes-delete ${count}, as in npm run synth -- --yes-delete ${count} or npx cdk8s synth --app 'node --import tsx main.ts --yes-delete ${count}'`;

const PLATFORM = [namespace('knative-serving', { fleet: '' }), namespace('kourier-system', { fleet: '' })];

describe('without a word', () => {
  test.each<[string, [string, string][], [string, string][]]>([
    ['into an empty folder', [], environments(20)],
    ['where nothing is deleted', environments(20), environments(21)],
    ['a quarter', environments(20), environments(15)],
    ['one of four', environments(4), environments(3)],
    ['of the platform', PLATFORM, []],
    [
      'an environment that moves to another folder',
      [namespace('a')],
      [['other/a/00-namespace-a.yaml', namespace('a')[1]]],
    ],
    ['the protection alone', [namespace('a', { isProtected: true })], [namespace('a')]],
    [
      'a service that is called like a namespace',
      [[`environments/a/80-service.serving.knative.dev-my-namespace-b.yaml`, namespace('b')[1]]],
      [],
    ],
  ])('%s is allowed', (_, before, after) => {
    expect(deletionProblems(new Map(before), new Map(after))).toEqual([]);
  });

  test.each<[string, [string, string][], [string, string][], string[]]>([
    [
      'more than a quarter',
      environments(20),
      environments(14),
      [
        `6 of 20 environments would be deleted: dev-15, dev-16, dev-17, dev-18, dev-19, dev-20; allowed: at most 5, or with ${confirmation(6)}`,
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
      [`2 of 2 environments would be deleted: dev-1, dev-2; allowed: at most 0, or with ${confirmation(2)}`],
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
        `12 of 13 environments would be deleted: dev-2, dev-3, dev-4, dev-5, dev-6, dev-7, dev-8, dev-9, dev-10, dev-11 and 2 others; allowed: at most 3, or with ${confirmation(12)}`,
        `demo would be deleted, although protected; allowed: only with ${confirmation(12)}`,
      ],
    ],
  ])('%s is refused', (_, before, after, expected) => {
    expect(deletionProblems(new Map(before), new Map(after))).toEqual(expected);
  });
});

describe('with a number', () => {
  const before: Files = new Map([...environments(20), namespace('demo', { isProtected: true })]);

  test.each([
    [16, 5],
    [1, 20],
  ])('that is right, %i of 21 may go', (deletions, kept) => {
    expect(deletionProblems(before, new Map(environments(kept)), deletions)).toEqual([]);
  });

  test.each([
    [
      15,
      5,
      '--yes-delete is 15; allowed: 16, as this deletes dev-6, dev-7, dev-8, dev-9, dev-10, dev-11, dev-12, dev-13, dev-14, dev-15 and 6 others',
    ],
    [
      17,
      5,
      '--yes-delete is 17; allowed: 16, as this deletes dev-6, dev-7, dev-8, dev-9, dev-10, dev-11, dev-12, dev-13, dev-14, dev-15 and 6 others',
    ],
    [2, 20, '--yes-delete is 2; allowed: 1, as this deletes demo'],
  ])('%i that is wrong, none may go', (deletions, kept, message) => {
    expect(deletionProblems(before, new Map(environments(kept)), deletions)).toEqual([message]);
  });

  test('nothing may be written where nothing is deleted', () => {
    expect(deletionProblems(before, before, 1)).toEqual([
      '--yes-delete is 1; allowed: none, as no environment is deleted',
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
