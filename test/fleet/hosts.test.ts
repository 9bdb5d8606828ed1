import { certificateProblems, DomainTemplate, domainTemplateProblems, hostLengthProblems } from '../../lib/fleet/hosts';
import { KnativeRelease } from '../../lib/release/knative-release';
import { TAG_TEMPLATE } from '../../lib/serving/configuration/keys/network';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';

const TEMPLATES: readonly (readonly [string, DomainTemplate, string, string])[] = [
  ['flat', DomainTemplate.FLAT, 'hello-dev-01.dev.example.com', 'v1-hello-dev-01.dev.example.com'],
  ['nested', DomainTemplate.NESTED, 'hello.dev-01.dev.example.com', 'v1-hello.dev-01.dev.example.com'],
];

describe.each(TEMPLATES)('a %s host', (_, template, host, tagHost) => {
  /** Returns what Knative makes of the template. */
  const executed = (name: string) =>
    template.template
      .replace('{{.Name}}', name)
      .replace('{{.Namespace}}', 'dev-01')
      .replace('{{.Domain}}', 'dev.example.com');

  test('is the one that Knative makes', () => {
    expect(template.host('hello', 'dev-01', 'dev.example.com')).toBe(host);
    expect(executed('hello')).toBe(host);
  });

  test('of a tag is the one that Knative makes', () => {
    expect(template.tagHost('v1', 'hello', 'dev-01', 'dev.example.com')).toBe(tagHost);
    expect(executed(TAG_TEMPLATE.replace('{{.Tag}}', 'v1').replace('{{.Name}}', 'hello'))).toBe(tagHost);
  });
});

test("the nested host is the one of Knative's own default", () => {
  const settings = new Settings([], KnativeRelease.newest());
  expect(settings.network('domainTemplate')).toBe(DomainTemplate.NESTED.template);
  expect(settings.network('tagTemplate')).toBe(TAG_TEMPLATE);
});

test('a template is one of the two', () => {
  for (const template of [undefined, DomainTemplate.FLAT, DomainTemplate.NESTED]) {
    expect(domainTemplateProblems(template)).toEqual([]);
  }
  expect([null, 'flat', 5, {}].flatMap(domainTemplateProblems)).toEqual(
    ['null', "'flat'", '5', '{}'].map(
      (shown) => `domainTemplate is ${shown}; allowed: DomainTemplate.FLAT, DomainTemplate.NESTED`,
    ),
  );
});

describe('lengths that DNS knows', () => {
  const label = 'x'.repeat(63);
  /** A host of so many characters, in labels that are short enough. */
  const hostOf = (length: number) =>
    `${label}.`
      .repeat(4)
      .slice(0, length - 1)
      .concat('x');

  test('a label of 63 characters is allowed, one of 64 is not', () => {
    expect(hostLengthProblems(`${label}.example.com`)).toEqual([]);
    expect(hostLengthProblems(`x${label}.example.com`)).toEqual([
      `host label 'x${label}' of x${label}.example.com has 64 characters; allowed: 63`,
    ]);
  });

  test('each label is looked at', () => {
    expect(hostLengthProblems(`a.x${label}.y${label}.com`)).toHaveLength(2);
  });

  test('a host of 253 characters is allowed, one of 254 is not', () => {
    expect(hostLengthProblems(hostOf(253))).toEqual([]);
    expect(hostLengthProblems(hostOf(254))).toEqual([`host ${hostOf(254)} has 254 characters; allowed: 253`]);
  });
});

describe('names of certificates', () => {
  const ENABLED: ServingConfiguration = { network: { externalDomainTls: 'Enabled' } };

  const problems = (
    host: string,
    domain: string | undefined,
    version: string,
    configuration: ServingConfiguration = ENABLED,
  ) => {
    const release = KnativeRelease.of(version);
    return certificateProblems(host, domain, release, new Settings([configuration], release));
  };

  /** A domain of so many characters, and a host under it. */
  const domainOf = (length: number) => `${'d'.repeat(length - '.example.com'.length)}.example.com`;
  const hostOf = (length: number, domain: string) => `${'h'.repeat(length - domain.length - 1)}.${domain}`;

  /** The last release before Knative shortens names, and the first one that does. */
  const [BEFORE, SINCE] = ['1.8.6', '1.9.4'];

  test.each([BEFORE, SINCE, '1.23.0'])('Knative %s gives a host of 63 characters a certificate', (version) => {
    for (const domain of ['dev.example.com', undefined]) {
      expect(problems(hostOf(63, 'dev.example.com'), domain, version)).toEqual([]);
    }
  });

  test.each<[string, string, number, number]>([
    // Host, and the domain under it that Knative could shorten the name to.
    [BEFORE, 'dev.example.com', 64, 1],
    [SINCE, 'dev.example.com', 64, 0],
    ['1.23.0', 'dev.example.com', 64, 0],
    ['1.23.0', 'dev.example.com', 79, 0],
    [BEFORE, domainOf(61), 64, 1],
    [SINCE, domainOf(61), 64, 0],
    [SINCE, domainOf(62), 64, 1],
    ['1.23.0', domainOf(61), 100, 0],
    ['1.23.0', domainOf(62), 100, 1],
  ])('Knative %s, domain %s, a host of %i characters: %i problems', (version, domain, length, count) => {
    const host = hostOf(length, domain);
    expect(problems(host, domain, version)).toEqual(
      Array.from(
        { length: count },
        () => `host ${host} has ${length} characters; allowed with certificates of cert-manager: 63`,
      ),
    );
  });

  test('a host without a domain, which is that of a DomainMapping, is never shortened', () => {
    expect(problems(hostOf(64, 'example.com'), undefined, '1.23.0')).toHaveLength(1);
  });

  test('hosts within the cluster get no certificate of that kind', () => {
    expect(problems(`${'h'.repeat(60)}.dev-01.svc.cluster.local`, 'dev.example.com', BEFORE)).toEqual([]);
    expect(problems(`${'h'.repeat(60)}.dev-01.xsvc.cluster.local`, 'dev.example.com', BEFORE)).toHaveLength(1);
  });

  test.each<[string, ServingConfiguration]>([
    ['says nothing of them', {}],
    ['says no', { network: { externalDomainTls: 'Disabled' } }],
  ])('no host is too long where the install %s', (_, configuration) => {
    expect(problems(hostOf(200, domainOf(62)), domainOf(62), BEFORE, configuration)).toEqual([]);
  });
});
