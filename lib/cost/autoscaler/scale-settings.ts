// What decides how many pods a revision gets, all of it resolved: annotations, ConfigMaps and the release's defaults.

export interface ScaleSettings {
  /** What is counted: requests at a time, or requests per second. */
  readonly metric: 'concurrency' | 'rps';
  /** How much of it a pod is aimed to have. */
  readonly target: number;
  /** How much of it a pod may have. */
  readonly total: number;
  /** Requests that a pod is given at a time; 0 is no limit. */
  readonly containerConcurrency: number;
  /** Requests at a time for which there is to be room to spare; -1 keeps the activator in their path. */
  readonly targetBurstCapacity: number;
  readonly stableWindowSeconds: number;
  readonly panicWindowSeconds: number;
  /** How much more than ready pods must be wanted for a panic, such as 2. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  readonly minScale: number;
  /** 0 is no limit. */
  readonly maxScale: number;
  readonly initialScale: number;
  /** Pods that it wakes with; 1 is as many as are needed. */
  readonly activationScale: number;
  readonly scaleDownDelaySeconds: number;
  /** Longest time that the last pod waits for the activator to take over. */
  readonly gracePeriodSeconds: number;
  /** Time for which the last pod stays although it has nothing to do. */
  readonly retentionSeconds: number;
  readonly enableScaleToZero: boolean;
  readonly progressDeadlineSeconds: number;
  /** Longest time of a request, and so of the end of a pod that is busy. */
  readonly timeoutSeconds: number;
}
