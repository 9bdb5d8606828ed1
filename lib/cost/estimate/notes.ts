// What is to be told beside the figures of a report.
import { problemLines } from '../../validation/problems';
import { podRequests } from '../cluster/pod-requests';
import type { Simulated } from '../simulation/simulate';
import { keyOf, type PartOfApi } from './parts';

/** Returns something that is to be told of an API; nothing if it needn't be. */
type Note = (part: PartOfApi, expected: Simulated) => string | undefined;

const NOTES: readonly Note[] = [
  ({ sleeping }) =>
    sleeping === undefined
      ? "another autoscaler than Knative's own scales it: it is charged as many pods as it has at the least"
      : undefined,
  ({ sleeping }) =>
    sleeping !== undefined && sleeping.settings.minScale > 0
      ? `minScale ${sleeping.settings.minScale} never lets it sleep`
      : undefined,
  ({ sleeping }) =>
    sleeping !== undefined && sleeping.settings.minScale === 0 && !sleeping.settings.enableScaleToZero
      ? 'enableScaleToZero of config-autoscaler never lets its last pod go'
      : undefined,
  ({ deployment }) => {
    const { cpuMillis, memoryMebibytes } = podRequests(deployment.containers);
    const missing = [...(cpuMillis === 0 ? ['CPU'] : []), ...(memoryMebibytes === 0 ? ['memory'] : [])];
    return missing.length > 0
      ? `its containers request no ${missing.join(' and no ')}, so that it is charged less than it takes; its resources say what it needs`
      : undefined;
  },
  ({ owner }, { counters }) =>
    (counters.get(owner)?.timedOut ?? 0) > 0
      ? 'requests waited for a pod in vain, for as long as its timeout'
      : undefined,
  ({ owner }, { counters }) => (counters.get(owner)?.requests === 0 ? 'nobody calls it' : undefined),
];

const WEEK_SECONDS = 7 * 86_400;

/** Returns what is to be told of the period of the traffic, as far as something is. */
export const periodNotes = (seconds: number): string[] =>
  seconds < WEEK_SECONDS
    ? [
        'the traffic is of less than a week: a month is told as if all of it were like that, nights and weekends included or not',
      ]
    : [];

/** Returns what is to be told of environments that are warm at times, as far as there are such. */
export const warmNotes = (environments: readonly string[]): string[] =>
  problemLines(
    environments.map((path) => ({ path, message: 'WorkingHours keeps its pods at times, which is not counted here' })),
  );

/** Returns what is to be told of the APIs, as far as something is; those of which the same is told in one line. */
export const apiNotes = (apis: readonly PartOfApi[], expected: Simulated): string[] =>
  problemLines(
    NOTES.flatMap((note) =>
      apis.flatMap((part) => {
        const message = note(part, expected);
        return message === undefined ? [] : [{ path: keyOf(part.api.environment, part.api.name), message }];
      }),
    ),
  );
