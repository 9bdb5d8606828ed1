// What tests of the monitoring have in common.
import { type AlertProps, alertRules } from '../../lib/monitoring/alerts';
import type { RuleGroup } from '../../lib/monitoring/output';
import { recordingRules } from '../../lib/monitoring/recorded';
import type { KnativeRelease } from '../../lib/release/knative-release';

/** Returns all rules of a release. */
export const ruleGroups = (release: KnativeRelease, alerts: AlertProps = {}): RuleGroup[] => [
  { name: 'fleet', interval: '1m', rules: [...recordingRules(release), ...alertRules(alerts, release)] },
];

const KEY_WORDS = new Set(['and', 'or', 'unless', 'on', 'by', 'bool', 'ignoring', 'le']);

/** Returns the names of the series that a query reads. */
export function seriesIn(query: string): string[] {
  const bare = query
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .replaceAll(/\b(?:by|on|ignoring) \([^)]*\)/g, '');
  return [...new Set([...bare.matchAll(/[a-zA-Z_][\w:]*(?! *\(|\w|:)/g)].map(([name]) => name))].filter(
    (name) => !KEY_WORDS.has(name),
  );
}
