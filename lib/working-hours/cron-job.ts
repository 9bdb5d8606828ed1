// The CronJob that keeps environments warm.
import { k8s } from 'cdk8s-plus-27';
import { WORKING_HOURS } from './access';

/** Where the script and its tables stand in the container. */
const FOLDER = '/etc/working-hours';

/** Some user other than root: the script needs no other right on the node. */
const USER = 65532;

/** Returns the CronJob as Kubernetes has it. */
export const cronJobSpec = (image: string, everyMinutes: number): k8s.CronJobSpec => ({
  schedule: `*/${everyMinutes} * * * *`,
  // Two at a time would undo each other's work when hours begin or end.
  concurrencyPolicy: 'Forbid',
  // One that comes too late is as good as the next.
  startingDeadlineSeconds: everyMinutes * 60,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 3,
  jobTemplate: {
    spec: {
      backoffLimit: 2,
      activeDeadlineSeconds: 600,
      template: {
        spec: {
          serviceAccountName: WORKING_HOURS,
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
              command: ['sh', `${FOLDER}/keep-warm.sh`],
              // kubectl keeps there what it has learned of the cluster.
              env: [{ name: 'HOME', value: '/tmp' }],
              // Five kubectl at a time, of some 50 MiB each.
              resources: {
                requests: {
                  cpu: k8s.Quantity.fromString('50m'),
                  memory: k8s.Quantity.fromString('256Mi'),
                },
                limits: { memory: k8s.Quantity.fromString('512Mi') },
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
