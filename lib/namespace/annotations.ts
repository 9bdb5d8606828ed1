// What the namespace of an environment says about it besides its name, in dist/ and in the cluster.

/** Tells people whom an object belongs to. @see https://ambassadorlabs.github.io/k8s-for-humans/ */
export const OWNER = 'a8r.io/owner';

/** The label of what belongs to a fleet; its value is the fleet's name. By it, a namespace is known as an environment's. */
export const FLEET = 'app.kubernetes.io/part-of';

/** The annotation with the last day on which the environment is needed, such as `2027-01-31`. */
export const EXPIRES = 'knative-dev-fleet/expires';

/** The annotation, of the value `true`, of an environment that is only deleted by somebody who says so twice. */
export const PROTECTED = 'knative-dev-fleet/protected';

/** Returns the annotations of an environment's namespace. */
export const environmentAnnotations = (environment: {
  readonly expires?: string;
  readonly protected?: boolean;
}): Record<string, string> => ({
  ...(environment.expires !== undefined && { [EXPIRES]: environment.expires }),
  ...(environment.protected === true && { [PROTECTED]: 'true' }),
});
