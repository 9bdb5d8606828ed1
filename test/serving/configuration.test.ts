import { Duration } from 'cdk8s';
import { KnativeRelease } from '../../lib/release/knative-release';
import { ConfigMaps } from '../../lib/serving/configuration/config-maps';
import type { CONFIG_MAP_KEYS, ServingConfiguration } from '../../lib/serving/configuration/keys';
import { synthesize } from '../support/synthesis';

const release = KnativeRelease.of('1.3.1');

function configMaps(...configuration: ServingConfiguration[]) {
  const { manifests, problems } = synthesize((scope) => new ConfigMaps(scope, 'config', { release, configuration }));
  const data = Object.fromEntries(
    manifests.filter((manifest) => manifest['data'] !== undefined).map(({ metadata, data }) => [metadata.name, data]),
  );
  return { data, problems };
}

/** Every key that can be set, so that none is forgotten here. */
type Complete = { readonly [Name in keyof typeof CONFIG_MAP_KEYS]: Required<NonNullable<ServingConfiguration[Name]>> };

const COMPLETE: Complete & Pick<ServingConfiguration, 'domain'> = {
  autoscaler: {
    allowZeroInitialScale: true,
    initialScale: 0,
    minScale: 1,
    maxScale: 3,
    stableWindow: Duration.minutes(2),
    scaleToZeroGracePeriod: Duration.seconds(30),
    scaleToZeroPodRetentionPeriod: Duration.hours(2),
  },
  defaults: { revisionTimeout: Duration.minutes(10) },
  deployment: {
    registriesSkippingTagResolving: ['kind.local', 'europe-west1-docker.pkg.dev'],
    digestResolutionTimeout: Duration.seconds(20),
    progressDeadline: Duration.minutes(15),
  },
  domain: [{ name: 'dev.example.com' }, { name: 'demo.example.com', selector: { stage: 'demo' } }],
  gc: { minNonActiveRevisions: 0, maxNonActiveRevisions: 2 },
  network: {
    ingressClass: 'kourier.ingress.networking.knative.dev',
    domainTemplate: '{{.Name}}.{{.Domain}}',
    tagTemplate: '{{.Name}}-{{.Tag}}',
    autocreateClusterDomainClaims: true,
    defaultExternalScheme: 'https',
  },
};

test('nothing is set where nothing is asked for, but the image of the queue-proxy', () => {
  expect(configMaps().data).toEqual({ 'config-deployment': { queueSidecarImage: release.servingImage('queue') } });
});

test('every key is written as Knative parses it', () => {
  const { data, problems } = configMaps(COMPLETE);
  expect(problems).toEqual([]);
  expect(data).toEqual({
    'config-autoscaler': {
      'allow-zero-initial-scale': 'true',
      'initial-scale': '0',
      'min-scale': '1',
      'max-scale': '3',
      'stable-window': '120s',
      'scale-to-zero-grace-period': '30s',
      'scale-to-zero-pod-retention-period': '7200s',
    },
    'config-defaults': { 'revision-timeout-seconds': '600' },
    'config-deployment': {
      queueSidecarImage: release.servingImage('queue'),
      'registries-skipping-tag-resolving': 'kind.local,europe-west1-docker.pkg.dev',
      'digest-resolution-timeout': '20s',
      'progress-deadline': '900s',
    },
    'config-domain': { 'dev.example.com': '', 'demo.example.com': 'selector:\n  stage: demo\n' },
    'config-gc': { 'min-non-active-revisions': '0', 'max-non-active-revisions': '2' },
    'config-network': {
      'ingress-class': 'kourier.ingress.networking.knative.dev',
      'domain-template': '{{.Name}}.{{.Domain}}',
      'tag-template': '{{.Name}}-{{.Tag}}',
      'autocreate-cluster-domain-claims': 'true',
      'default-external-scheme': 'https',
    },
  });
});

test('configurations are put together', () => {
  const { data, problems } = configMaps({ gc: { minNonActiveRevisions: 1 } }, { gc: { maxNonActiveRevisions: 5 } });
  expect(problems).toEqual([]);
  expect(data['config-gc']).toEqual({ 'min-non-active-revisions': '1', 'max-non-active-revisions': '5' });
});

test('fails when two configurations contradict each other', () => {
  expect(configMaps({ gc: { minNonActiveRevisions: 1 } }, { gc: { minNonActiveRevisions: 2 } }).problems).toEqual([
    "test/config: config-gc min-non-active-revisions is '1' and '2'; allowed: one value",
  ]);
  expect(configMaps({ gc: { minNonActiveRevisions: 1 } }, { gc: { minNonActiveRevisions: 1 } }).problems).toEqual([]);
});

const untyped = (configuration: string): ServingConfiguration => JSON.parse(configuration);

test.each<[string, ServingConfiguration, string]>([
  [
    'a negative number',
    { autoscaler: { minScale: -1 } },
    'autoscaler.minScale is -1; allowed: a whole number from 0 to 2147483647',
  ],
  [
    'a fraction',
    { gc: { maxNonActiveRevisions: 20.5 } },
    'gc.maxNonActiveRevisions is 20.5; allowed: a whole number from 0 to 2147483647',
  ],
  [
    'a window under its bound',
    { autoscaler: { stableWindow: Duration.seconds(5) } },
    'autoscaler.stableWindow in seconds is 5; allowed: a whole number from 6 to 3600',
  ],
  [
    'a window over its bound',
    { autoscaler: { stableWindow: Duration.seconds(3601) } },
    'autoscaler.stableWindow in seconds is 3601; allowed: a whole number from 6 to 3600',
  ],
  [
    'an empty text',
    { network: { domainTemplate: '' } },
    "network.domainTemplate is ''; allowed: a string that is not empty",
  ],
  [
    'a registry with a path and a comma',
    { deployment: { registriesSkippingTagResolving: ['a,b'] } },
    'deployment.registriesSkippingTagResolving is ["a,b"]; allowed: a list of hosts such as',
  ],
  [
    'a registry with a scheme',
    { deployment: { registriesSkippingTagResolving: ['https://x'] } },
    'deployment.registriesSkippingTagResolving is ["https://x"]; allowed: a list of hosts',
  ],
  [
    'a registry with a wildcard',
    { deployment: { registriesSkippingTagResolving: ['*.pkg.dev'] } },
    'deployment.registriesSkippingTagResolving is ["*.pkg.dev"]; allowed: a list of hosts',
  ],
  [
    'a domain that is none',
    { domain: [{ name: 'dev' }] },
    "domain is 'dev'; allowed: a host name of two or more labels",
  ],
  [
    'min over max',
    { autoscaler: { minScale: 3, maxScale: 2 } },
    'autoscaler.minScale is 3; allowed: at most autoscaler.maxScale, which is 2',
  ],
  [
    'a start from zero that is not allowed',
    { autoscaler: { initialScale: 0 } },
    'autoscaler.initialScale is 0; allowed: 0 only with autoscaler.allowZeroInitialScale',
  ],
  [
    'a timeout over its bound',
    { defaults: { revisionTimeout: Duration.seconds(601) } },
    'defaults.revisionTimeout in seconds is 601; allowed: a whole number from 1 to 600',
  ],
  [
    'two domains for every route',
    { domain: [{ name: 'a.example.com' }, { name: 'b.example.com', selector: {} }] },
    'domain is a.example.com and b.example.com without a selector; allowed: one',
  ],
  [
    'fewest revisions over most',
    { gc: { maxNonActiveRevisions: 19 } },
    'gc.minNonActiveRevisions is 20; allowed: at most gc.maxNonActiveRevisions, which is 19',
  ],
  [
    'a text for a number',
    untyped('{"gc":{"minNonActiveRevisions":"1"}}'),
    "gc.minNonActiveRevisions is '1'; allowed: a whole number",
  ],
  [
    'a text for a flag',
    untyped('{"autoscaler":{"allowZeroInitialScale":"yes"}}'),
    "autoscaler.allowZeroInitialScale is 'yes'; allowed: true, false",
  ],
  [
    'a number for a duration',
    untyped('{"autoscaler":{"stableWindow":60}}'),
    'autoscaler.stableWindow is 60; allowed: a Duration',
  ],
  [
    'a scheme that is none',
    untyped('{"network":{"defaultExternalScheme":"ftp"}}'),
    "network.defaultExternalScheme is 'ftp'; allowed: http, https",
  ],
  [
    'an unknown ConfigMap',
    untyped('{"autoscalers":{"minScale":1}}'),
    'autoscalers is unknown; allowed: autoscaler, defaults, deployment, gc, network, domain',
  ],
  [
    'an unknown key',
    untyped('{"gc":{"keep":1}}'),
    'gc.keep is unknown; allowed: minNonActiveRevisions, maxNonActiveRevisions',
  ],
])('fails for %s', (_, configuration, problem) => {
  expect(configMaps(configuration).problems).toEqual([expect.stringContaining(`test/config: ${problem}`)]);
});
