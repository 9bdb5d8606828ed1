// Replicas that prefer different nodes.
import type { k8s } from 'cdk8s-plus-27';

/** Returns an affinity by which the pods with an `app` label run on different nodes as long as there are enough. */
export const spread = (app: string): k8s.Affinity => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' },
      },
    ],
  },
});
