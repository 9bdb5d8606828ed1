// Does dist/ go further than one minor of Knative at once, or back? A new cluster may; one that runs must not.
import { parse } from 'yaml';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import type { Files } from './files';
import { isOfRelease, type Manifest } from './manifest';

/**
 * Returns a warning where files take a cluster over more than Knative supports.
 * @param before the files that the release replaces
 */
export function leapWarning(before: Files, release: KnativeRelease): string | undefined {
  const installed = installedVersion(before);
  if (installed === undefined) {
    return undefined;
  }
  const minors = minorOf(release.version) - minorOf(installed);
  const leap = `from Knative ${installed} to ${release.version}`;
  if (minors > 1) {
    return `${leap}: Knative supports one minor at a time. For a cluster that runs ${installed}, pin the next release; see npm run upgrade-plan -- ${installed} ${release.version}`;
  }
  return minors < 0 ? `${leap}: Knative documents no way back; see docs/upgrade.md` : undefined;
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** The version that the namespace of Serving says. */
function installedVersion(files: Files): string | undefined {
  const path = [...files.keys()].find((name) => name.endsWith(`-namespace-${SERVING_NAMESPACE}.yaml`));
  const manifest: Manifest | undefined = path === undefined ? undefined : parse(files.get(path) ?? '');
  return manifest !== undefined && isOfRelease(manifest)
    ? manifest.metadata.labels?.['app.kubernetes.io/version']
    : undefined;
}
