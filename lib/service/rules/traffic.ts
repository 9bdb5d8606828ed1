// Which revisions get which share of the requests.
import { unique } from '../../validation/rules';
import type { RouteTarget } from '../service-props';
import { type Rule, when } from './rule';

/** Returns what is wrong with how requests are shared out. */
function trafficProblems(targets: readonly RouteTarget[]): string[] {
  const sum = targets.reduce((total, { percent = 0 }) => total + percent, 0);
  const tags = targets.flatMap(({ tag }) => tag ?? []);
  return [
    ...when(sum !== 100, () => `traffic percents add up to ${sum}; allowed: 100`),
    ...unique(tags, (tag, count) => `traffic tag '${tag}' is used ${count} times; allowed: once`),
  ];
}

/** Returns what is wrong with the shares of a Route, whose targets are of any Configuration. */
export const routeTrafficProblems = (targets: readonly RouteTarget[]): string[] => [
  ...targets.flatMap(({ revisionName, configurationName }, index) => [
    ...when(
      revisionName !== undefined && configurationName !== undefined,
      () =>
        `traffic[${index}] has revisionName '${revisionName}' and configurationName '${configurationName}'; allowed: one of them`,
    ),
    ...when(
      revisionName === undefined && configurationName === undefined,
      () => `traffic[${index}] names no revision; allowed: revisionName or configurationName`,
    ),
  ]),
  ...trafficProblems(targets),
];

export const TRAFFIC_RULES: readonly Rule[] = [
  ({ traffic }) => (traffic === undefined ? [] : trafficProblems(traffic)),
];
