// The CronJob that keeps environments warm.
import { k8s } from 'cdk8s-plus-27';
import { WORKING_HOURS } from './access';

/** Where the script and its tables stand in the container. */
const FOLDER = '/etc/working-hours';

/** Some user other than root: the script needs no other right on the node. */
const USER = 65532;

/** What the CronJob runs, and how. */
export interface Way {
  /** The script, in this folder. */
  readonly script: string;
  /** What the script is told besides the tables. */
  readonly env: readonly k8s.EnvVar[];
  /** The account as which it calls Kubernetes' API. @default - it has no token for it */
  readonly serviceAccountName?: string;
  /** Whether a Job may start while another one runs. */
  readonly concurrencyPolicy: 'Allow' | 'Forbid';
  /** How often a Job is tried again that failed. */
  readonly backoffLimit: number;
  /** Seconds after which a Job is ended. */
  readonly activeDeadlineSeconds: number;
  /** What the container needs, as quantities. */
  readonly memory: { readonly request: string; readonly limit: string };
}

/** Returns the CronJob as Kubernetes has it. */
export const cronJobSpec = (image: string, everyMinutes: number, way: Way): k8s.CronJobSpec => ({
  schedule: `*/${everyMinutes} * * * *`,
  concurrencyPolicy: way.concurrencyPolicy,
  // One that comes too late is as good as the next.
  startingDeadlineSeconds: everyMinutes * 60,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 3,
  jobTemplate: {
    spec: {
      backoffLimit: way.backoffLimit,
      activeDeadlineSeconds: way.activeDeadlineSeconds,
      template: {
        spec: {
          ...(way.serviceAccountName === undefined
            ? { automountServiceAccountToken: false }
            : { serviceAccountName: way.serviceAccountName }),
          // A pod that failed stays with its log.
          restartPolicy: 'Never',
          securityContext: {
            runAsNonRoot: true,
            runAsUser: USER,
            runAsGroup: USER,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'keep-warm',
              image,
              command: ['sh', `${FOLDER}/${way.script}`],
              env: [...way.env],
              resources: {
                requests: {
                  cpu: k8s.Quantity.fromString('50m'),
                  memory: k8s.Quantity.fromString(way.memory.request),
                },
                limits: { memory: k8s.Quantity.fromString(way.memory.limit) },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [
                { name: WORKING_HOURS, mountPath: FOLDER, readOnly: true },
                { name: 'tmp', mountPath: '/tmp' },
              ],
            },
          ],
          volumes: [
            { name: WORKING_HOURS, configMap: { name: WORKING_HOURS } },
            { name: 'tmp', emptyDir: {} },
          ],
        },
      },
    },
  },
});
