// Applies objects by server-side apply, and finds out which of them the server refuses.
import type { Manifest } from '../gitops/manifest';
import type { Deployable } from './deployable';
import type { Kubectl } from './kubectl';
import { byIdentity, listOf, manifestsIn } from './list';
import { errorsIn, isTransient, isUnreachable, warningsIn } from './messages';

/** By this name the API server keeps which fields are dist/'s. */
export const FIELD_MANAGER = 'knative-dev-fleet';

/** After so many refusals the rest isn't tried: they say what is wrong. */
export const MAX_FAILURES = 10;

/** An object that isn't as it should be. */
export interface Failure {
  readonly object: Deployable;
  readonly reason: string;
}

/** What came of applying objects. */
export interface Applied {
  /** The objects as the cluster has them now, by identity. */
  readonly live: ReadonlyMap<string, Manifest>;
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
}

export interface ApplyProps {
  /** Whether the server only checks. */
  readonly dryRun: boolean;
  /** Whether fields are taken over that others own. */
  readonly forceConflicts: boolean;
}

/**
 * Applies objects. kubectl's messages don't name the object that they are about: where some are refused, each half is
 * applied by itself, until what is refused is alone.
 */
export async function applyObjects(
  kubectl: Kubectl,
  objects: readonly Deployable[],
  props: ApplyProps,
): Promise<Applied> {
  if (objects.length === 0) {
    return { live: new Map(), failures: [], warnings: [] };
  }
  const { status, stdout, stderr } = await kubectl(
    applyArguments(props),
    listOf(objects.map(({ manifest }) => manifest)),
  );
  if (status === 0) {
    return { live: byIdentity(manifestsIn(stdout)), failures: [], warnings: warningsIn(stderr) };
  }
  const errors = errorsIn(stderr);
  if (objects.length === 1 || errors.every(isTransient) || errors.some(isUnreachable)) {
    return { live: new Map(), failures: objects.map((object) => ({ object, reason: distinct(errors) })), warnings: [] };
  }
  const middle = Math.ceil(objects.length / 2);
  const first = await applyObjects(kubectl, objects.slice(0, middle), props);
  if (first.failures.length >= MAX_FAILURES) {
    return first;
  }
  const second = await applyObjects(kubectl, objects.slice(middle), props);
  return {
    live: new Map([...first.live, ...second.live]),
    failures: [...first.failures, ...second.failures],
    warnings: [...first.warnings, ...second.warnings],
  };
}

const applyArguments = ({ dryRun, forceConflicts }: ApplyProps): string[] => [
  ...['apply', '--server-side', `--field-manager=${FIELD_MANAGER}`],
  ...(dryRun ? ['--dry-run=server'] : []),
  ...(forceConflicts ? ['--force-conflicts'] : []),
  ...['--output', 'json', '--filename', '-'],
];

const distinct = (errors: readonly string[]): string => [...new Set(errors)].join('; ');
