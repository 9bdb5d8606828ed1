// Keeps environments warm while people work, and lets them sleep otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { DevFleet } from '../fleet/dev-fleet';
import { releaseFor, settingsFor } from '../fleet/install';
import type { KnativeDevApi } from '../fleet/knative-dev-api';
import { podSecurityLabels } from '../namespace/pod-security';
import { Cluster } from '../release/cluster';
import { imageWarnings } from '../service/rules/images';
import { IMAGE_ALLOWED, isImage } from '../validation/image';
import { problemLines } from '../validation/problems';
import { knownProperties, show } from '../validation/rules';
import { addWarnings } from '../validation/warnings';
import { timeZoneProblems } from '../working-time/time-zone';
import { holidayProblems } from '../working-time/working-time';
import { addAccess, WORKING_HOURS } from './access';
import { byAnnotations, isByAnnotations } from './annotations';
import { byCalls, intervalProblems, pathProblems } from './calls';
import { cronJobSpec } from './cron-job';
import { markKept } from './kept';
import { environmentsTable, holidaysTable, offsetsTable } from './tables';
import { sluggishApis, warmApis, warmEnvironments } from './warm-environments';

export interface WorkingHoursProps {
  /** The fleets whose environments say when they are `warm`. */
  readonly fleets: readonly DevFleet[];

  /**
   * An image with a shell that has `date`, `mktemp`, `sort` and `tr`, and with `kubectl` from Knative 1.21 on, with `curl` 7.67 or
   * newer and `sleep` before; best by digest.
   */
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

  /**
   * The path at which APIs are called before Knative 1.21, best one that costs them little: letters, digits and what else stands in
   * paths and queries without being quoted in a shell. From 1.21 on nothing is called.
   * @default '/'
   */
  readonly path?: string;
}

const PROPERTIES: Readonly<Record<keyof WorkingHoursProps, true>> = {
  fleets: true,
  image: true,
  timeZone: true,
  holidays: true,
  everyMinutes: true,
  path: true,
};

/** Intervals that are as long around the full hour as anywhere else. */
const INTERVALS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

/** What the scripts of all ways read. */
const SHARED_SCRIPT = 'hours.sh';

/** What of a ConfigMap's data `kubectl apply` finds room for in an annotation, in bytes; the rest of the object comes to it. */
const MOST_DATA = 250_000;

/** The working hours of fleets: one CronJob for all of their environments. */
export class WorkingHours extends Chart {
  /** The APIs of which a pod is kept. */
  private readonly warmApis: readonly KnativeDevApi[];

  constructor(scope: Construct, id: string, props: WorkingHoursProps) {
    super(scope, id);
    const { image, timeZone = 'UTC', holidays = [], everyMinutes = 5, path = '/' } = props;
    const fleets = Array.isArray(props.fleets) ? props.fleets.filter((fleet) => fleet instanceof DevFleet) : [];
    fleets.forEach(markKept);
    this.warmApis = warmApis(fleets);
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
    if (isByAnnotations(releaseFor(this))) {
      addAccess(this);
    }
    // Nobody has anything to ask of it.
    new k8s.KubeNetworkPolicy(this, 'network-policy', {
      metadata,
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    if (problems.length === 0) {
      const way = isByAnnotations(releaseFor(this))
        ? byAnnotations()
        : byCalls(this, { path, everyMinutes, apis: this.warmApis });
      const data = {
        ...Object.fromEntries(
          [SHARED_SCRIPT, way.script].map((script) => [script, readFileSync(join(__dirname, script), 'utf8')]),
        ),
        environments: environmentsTable(environments, timeZone),
        offsets: offsetsTable(environments, timeZone),
        holidays: holidaysTable(holidays),
      };
      new k8s.KubeConfigMap(this, 'config-map', { metadata, data });
      new k8s.KubeCronJob(this, 'cron-job', { metadata, spec: cronJobSpec(image, everyMinutes, way) });
      problems.push(...sizeProblems(data, environments.length));
    }

    this.node.addValidation({ validate: () => [...problems, ...this.installProblems()] });
    addWarnings(this, () => [
      ...imageWarnings({ image }),
      ...(environments.length > 0
        ? []
        : ["no environment says when it is warm; warm: { from: '09:00', until: '18:00' } of an environment does"]),
      ...(isByAnnotations(releaseFor(this))
        ? [...problemLines(sluggishApis(this.warmApis)), ...uselessPath(props.path)]
        : []),
    ]);
  }

  private installProblems(): string[] {
    const minScale = settingsFor(this)?.autoscaler('minScale') ?? 0;
    return [
      ...(isByAnnotations(releaseFor(this)) ? [] : intervalProblems(this, this.warmApis)),
      ...(minScale === 0
        ? []
        : [`minScale of config-autoscaler is ${minScale}; allowed: 0, as the environments sleep when nobody works`]),
    ];
  }
}

const uselessPath = (path: string | undefined): string[] =>
  path === undefined ? [] : [`path is ${show(path)}, at which nothing is called from Knative 1.21 on; leave it out`];

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
  const { fleets, image, timeZone, holidays = [], everyMinutes = 5, path } = props;
  return [
    ...knownProperties('props', props, PROPERTIES),
    ...fleetsProblems(fleets),
    ...(isImage(image) ? [] : [`image is ${show(image)}; allowed: ${IMAGE_ALLOWED}`]),
    ...timeZoneProblems('timeZone', timeZone),
    ...holidayProblems('holidays', holidays),
    ...(INTERVALS.includes(everyMinutes)
      ? []
      : [`everyMinutes is ${show(everyMinutes)}; allowed: ${INTERVALS.join(', ')}`]),
    ...pathProblems(path),
  ];
}
