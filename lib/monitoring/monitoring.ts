// Metrics of the install and the fleet: who scrapes them, what is recorded, when people are told, what they see.
import { Chart, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { GroupKind } from '../argocd/project';
import { nearest } from '../configuration/nearest';
import { DevFleet } from '../fleet/dev-fleet';
import { releaseFor, settingsFor } from '../fleet/install';
import type { ServingRequirements } from '../serving/configuration/requirements';
import { KnativeServing } from '../serving/knative-serving';
import { show } from '../validation/rules';
import { addWarnings } from '../validation/warnings';
import { ALERT_DEFAULTS, type AlertProps, alertRules, inPrometheus } from './alerts';
import { type GrafanaProps, monitoringProblems, type Prometheus, progressDeadlineWarnings } from './checks';
import { dashboard } from './dashboard';
import { googleManaged } from './google-managed';
import type { Output } from './output';
import { prometheusOperator } from './prometheus-operator';
import { recordingRules } from './recorded';
import { requirementsOf } from './requirements';
import { scrapeTargets } from './scrape-targets';

export interface MonitoringProps {
  /**
   * Whose kinds are written: `google-managed` those of Google Cloud Managed Service for Prometheus, which a GKE cluster has,
   * `operator` those of the Prometheus Operator.
   */
  readonly prometheus: Prometheus;

  /**
   * The namespace of what may be in any, with `operator`: PodMonitors and the PrometheusRule.
   * @default monitoring
   */
  readonly namespace?: string;

  /**
   * Labels of the objects, by which a Prometheus of the operator finds them, such as
   * `{ release: 'kube-prometheus-stack' }`.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Time between two questions for metrics, and between two evaluations of the rules, in whole seconds from 5 on.
   * @default - 30 seconds
   */
  readonly scrapeInterval?: Duration;

  /**
   * Whether every series is kept that the pods give, not only those that the rules and the dashboard read. Envoy alone has
   * hundreds for each revision, and Google's service is paid by samples.
   * @default false
   */
  readonly everySeries?: boolean;

  /**
   * When people are told.
   * @default - see AlertProps
   */
  readonly alerts?: AlertProps;

  /**
   * The ConfigMap of the dashboard, which the sidecar of Grafana's chart loads.
   * @default - none; `dashboard` of the construct is the JSON to import by hand
   */
  readonly grafana?: GrafanaProps;
}

const DEFAULT_INTERVAL = Duration.seconds(30);
const DEFAULT_NAMESPACE = 'monitoring';

/** Where objects of one name must not meet those of others. */
const NAME = 'knative-dev-fleet';

const WRITERS: Readonly<Record<Prometheus, (scope: Construct, output: Output) => void>> = {
  'google-managed': googleManaged,
  operator: prometheusOperator,
};

/** What scrapes, records, alerts and shows, as objects of their own. */
export class Monitoring extends Chart {
  /** Kinds of the whole cluster, for `clusterKinds` of ArgoCd. */
  static readonly CLUSTER_KINDS: readonly GroupKind[] = [
    { group: 'monitoring.googleapis.com', kind: 'ClusterPodMonitoring' },
    { group: 'monitoring.googleapis.com', kind: 'ClusterRules' },
  ];

  /** What the install must say so that there are metrics, for `configuration` of KnativeServing. */
  readonly servingConfiguration: ServingRequirements;

  /** The dashboard as JSON. */
  readonly dashboard: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const release = releaseFor(this);
    this.servingConfiguration = requirementsOf(release);
    this.dashboard = dashboard(NAME, 'Development environments', release);

    const problems = monitoringProblems(props);
    this.node.addValidation({
      validate: () => [...problems, ...this.installProblems(), ...this.environmentProblems(props.alerts?.mayBeAwake)],
    });
    // Nothing can be written of props of a wrong type; they are reported.
    if (problems.length > 0) {
      return;
    }
    const { notStartingAfter = ALERT_DEFAULTS.notStartingAfter } = props.alerts ?? {};
    addWarnings(this, () =>
      progressDeadlineWarnings(notStartingAfter, settingsFor(this)?.deployment('progressDeadline')),
    );

    const interval = inPrometheus(props.scrapeInterval ?? DEFAULT_INTERVAL);
    WRITERS[props.prometheus](this, {
      name: NAME,
      namespace: props.namespace ?? DEFAULT_NAMESPACE,
      labels: props.labels ?? {},
      interval,
      everySeries: props.everySeries ?? false,
      targets: scrapeTargets(release),
      groups: [
        {
          name: NAME,
          interval,
          rules: [...recordingRules(release), ...alertRules(props.alerts ?? {}, release)],
        },
      ],
    });
    if (props.grafana !== undefined) {
      const { namespace = DEFAULT_NAMESPACE, labels = { grafana_dashboard: '1' } } = props.grafana;
      new k8s.KubeConfigMap(this, 'dashboard', {
        metadata: { name: `${NAME}-dashboard`, namespace, labels: { ...labels } },
        data: { [`${NAME}.json`]: this.dashboard },
      });
    }
  }

  /** An install that isn't told so gives no metrics. */
  private installProblems(): string[] {
    const install = KnativeServing.of(this);
    return install === undefined || install.configuration.includes(this.servingConfiguration)
      ? []
      : [
          `${install.node.path} is configured without this monitoring's servingConfiguration; allowed: a configuration that has it`,
        ];
  }

  /** A name that no environment has exempts nobody, where the fleets are in the app too. */
  private environmentProblems(names: AlertProps['mayBeAwake']): string[] {
    const fleets = this.node.root.node.findAll().filter((construct) => construct instanceof DevFleet);
    const known = fleets.flatMap(({ environments }) => [...environments.keys()]);
    return fleets.length === 0 || !Array.isArray(names)
      ? []
      : names
          .filter((name) => !known.includes(name))
          .map((name) => `alerts.mayBeAwake has ${show(name)}; allowed: names of environments${meant(name, known)}`);
  }
}

function meant(name: string, known: readonly string[]): string {
  const found = nearest(
    name,
    known.map((each) => [each] as const),
  );
  return found === undefined ? '' : `, such as ${found}`;
}
