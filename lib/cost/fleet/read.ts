// From main.ts' app, or from the files of dist/, to the fleet that they are.
import { manifestsOfText } from '../../gitops/documents';
import type { Files } from '../../gitops/files';
import type { GitOpsApp } from '../../gitops/gitops-app';
import { installedVersion } from '../../gitops/unsupported-upgrade';
import { KnativeRelease } from '../../release/knative-release';
import { type Fleet, fleetIn } from './fleet';

/** Files of kinds that decide on what a fleet costs, by their names. */
const COUNTED =
  /(?:^|\/)\d+-(?:namespace|configmap|limitrange|deployment|statefulset|daemonset|horizontalpodautoscaler|poddisruptionbudget|service\.serving\.knative\.dev|domainmapping\.serving\.knative\.dev)-[^/]+$/;

/**
 * Returns the fleet that an app writes.
 * @throws InputError with all problems of the app
 */
export const fleetOfApp = (app: GitOpsApp): Fleet =>
  fleetIn(
    app.folders().flatMap(({ objects }) => objects.map(({ manifest }) => manifest)),
    app.cluster.release,
  );

/**
 * Returns the fleet that files are; nothing if they hold no install.
 * @throws InputError if this program doesn't know the release that they hold
 */
export function fleetInFiles(files: Files): Fleet | undefined {
  const version = installedVersion(files);
  return version === undefined
    ? undefined
    : fleetIn(
        [...files].flatMap(([path, text]) => (COUNTED.test(path) ? manifestsOfText(text) : [])),
        KnativeRelease.of(version),
      );
}
