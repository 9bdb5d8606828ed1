// Does dist/ go further than one minor of Knative at once, or back? A new cluster may; one that runs must not.
import { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { isAtLeast, isVersion, minorOf } from '../release/versions';
import type { Files } from './files';

/**
 * Returns a warning where files take a cluster over more than Knative supports.
 * @param before the files that the release replaces
 */
export function unsupportedUpgradeWarning(before: Files, release: KnativeRelease): string | undefined {
  const installed = installedVersion(before);
  return installed === undefined ? undefined : unsupportedUpgrade(installed, release);
}

/**
 * Returns why an upgrade isn't supported, and what to do instead; nothing if it is.
 * @param installed the version that is replaced, such as `1.22.1`
 */
export function unsupportedUpgrade(installed: string, release: KnativeRelease): string | undefined {
  const upgrade = `from Knative ${installed} to ${release.version}`;
  if (!isAtLeast(release.version, installed)) {
    return `${upgrade}: Knative documents no way back; see docs/upgrade.md`;
  }
  if (minorOf(release.version) - minorOf(installed) <= 1) {
    return undefined;
  }
  const next = KnativeRelease.newestPatch(`1.${minorOf(installed) + 1}`)?.version;
  return `${upgrade}: Knative supports one minor at a time. For a cluster that runs ${installed}, restore the folder and set knative: '${next}' first; npm run upgrade-plan -- ${installed} ${release.version} prints every step`;
}

/** Returns the version of Knative that the namespace of Serving says, as far as it can be read. */
export function installedVersion(files: Files): string | undefined {
  const path = [...files.keys()].find((name) => name.endsWith(`-namespace-${SERVING_NAMESPACE}.yaml`));
  const text = path === undefined ? undefined : files.get(path);
  const [, version = ''] = /^ {4}app\.kubernetes\.io\/version: "?([^"\n]+)"?$/m.exec(text ?? '') ?? [];
  return isVersion(version) ? version : undefined;
}
