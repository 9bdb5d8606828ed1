import {
  enforcedRules,
  type PodSecurityProps,
  podSecurityLabels,
  podSecurityPropsProblems,
} from '../../lib/namespace/pod-security';
import { KnativeRelease } from '../../lib/release/knative-release';

const LABEL = 'pod-security.kubernetes.io/';
const problems = (props: object, version = '1.23.0') =>
  podSecurityPropsProblems({ ...props }, KnativeRelease.of(version));

describe('the labels of the namespace', () => {
  test.each<[PodSecurityProps, string | undefined, Record<string, string>]>([
    [{}, undefined, { enforce: 'baseline', 'enforce-version': 'latest' }],
    [{}, '1.34', { enforce: 'baseline', 'enforce-version': 'v1.34' }],
    [{}, 'newest', { enforce: 'baseline', 'enforce-version': 'latest' }],
    [{ version: 'latest' }, '1.34', { enforce: 'baseline', 'enforce-version': 'latest' }],
    [
      { enforce: 'privileged', audit: 'baseline', version: 'v1.30' },
      '1.34',
      { enforce: 'privileged', 'enforce-version': 'v1.30', audit: 'baseline', 'audit-version': 'v1.30' },
    ],
  ])('of %p on Kubernetes %p', (props, kubernetes, labels) => {
    expect(podSecurityLabels(props, kubernetes)).toEqual(
      Object.fromEntries(Object.entries(labels).map(([name, value]) => [`${LABEL}${name}`, value])),
    );
  });
});

describe('the levels', () => {
  test.each(['privileged', 'baseline', 'restricted'])('may be %s', (level) => {
    expect(problems({ enforce: level, warn: level, audit: level })).toEqual([]);
  });

  test.each(['', 'Baseline', 'default', 5, null])('may not be %p', (level) => {
    expect(problems({ enforce: level, warn: level, audit: level })).toHaveLength(3);
  });

  test.each(['latest', 'v1.25', 'v1.34'])('may be those of %s', (version) => {
    expect(problems({ version })).toEqual([]);
  });

  test.each(['', '1.34', 'v1', 'v1.34.1', 'newest', 1.34])('may not be those of %p', (version) => {
    expect(problems({ version })).toEqual([
      expect.stringMatching(/^podSecurity.version is .*; allowed: latest, or a minor such as v1.34$/),
    ]);
  });

  test('have no other properties', () => {
    expect(problems({ level: 'baseline' })).toEqual([
      "podSecurity has property 'level'; allowed: enforce, warn, audit, version",
    ]);
  });

  test('may be restricted from the release on whose queue-proxy keeps that', () => {
    const allowing = KnativeRelease.versions().filter(
      (version) => problems({ enforce: 'restricted' }, version).length === 0,
    );
    expect(allowing[0]).toBe('1.10.6');
    expect(problems({ enforce: 'restricted' }, '1.9.4')).toEqual([
      "podSecurity.enforce is 'restricted'; allowed for Knative 1.9.4: privileged, baseline, as its queue-proxy has no seccompProfile",
    ]);
    expect(problems({ warn: 'restricted', audit: 'restricted' }, '1.3.1')).toEqual([]);
  });
});

test('what is enforced is baseline unless something else is said', () => {
  expect(enforcedRules({}, '1.34')).toEqual({ level: 'baseline', version: 'v1.34' });
  expect(enforcedRules({ enforce: 'privileged' }, undefined)).toEqual({ level: 'privileged', version: 'latest' });
});
