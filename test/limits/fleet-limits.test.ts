import type { FleetFacts, ServiceFacts } from '../../lib/limits/facts';
import { fleetProblems, fleetWarnings } from '../../lib/limits/fleet-limits';
import { KnativeRelease } from '../../lib/release/knative-release';
import { Settings } from '../../lib/serving/configuration/settings';
import { system } from '../support/system';

function app(knative: string) {
  const release = KnativeRelease.of(knative);
  return { root: system({ knative, kubernetes: release.minimumKubernetes }), release };
}

const fleet = (release: KnativeRelease, count: number, service: Partial<ServiceFacts> = {}): FleetFacts => ({
  release,
  services: Array.from({ length: count }, (_, index) => ({
    namespace: `dev-${index}`,
    name: 'hello',
    tags: [],
    minScale: 0,
    maxScale: 1,
    initialScale: 0,
    ...service,
  })),
  settings: new Settings([{ gc: { minNonActiveRevisions: 1, maxNonActiveRevisions: 5 } }], release),
});

test.each(KnativeRelease.versions())('Knative %s bears 20 environments as they are by default', (version) => {
  const { root, release } = app(version);
  expect(fleetProblems(root, fleet(release, 20))).toEqual([]);
  expect(fleetWarnings(root, fleet(release, 20))).toEqual([]);
});

test('too many Kubernetes Services are an error', () => {
  const { root, release } = app('1.23.0');
  // 8 Services are of the install.
  expect(fleetProblems(root, fleet(release, 1998))).toEqual([]);
  expect(fleetProblems(root, fleet(release, 1999))).toEqual([
    'minNonActiveRevisions is 1; allowed: at most 0, as 1999 Knative Services take 10003 Kubernetes Services with it, and a cluster is good for 10000',
  ]);
});

test('everything else is a warning', () => {
  const { root, release } = app('1.21.3');
  const facts = fleet(release, 1500, { containerConcurrency: 1, maxScale: 0, initialScale: 1 });
  expect(fleetProblems(root, facts)).toEqual([]);
  expect(fleetWarnings(root, facts)).toEqual([
    expect.stringMatching(/^maxNonActiveRevisions 5 lets /),
    expect.stringMatching(/^activator needs about 600Mi of memory .* and its limit is 600Mi/),
    expect.stringMatching(/^net-kourier-controller needs about 520Mi of memory .* and its limit is 500Mi/),
    expect.stringMatching(/^net-kourier-controller of Kourier 1.21.1 /),
    expect.stringMatching(/^dev-0\/hello, dev-1\/hello, dev-2\/hello and 1497 others: one request wakes 2 pods/),
    expect.stringMatching(/^a deploy of all 1500 Knative Services starts 1500 pods /),
  ]);
});
