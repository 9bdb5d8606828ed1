// What all Applications of a program have in common: where Argo CD finds dist/, and where it applies it.

/** From which repository, by which project, to which cluster. */
export interface Target {
  /** URL of the Git repository. */
  readonly repository: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /** Path of dist/ in the repository. */
  readonly folder: string;
  /** Name of the AppProject, and beginning of the names of the Applications. */
  readonly project: string;
  /** URL of the cluster's API server, as Argo CD knows it. */
  readonly cluster: string;
  /** The namespace in which Argo CD runs. */
  readonly namespace: string;
  /** Whether Argo CD syncs by itself. */
  readonly automated: boolean;
}

/** The cluster that Argo CD runs in, as Argo CD calls it. */
export const OWN_CLUSTER = 'https://kubernetes.default.svc';

export const ARGOCD_API_VERSION = 'argoproj.io/v1alpha1';
