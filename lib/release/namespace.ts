// What the network layers know of Serving too.

/** The namespace that every release of Knative Serving is installed into. */
export const SERVING_NAMESPACE = 'knative-serving';
