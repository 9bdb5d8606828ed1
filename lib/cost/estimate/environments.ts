// What the report says of each environment and its APIs.
import { dataOf } from '../../fields/data';
import { isJsonObject, type Json } from '../../kubernetes/json';
import { groupBy } from '../../validation/group-by';
import { forEachLevel } from '../level';
import type { ApiReport, EnvironmentReport, Waker } from '../report/cost-report';
import type { CallerOfTarget } from '../simulation/wakers';
import type { Traffic } from '../traffic/traffic';
import { amountsOf, toMonth } from './amounts';
import { idleSeconds } from './idle';
import type { PartOfApi } from './parts';
import { serviceOf } from './service';
import type { Simulations } from './simulations';

export interface EnvironmentsProps {
  readonly apis: readonly PartOfApi[];
  readonly simulations: Simulations;
  /** The traffic at the level `expected`. */
  readonly traffic: Traffic;
  readonly wakers: readonly CallerOfTarget[];
}

/** Properties of an API that decide on its pods. */
const TOLD = [
  'autoscalingClass',
  'metric',
  'target',
  'targetUtilizationPercentage',
  'targetBurstCapacity',
  'containerConcurrency',
  'minScale',
  'maxScale',
  'initialScale',
  'activationScale',
  'scaleDownDelay',
  'resources',
  'queueProxyResources',
] as const;

/** Returns what the report says of each environment, in the order of the fleet. */
export function environmentReports(props: EnvironmentsProps): EnvironmentReport[] {
  const { simulations, traffic } = props;
  const month = toMonth(traffic.from, traffic.until);
  const wakers = groupBy(props.wakers, ({ target }) => String(target));
  return [...groupBy(props.apis, ({ api }) => api.environment)].map(([name, apis]) => ({
    name,
    owner: apis[0]?.api.owner,
    apis: apis.map((part) => apiReport(part, props)),
    ...figures(apis, props),
    alwaysOn: amountsOf(
      apis.map(({ owner }) => simulations.alwaysOn.owners[owner]),
      month,
    ),
    workingHours: amountsOf(
      apis.map(({ owner }) => simulations.workingHours.owners[owner]),
      month,
    ),
    wakers: apis
      .flatMap((part) => (wakers.get(String(part.owner)) ?? []).map((caller) => wakerOf(part, caller, traffic)))
      .sort((one, other) => other.awakeShare - one.awakeShare),
  }));
}

function apiReport(part: PartOfApi, props: EnvironmentsProps): ApiReport {
  const { api } = part;
  return {
    name: api.name,
    link: api.link,
    image: api.image,
    settings: settingsOf(part),
    ...figures([part], props),
  };
}

/** What APIs take together, and how their requests fare. */
function figures(apis: readonly PartOfApi[], { simulations: { now }, traffic: { from, until } }: EnvironmentsProps) {
  return {
    amounts: forEachLevel((level) =>
      amountsOf(
        apis.map(({ owner }) => now[level].usage.owners[owner]),
        toMonth(from, until),
      ),
    ),
    service: forEachLevel((level) =>
      serviceOf(
        apis.map(({ owner }) => now[level].counters.get(owner)),
        until - from,
      ),
    ),
  };
}

/** The window and the retention are told as they come of annotations, ConfigMaps and the release. */
const settingsOf = ({ api: { props }, sleeping }: PartOfApi): Record<string, string> => ({
  ...(sleeping !== undefined && {
    window: `${sleeping.settings.stableWindowSeconds}s`,
    scaleToZeroPodRetentionPeriod: `${sleeping.settings.retentionSeconds}s`,
  }),
  ...Object.fromEntries(
    TOLD.filter((property) => props[property] !== undefined).flatMap((property) =>
      leaves(property, dataOf(props[property])),
    ),
  ),
});

/** Returns what stands in data, by names such as `resources.cpu.request`. */
const leaves = (name: string, data: Json): [string, string][] =>
  isJsonObject(data)
    ? Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : leaves(`${name}.${key}`, value)))
    : [[name, String(data)]];

function wakerOf({ api, sleeping }: PartOfApi, caller: CallerOfTarget, traffic: Traffic): Waker {
  const seconds = traffic.until - traffic.from;
  return {
    api: api.name,
    caller: traffic.callers[caller.caller] ?? '',
    requestsPerDay: (caller.count * 86_400) / seconds,
    everySeconds: caller.everySeconds,
    idleSeconds: idleSeconds(sleeping),
    awakeShare: caller.awakeSeconds / seconds,
  };
}
