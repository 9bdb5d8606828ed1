// As whom the APIs of an environment run.
import type { k8s } from 'cdk8s-plus-27';
import { googleServiceAccountProblems, WORKLOAD_IDENTITY } from '../validation/google-cloud';
import { knownProperties, secretName } from '../validation/rules';
import { annotationProblems, flagProblems, listProblems, reservedProblems } from './checks';

/** @see https://kubernetes.io/docs/concepts/security/service-accounts/ */
export interface ServiceAccountProps {
  /**
   * Any name but `default`. Kubernetes makes `default` itself in each namespace, so Argo CD would delete it with the
   * environment's objects and Kubernetes would make it again; and every pod runs as it that names no other, with all rights
   * that it is given.
   * @default api - the same in every environment, so that what Google Cloud grants differs by the namespace only
   */
  readonly name?: string;

  /**
   * The service account of Google Cloud whose rights the APIs have, `NAME@PROJECT.iam.gserviceaccount.com`. It has to grant
   * roles/iam.workloadIdentityUser to `PROJECT.svc.id.goog[NAMESPACE/NAME]`. It needs no token in the pod.
   * @default - none
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  readonly googleServiceAccount?: string;

  /**
   * Annotations by their keys.
   * @default - none but that of `googleServiceAccount`
   */
  readonly annotations?: Readonly<Record<string, string>>;

  /**
   * Whether each pod gets a token for the API of Kubernetes.
   * @default false - neither queue-proxy nor Workload Identity needs one
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Names of the Secrets with which images are pulled. Knative looks up tags with them, too.
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
}

const PROPERTIES: Readonly<Record<keyof ServiceAccountProps, true>> = {
  name: true,
  googleServiceAccount: true,
  annotations: true,
  automountServiceAccountToken: true,
  imagePullSecrets: true,
};

/** Returns the name of the service account. */
export const serviceAccountName = ({ name = 'api' }: ServiceAccountProps): string => name;

/** Returns the service account as Kubernetes has it. */
export function serviceAccountObject(namespace: string, props: ServiceAccountProps): k8s.KubeServiceAccountProps {
  const { googleServiceAccount, annotations, automountServiceAccountToken = false, imagePullSecrets } = props;
  return {
    metadata: {
      name: serviceAccountName(props),
      namespace,
      annotations: {
        ...annotations,
        ...(googleServiceAccount !== undefined && { [WORKLOAD_IDENTITY]: googleServiceAccount }),
      },
    },
    automountServiceAccountToken,
    imagePullSecrets: imagePullSecrets?.map((name) => ({ name })),
  };
}

/** Returns what is wrong with a service account. */
export function serviceAccountProblems(props: ServiceAccountProps): string[] {
  const { name, googleServiceAccount, annotations, automountServiceAccountToken, imagePullSecrets } = props;
  return [
    ...knownProperties('serviceAccount', props, PROPERTIES),
    ...(name === undefined ? [] : secretName('serviceAccount.name', name)),
    ...(name === 'default'
      ? ["serviceAccount.name is 'default'; allowed: any other, as Kubernetes makes that one itself for every pod"]
      : []),
    ...googleServiceAccountProblems('serviceAccount.googleServiceAccount', googleServiceAccount),
    ...annotationProblems('serviceAccount.annotations', annotations),
    ...(googleServiceAccount === undefined
      ? []
      : reservedProblems(
          'serviceAccount.annotations',
          annotations,
          (key) => key === WORKLOAD_IDENTITY,
          'googleServiceAccount',
        )),
    ...flagProblems('serviceAccount.automountServiceAccountToken', automountServiceAccountToken),
    ...listProblems('serviceAccount.imagePullSecrets', imagePullSecrets, 'names of Secrets', secretName),
  ];
}
