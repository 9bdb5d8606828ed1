// Keeping environments warm by annotations of their revisions, which takes no request.
import type { KnativeRelease } from '../release/knative-release';
import { WORKING_HOURS } from './access';
import type { Way } from './cron-job';

/** Returns whether Knative reads the scale of a revision again when its annotations change. Before, only requests keep a pod. */
export const isByAnnotations = (release: KnativeRelease): boolean => release.since('1.21');

/** Returns what changes the annotations when hours begin or end. */
export const byAnnotations = (): Way => ({
  script: 'keep-warm.sh',
  // kubectl keeps there what it has learned of the cluster.
  env: [{ name: 'HOME', value: '/tmp' }],
  serviceAccountName: WORKING_HOURS,
  // Two at a time would undo each other's work when hours begin or end.
  concurrencyPolicy: 'Forbid',
  backoffLimit: 2,
  activeDeadlineSeconds: 600,
  // Five kubectl at a time, of some 50 MiB each.
  memory: { request: '256Mi', limit: '512Mi' },
});
