// Objects that are deleted before they are applied.
import type { Manifest } from '../gitops/manifest';

const POLICY = 'argocd.argoproj.io/hook-delete-policy';

/**
 * Returns whether an object is deleted before it is applied, as Argo CD does with such a hook: a Job can't be changed, and is
 * to run after each deployment.
 */
export const isReplaced = ({ metadata }: Manifest): boolean =>
  metadata.annotations?.[POLICY]?.split(',').some((policy) => policy.trim() === 'BeforeHookCreation') ?? false;
