// Keeps environments warm while people work, and lets them sleep otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { DevEnvironment } from '../fleet/dev-environment';
import { DevFleet } from '../fleet/dev-fleet';
import { releaseFor, settingsFor } from '../fleet/install';
import { podSecurityLabels } from '../namespace/pod-security';
import { Cluster } from '../release/cluster';
import { imageWarnings } from '../service/rules/images';
import { IMAGE_ALLOWED, isImage } from '../validation/image';
import { type Problem, problemLines } from '../validation/problems';
import { knownProperties, show } from '../validation/rules';
import { addWarnings } from '../validation/warnings';
import { timeZoneProblems } from '../working-time/time-zone';
import { holidayProblems } from '../working-time/working-time';
import { clusterRole, WORKING_HOURS } from './access';
import { ALWAYS_ACTIVATOR, sleeps } from './apis';
import { cronJobSpec } from './cron-job';
import { markKept } from './kept';
import { environmentsTable, holidaysTable, offsetsTable, type WarmEnvironment } from './tables';
import { warmProblems } from './warm-hours';

export interface WorkingHoursProps {
  /** The fleets whose environments say when they are `warm`. */
  readonly fleets: readonly DevFleet[];

  /** An image with `kubectl` and a shell that has `date`, `mktemp`, `sort` and `tr`; best by digest. */
  readonly image: string;

  /**
   * Time zone of the hours of environments that don't say it themselves, by its name in the IANA database.
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /**
   * Days on which nobody works, such as `2026-12-25`, each from midnight to midnight in the environment's time zone.
   * @default - none
   */
  readonly holidays?: readonly string[];

  /**
   * Minutes from one look at the environments to the next: one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 and 30. A revision that is
   * deployed while people work is kept warm from the next look on.
   * @default 5
   */
  readonly everyMinutes?: number;
}

const PROPERTIES: Readonly<Record<keyof WorkingHoursProps, true>> = {
  fleets: true,
  image: true,
  timeZone: true,
  holidays: true,
  everyMinutes: true,
};

/** Intervals that are as long around the full hour as anywhere else. */
const INTERVALS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

const SCRIPT = 'keep-warm.sh';

/** What of a ConfigMap's data `kubectl apply` finds room for in an annotation, in bytes; the rest of the object comes to it. */
const MOST_DATA = 250_000;

/** The working hours of fleets: one CronJob for all of their environments. */
export class WorkingHours extends Chart {
  constructor(scope: Construct, id: string, props: WorkingHoursProps) {
    super(scope, id);
    const { image, timeZone = 'UTC', holidays = [], everyMinutes = 5 } = props;
    const fleets = Array.isArray(props.fleets) ? props.fleets.filter((fleet) => fleet instanceof DevFleet) : [];
    fleets.forEach(markKept);
    const problems = propsProblems(props);
    const environments = warmEnvironments(fleets);
    const namespace = WORKING_HOURS;
    const metadata = { name: WORKING_HOURS, namespace };

    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: namespace,
        labels: podSecurityLabels({ enforce: 'restricted' }, Cluster.of(this)?.kubernetes),
      },
    });
    new k8s.KubeServiceAccount(this, 'service-account', { metadata });
    clusterRole(this);
    // Nobody has anything to ask of it.
    new k8s.KubeNetworkPolicy(this, 'network-policy', {
      metadata,
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    if (problems.length === 0) {
      const data = {
        [SCRIPT]: readFileSync(join(__dirname, SCRIPT), 'utf8'),
        environments: environmentsTable(environments, timeZone),
        offsets: offsetsTable(environments, timeZone),
        holidays: holidaysTable(holidays),
      };
      new k8s.KubeConfigMap(this, 'config-map', { metadata, data });
      new k8s.KubeCronJob(this, 'cron-job', { metadata, spec: cronJobSpec(image, everyMinutes) });
      problems.push(...sizeProblems(data, environments.length));
    }

    this.node.addValidation({ validate: () => [...problems, ...this.installProblems()] });
    addWarnings(this, () => [
      ...imageWarnings({ image }),
      ...(environments.length > 0
        ? []
        : ["no environment says when it is warm; warm: { from: '09:00', until: '18:00' } of an environment does"]),
      ...problemLines(fleets.flatMap(sluggishApis)),
    ]);
  }

  private installProblems(): string[] {
    const { version } = releaseFor(this);
    const minScale = settingsFor(this)?.autoscaler('minScale') ?? 0;
    return [
      ...(releaseFor(this).since('1.21')
        ? []
        : [
            `release is Knative ${version}; allowed: 1.21 or newer, which reads the scale of a revision again when its annotations change`,
          ]),
      ...(minScale === 0
        ? []
        : [`minScale of config-autoscaler is ${minScale}; allowed: 0, as the environments sleep when nobody works`]),
    ];
  }
}

/** Returns the environments that are warm at times, by their names. */
const warmEnvironments = (fleets: readonly DevFleet[]): WarmEnvironment[] =>
  fleets
    .flatMap(({ environments }) => [...environments.values()])
    .flatMap((environment): WarmEnvironment[] => {
      const { name, warm } = environment.definition;
      const apis = sleepingApis(environment);
      return warm === undefined || warmProblems(warm).length > 0 || apis.length === 0 ? [] : [{ name, warm, apis }];
    });

const sleepingApis = ({ apis }: DevEnvironment): string[] =>
  [...apis].filter(([, { props }]) => sleeps(props)).map(([name]) => name);

/** Returns those that keep a pod only once they have been called. */
const sluggishApis = ({ environments }: DevFleet): Problem[] =>
  [...environments.values()]
    .filter(({ definition }) => definition.warm !== undefined)
    .flatMap(({ apis }) => [...apis.values()])
    .filter(({ props }) => sleeps(props) && props.targetBurstCapacity !== ALWAYS_ACTIVATOR)
    .map(({ namespace, name, props }) => ({
      path: `${namespace}/${name}`,
      message: `targetBurstCapacity is ${props.targetBurstCapacity}: in working hours, a pod is kept only once somebody has called the revision since the autoscaler was started; with ${ALWAYS_ACTIVATOR}, which it has if nothing is said, from the beginning`,
    }));

const sizeProblems = (data: Readonly<Record<string, string>>, environments: number): string[] => {
  const bytes = Object.values(data).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes <= MOST_DATA
    ? []
    : [
        `the tables for ${environments} environments take ${bytes} bytes; allowed: at most ${MOST_DATA}, which kubectl apply has room for`,
      ];
};

function fleetsProblems(fleets: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(fleets) ? fleets : [];
  if (all.length > 0 && all.every((fleet) => fleet instanceof DevFleet)) {
    return [];
  }
  const what = all.length > 0 ? 'a list of something else' : show(fleets);
  return [`fleets is ${what}; allowed: a list of one or more DevFleets`];
}

function propsProblems(props: WorkingHoursProps): string[] {
  const { fleets, image, timeZone, holidays = [], everyMinutes = 5 } = props;
  return [
    ...knownProperties('props', props, PROPERTIES),
    ...fleetsProblems(fleets),
    ...(isImage(image) ? [] : [`image is ${show(image)}; allowed: ${IMAGE_ALLOWED}`]),
    ...timeZoneProblems('timeZone', timeZone),
    ...holidayProblems('holidays', holidays),
    ...(INTERVALS.includes(everyMinutes)
      ? []
      : [`everyMinutes is ${show(everyMinutes)}; allowed: ${INTERVALS.join(', ')}`]),
  ];
}
