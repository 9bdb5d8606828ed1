// A Deployment's manifests in place of properties.
import { join } from 'node:path';
import { propsFromDeployment } from '../../lib/adopt/props-from-deployment';
import { KnativeRelease } from '../../lib/release/knative-release';
import { ROOT } from '../support/program';
import { deployment, PLAIN, service } from './application';

const RELEASE = KnativeRelease.newest();

test('given as objects', () => {
  const { props, warnings } = propsFromDeployment({ manifests: [deployment({ spec: { replicas: 2 } })] }, RELEASE);
  expect(props).toEqual(PLAIN);
  expect(warnings).toEqual([
    'Deployment catalog: spec.replicas is 2: a development API has no pod while nobody calls, and one when somebody does; ' +
      'instead: maxScale: 2 lets it have as many, and minScale keeps pods while nobody calls',
  ]);
});

test('given as files', () => {
  const { props, warnings } = propsFromDeployment({ manifests: [join(ROOT, 'docs/samples/deployment.yaml')] }, RELEASE);
  expect(props).toMatchObject({ port: 3000, containerName: 'catalog' });
  expect(warnings.length).toBeGreaterThan(5);
});

test('one of several, by its name', () => {
  const manifests = [deployment(), deployment({ metadata: { name: 'other' }, container: { image: 'app/other:1' } })];
  expect(propsFromDeployment({ manifests, deployment: 'other' }, RELEASE).props.image).toBe('app/other:1');
});

test('what is different replaces it, or is put together with it', () => {
  const manifests = [
    deployment({
      container: {
        env: [
          { name: 'A', value: 'a' },
          { name: 'B', value: 'b' },
        ],
      },
    }),
    service(),
  ];
  const overrides = { image: 'app/branch:1', env: { B: 'c' }, maxScale: 2 };
  expect(propsFromDeployment({ manifests, overrides }, RELEASE).props).toEqual({
    ...PLAIN,
    image: 'app/branch:1',
    env: { A: 'a', B: 'c' },
    maxScale: 2,
  });
});

test('for the release that it is for', () => {
  const manifests = [deployment({ spec: { progressDeadlineSeconds: 90 } })];
  const { props, warnings } = propsFromDeployment({ manifests }, KnativeRelease.of('1.3.1'));
  expect(props).toEqual(PLAIN);
  expect(warnings).toEqual([expect.stringContaining('progressDeadline is unknown to Knative 1.3.1')]);
});
