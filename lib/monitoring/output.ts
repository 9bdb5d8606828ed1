// What is written, whoever's kinds it is written in.
import type { AlertRule } from './alerts';
import type { RecordingRule } from './recorded';
import type { ScrapeTarget } from './scrape-targets';

/** Rules that Prometheus evaluates one after the other. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly (RecordingRule | AlertRule)[];
}

/** What is written. */
export interface Output {
  /** The name of the rules, and of the dashboard. */
  readonly name: string;
  /** The namespace of objects that may be in any. */
  readonly namespace: string;
  /** The labels of all objects. */
  readonly labels: Readonly<Record<string, string>>;
  /** Time between two questions for metrics. */
  readonly interval: string;
  /** Whether all series are kept. */
  readonly everySeries: boolean;
  readonly targets: readonly ScrapeTarget[];
  readonly groups: readonly RuleGroup[];
}
