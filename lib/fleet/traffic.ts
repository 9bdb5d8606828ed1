// Which revisions get which share of the requests.
import { integerBetween, knownProperties, resourceName, show, unique } from '../validation/rules';

/** A share of the requests, for one revision. @see https://knative.dev/docs/serving/traffic-management/ */
export interface TrafficTarget {
  /**
   * The revision, such as `hello-00002`.
   * @default - the latest ready revision
   */
  readonly revisionName?: string;

  /**
   * Share of the requests, 0 to 100. All shares together are 100.
   * @default 0 - reached by its tag only
   */
  readonly percent?: number;

  /**
   * Gives the revision a host of its own, `TAG-NAME` in place of the name.
   * @default - none
   */
  readonly tag?: string;
}

/** A share of the requests, for a revision of any Configuration in the namespace. */
export interface RouteTarget extends TrafficTarget {
  /**
   * The Configuration whose latest ready revision gets the share; not together with `revisionName`.
   * @default - none
   */
  readonly configurationName?: string;
}

/** Returns the targets as Knative writes them; none if anything is wrong with them, as then nothing is written. */
export const renderTraffic = (targets: readonly RouteTarget[]) =>
  (trafficProblems(targets).length > 0 ? [] : targets).map((target) => ({
    ...target,
    latestRevision: target.revisionName === undefined,
  }));

/** Returns what is wrong with how requests are shared out. */
export function trafficProblems(targets: readonly RouteTarget[]): string[] {
  if (!Array.isArray(targets)) {
    return [`traffic is ${show(targets)}; allowed: a list of shares`];
  }
  const sum = targets.reduce((total, { percent }) => total + (percent ?? 0), 0);
  const tags = targets.flatMap(({ tag }) => tag ?? []);
  return [
    ...targets.flatMap((target, index) => targetProblems(`traffic[${index}]`, target)),
    ...(sum === 100 ? [] : [`traffic percents add up to ${sum}; allowed: 100`]),
    ...unique(tags, (tag, count) => `traffic tag '${tag}' is used ${count} times; allowed: once`),
  ];
}

const TARGET_PROPERTIES: Readonly<Record<keyof RouteTarget, true>> = {
  revisionName: true,
  configurationName: true,
  percent: true,
  tag: true,
};

function targetProblems(path: string, target: RouteTarget): string[] {
  const { revisionName, configurationName, percent, tag } = target;
  return [
    ...knownProperties(path, target, TARGET_PROPERTIES),
    ...(revisionName !== undefined && configurationName !== undefined
      ? [
          `${path} has revisionName '${revisionName}' and configurationName '${configurationName}'; allowed: one of them`,
        ]
      : []),
    ...resourceName(`${path}.revisionName`, revisionName),
    ...resourceName(`${path}.configurationName`, configurationName),
    ...resourceName(`${path}.tag`, tag),
    ...integerBetween(`${path}.percent`, percent, 0, 100),
  ];
}
