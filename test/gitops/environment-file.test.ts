import { environmentFolders, environmentIn } from '../../lib/gitops/environment-file';
import { FLEET } from '../../lib/namespace/annotations';

const OF_FLEET = `metadata:\n  labels:\n    ${FLEET}: environments\n`;

test.each([
  ['environments/dev-01/00-namespace-dev-01.yaml', OF_FLEET, 'dev-01'],
  ['00-namespace-dev-01.yaml', OF_FLEET, 'dev-01'],
  ['platform/serving/00-namespace-knative-serving.yaml', 'metadata:\n  labels: {}\n', undefined],
  ['environments/dev-01/20-serviceaccount-api.yaml', OF_FLEET, undefined],
  ['environments/dev-01/80-service.serving.knative.dev-my-namespace-b.yaml', OF_FLEET, undefined],
])('%s is the namespace of the right environment', (path, text, expected) => {
  expect(environmentIn(path, text)).toBe(expected);
});

test('environments have the folders of their namespaces', () => {
  const files = new Map([
    ['environments/a/00-namespace-a.yaml', OF_FLEET],
    ['environments/a/20-serviceaccount-api.yaml', ''],
    ['other/b/00-namespace-b.yaml', OF_FLEET],
  ]);
  expect([...environmentFolders(files)]).toEqual([
    ['a', 'environments/a'],
    ['b', 'other/b'],
  ]);
});
