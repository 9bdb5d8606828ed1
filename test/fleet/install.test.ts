import { App, Chart } from 'cdk8s';
import { releaseFor, settingsFor, usualSettings } from '../../lib/fleet/install';
import { Cluster } from '../../lib/release/cluster';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing } from '../../lib/serving/knative-serving';

describe('the release that a construct is for', () => {
  test("is that of the app's cluster", () => {
    const app = new App();
    new Cluster(app, 'cluster', { kubernetes: '1.25', knative: '1.3.1' });
    expect(releaseFor(new Chart(app, 'chart')).version).toBe('1.3.1');
  });

  test('is the newest without a cluster', () => {
    expect(releaseFor(new Chart(new App(), 'chart'))).toBe(KnativeRelease.newest());
  });
});

describe('the settings that a construct is for', () => {
  const release = KnativeRelease.of('1.23.0');

  test("are those of the app's install, also when it comes later in the program", () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    expect(settingsFor(chart)).toBeUndefined();
    const { settings } = new KnativeServing(app, 'platform', {
      release,
      configuration: [{ autoscaler: { maxScaleLimit: 3 } }],
    });
    expect(settingsFor(chart)).toBe(settings);
    expect(settingsFor(chart)?.autoscaler('maxScaleLimit')).toBe(3);
  });

  test("are nobody's without one, as the install of another app is none of theirs", () => {
    new KnativeServing(new App(), 'platform', { release });
    expect(settingsFor(new Chart(new App(), 'chart'))).toBeUndefined();
  });

  test("are taken for Knative's own then, but that revisions may start without a pod", () => {
    const settings = usualSettings(release);
    expect(settings.autoscaler('allowZeroInitialScale')).toBe(true);
    expect(settings.autoscaler('maxScaleLimit')).toBe(0);
    expect(settings.features('kubernetesPodspecNodeselector')).toBe('Disabled');
    expect(settings.network('externalDomainTls')).toBe('Disabled');
  });

  test.each([
    ['1.7.4', 'Disabled'],
    ['1.8.6', 'Enabled'],
  ])('are those of the release: Knative %s has emptyDir %s', (version, flag) => {
    const settings = usualSettings(KnativeRelease.of(version));
    expect(settings.features('kubernetesPodspecVolumesEmptydir')).toBe(flag);
  });
});
