// What is applied by an Application of its own, and in which order.
import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { DevFleet } from '../fleet/dev-fleet';
import { SyncWave } from '../gitops/sync-wave';
import { FLEET, OWNER } from '../namespace/annotations';
import type { KnativeServing } from '../serving/knative-serving';
import type { ApplicationFacts } from './application';
import { IGNORED_IN_PLATFORM } from './ignored-differences';

/** What an Application applies: all charts of a construct. */
export interface Delivery {
  readonly construct: IConstruct;
  /** What the Application is called, behind the project's name. */
  readonly id: string;
  /** What the Application says that not all say. */
  readonly application: ApplicationFacts;
}

/** The install, which outlives its Application: what all environments need isn't deleted with it. */
export const platformDelivery = (platform: KnativeServing): Delivery => ({
  construct: platform,
  id: idOf(platform),
  application: {
    wave: SyncWave.Workloads,
    isAwaited: true,
    isCascading: false,
    ignoredDifferences: IGNORED_IN_PLATFORM,
    syncOptions: [
      // Several write into the objects of the install: each of them owns its fields.
      'ServerSideApply=true',
      'RespectIgnoreDifferences=true',
      // What a new release no longer has stays until the new release runs.
      'PruneLast=true',
    ],
  },
});

/** Other charts, when the platform is up. */
export const chartDelivery = (chart: Chart): Delivery => ({
  construct: chart,
  id: idOf(chart),
  application: { wave: SyncWave.Resources, isAwaited: false, isCascading: true },
});

/**
 * The environments, at last. They are applied from the client's side: a Knative Service lists its containers, and whoever owns a
 * field of that list on the server's side owns all of it, with what Knative itself adds.
 */
export const environmentDeliveries = ({ node: { id: fleet }, environments }: DevFleet): Delivery[] =>
  [...environments].map(([name, environment]) => {
    const { owner } = environment.definition;
    return {
      construct: environment,
      id: name,
      application: {
        wave: SyncWave.Fleet,
        isAwaited: false,
        isCascading: true,
        destinationNamespace: name,
        labels: { [FLEET]: fleet },
        ...(owner !== undefined && { annotations: { [OWNER]: owner } }),
      },
    };
  });

const idOf = ({ node }: IConstruct): string => node.path.replaceAll('/', '-');
