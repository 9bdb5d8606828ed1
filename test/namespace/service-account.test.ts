import {
  type ServiceAccountProps,
  serviceAccountName,
  serviceAccountObject,
  serviceAccountProblems,
} from '../../lib/namespace/service-account';

test('minimal: no rights, and no token', () => {
  expect(serviceAccountName({})).toBe('api');
  expect(serviceAccountObject('dev-01', {})).toEqual({
    metadata: { name: 'api', namespace: 'dev-01', annotations: {} },
    automountServiceAccountToken: false,
    imagePullSecrets: undefined,
  });
});

test('all props', () => {
  const props: Required<ServiceAccountProps> = {
    name: 'shop',
    googleServiceAccount: 'catalog@shop-dev.iam.gserviceaccount.com',
    annotations: { 'example.com/team': 'checkout' },
    automountServiceAccountToken: true,
    imagePullSecrets: ['registry', 'mirror'],
  };
  expect(serviceAccountProblems(props)).toEqual([]);
  expect(serviceAccountName(props)).toBe('shop');
  expect(serviceAccountObject('dev-01', props)).toEqual({
    metadata: {
      name: 'shop',
      namespace: 'dev-01',
      annotations: {
        'example.com/team': 'checkout',
        'iam.gke.io/gcp-service-account': 'catalog@shop-dev.iam.gserviceaccount.com',
      },
    },
    automountServiceAccountToken: true,
    imagePullSecrets: [{ name: 'registry' }, { name: 'mirror' }],
  });
});

describe('a service account of Google Cloud', () => {
  const problems = (googleServiceAccount: unknown) =>
    serviceAccountProblems(JSON.parse(JSON.stringify({ googleServiceAccount })));

  test.each([
    'shop-1@shop-dev.iam.gserviceaccount.com',
    `${'a'.repeat(6)}@${'b'.repeat(6)}.iam.gserviceaccount.com`,
    `${'a'.repeat(30)}@${'b'.repeat(30)}.iam.gserviceaccount.com`,
    'catalog@shop-dev.example.com.iam.gserviceaccount.com',
  ])('may be %s', (account) => {
    expect(problems(account)).toEqual([]);
  });

  test.each([
    '',
    'catalog',
    'catalog@shop-dev',
    'catalog@example.com',
    'Catalog@shop-dev.iam.gserviceaccount.com',
    '1catalog@shop-dev.iam.gserviceaccount.com',
    'catalog-@shop-dev.iam.gserviceaccount.com',
    `${'a'.repeat(5)}@shop-dev.iam.gserviceaccount.com`,
    `${'a'.repeat(31)}@shop-dev.iam.gserviceaccount.com`,
    `catalog@${'b'.repeat(5)}.iam.gserviceaccount.com`,
    `catalog@${'b'.repeat(31)}.iam.gserviceaccount.com`,
    'serviceAccount:catalog@shop-dev.iam.gserviceaccount.com',
    5,
  ])('may not be %p', (account) => {
    expect(problems(account)).toEqual([
      expect.stringMatching(
        /^serviceAccount.googleServiceAccount is .*; allowed: NAME@PROJECT.iam.gserviceaccount.com$/,
      ),
    ]);
  });
});

test.each<[object, string]>([
  [{ name: 'API' }, "serviceAccount.name is 'API'; allowed: labels of lower-case letters"],
  [{ name: 'default' }, "serviceAccount.name is 'default'; allowed: any other"],
  [{ annotations: { a: 1 } }, 'serviceAccount.annotations.a is 1; allowed: a string'],
  [
    {
      googleServiceAccount: 'catalog@shop-dev.iam.gserviceaccount.com',
      annotations: { 'iam.gke.io/gcp-service-account': 'another' },
    },
    "serviceAccount.annotations has 'iam.gke.io/gcp-service-account'; allowed: any key that googleServiceAccount doesn't set",
  ],
  [{ automountServiceAccountToken: 'no' }, "serviceAccount.automountServiceAccountToken is 'no'; allowed: true, false"],
  [
    { imagePullSecrets: 'registry' },
    "serviceAccount.imagePullSecrets is 'registry'; allowed: a list of names of Secrets",
  ],
  [{ imagePullSecrets: ['registry', 5] }, 'serviceAccount.imagePullSecrets[1] is 5; allowed: labels of'],
  [{ token: true }, "serviceAccount has property 'token'; allowed: name, googleServiceAccount"],
])('fails for %p', (props, problem) => {
  expect(serviceAccountProblems({ ...props })).toEqual([expect.stringContaining(problem)]);
});

test('an annotation of its own for Google Cloud is allowed by itself', () => {
  const annotations = { 'iam.gke.io/gcp-service-account': 'catalog@shop-dev.iam.gserviceaccount.com' };
  expect(serviceAccountProblems({ annotations })).toEqual([]);
});
