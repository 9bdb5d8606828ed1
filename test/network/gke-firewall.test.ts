import { App } from 'cdk8s';
import { folders } from '../../lib/gitops/folders';
import { GitOpsApp } from '../../lib/gitops/gitops-app';
import { GkeFirewall, type GkeFirewallProps } from '../../lib/network/gke-firewall';
import { constructProblems } from '../../lib/validation/problems';
import { googleProblems } from '../support/schema-problems';

const ALL: Required<GkeFirewallProps> = {
  cluster: 'dev',
  namespace: 'config-connector',
  projectId: 'shop-network',
  network: 'projects/shop-network/global/networks/dev',
  nodeTags: ['gke-dev-1a2b3c4d-node'],
  controlPlaneRange: '172.16.0.0/28',
  healthChecks: true,
};

function synthesize(props: GkeFirewallProps) {
  const app = new App();
  new GkeFirewall(app, 'firewall', props);
  return {
    manifests: folders(app).flatMap(({ objects }) =>
      objects.map(({ manifest }) => JSON.parse(JSON.stringify(manifest))),
    ),
    problems: constructProblems(app).map(({ message }) => message),
  };
}

test('all properties: a rule for the webhooks, and one for health checks', () => {
  const { manifests, problems } = synthesize(ALL);
  expect(problems).toEqual([]);
  expect(googleProblems(manifests)).toEqual([]);
  const metadata = {
    namespace: 'config-connector',
    annotations: { 'cnrm.cloud.google.com/project-id': 'shop-network' },
  };
  const spec = {
    direction: 'INGRESS',
    networkRef: { external: 'projects/shop-network/global/networks/dev' },
    targetTags: ['gke-dev-1a2b3c4d-node'],
    description: expect.any(String),
  };
  expect(manifests).toEqual([
    {
      apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
      kind: 'ComputeFirewall',
      metadata: { name: 'dev-knative-webhooks', ...metadata },
      spec: { ...spec, sourceRanges: ['172.16.0.0/28'], allow: [{ protocol: 'tcp', ports: ['8443'] }] },
    },
    {
      apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
      kind: 'ComputeFirewall',
      metadata: { name: 'dev-kourier-health-checks', ...metadata },
      spec: {
        ...spec,
        sourceRanges: ['35.191.0.0/16', '130.211.0.0/22'],
        allow: [{ protocol: 'tcp', ports: ['8080', '9000'] }],
      },
    },
  ]);
});

test('only what is asked for', () => {
  const { projectId: _, healthChecks: __, ...minimal } = ALL;
  const { manifests, problems } = synthesize(minimal);
  expect(problems).toEqual([]);
  expect(manifests.map(({ metadata }) => metadata)).toEqual([
    { name: 'dev-knative-webhooks', namespace: 'config-connector' },
  ]);
});

test('is there before the webhooks are asked', () => {
  const app = new GitOpsApp({ kubernetes: '1.34' });
  new GkeFirewall(app, 'firewall', ALL);
  const [folder] = app.folders();
  expect(
    folder?.objects.map(({ manifest }) => manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']),
  ).toEqual(['20', '20']);
});

test.each([
  [{ cluster: 'Dev' }, /^cluster is 'Dev'; allowed: lower-case/],
  [{ cluster: 1 }, /^cluster is 1; allowed: its name$/],
  [{ cluster: 'd'.repeat(41) }, /^cluster has 41 characters; allowed: 40, as names of rules begin with it$/],
  [{ namespace: 'A' }, /^namespace is 'A'/],
  [{ projectId: 'A' }, /^projectId is 'A'/],
  [{ network: 'dev' }, /^network is 'dev'; allowed: projects\/PROJECT\/global\/networks\/NETWORK$/],
  [{ nodeTags: [] }, /^nodeTags is \[\]; allowed: a list of one or more network tags$/],
  [{ nodeTags: ['A'] }, /^nodeTags\[0\] is 'A'/],
  [{ controlPlaneRange: '172.16.0.2' }, /^controlPlaneRange is '172.16.0.2'; allowed: addresses in CIDR notation/],
  [{ healthChecks: 'yes' }, /^healthChecks is 'yes'; allowed: true, false$/],
  [
    { controlPlaneRange: undefined, healthChecks: false },
    /^neither controlPlaneRange nor healthChecks is set; allowed: one of them or both/,
  ],
  [{ tags: [] }, /^props has property 'tags'; allowed: cluster, namespace/],
])('fails for %j', (change: object, problem) => {
  expect(synthesize({ ...ALL, ...change }).problems).toEqual([expect.stringMatching(problem)]);
});
