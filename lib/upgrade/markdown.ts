// The plan of an upgrade for people to read. Long lists and values are shortened here; the plan itself has all of them.
import { changeText, markdownCode as code, cut } from '../differences/change-text';
import { groupBy } from '../validation/group-by';
import type { ConfigurationChanges, KeyName } from './configuration-changes';
import { digestsText } from './every-release';
import type { Notice } from './notices';
import type { ObjectChanges } from './object-changes';
import type { KnativeStep, KubernetesStep, UpgradePlan, UpgradeStep } from './plan';

/** How many changes of an object are shown, and how many of the objects that change alike. */
const MAX_LENGTH = 6;

/** Returns a plan as Markdown. */
export function markdown(plan: UpgradePlan): string {
  const title = `# From Knative ${plan.from} to ${plan.to}`;
  return plan.steps.length === 0
    ? paragraphs(title, 'The cluster runs this release already: nothing to do.')
    : paragraphs(
        title,
        startingPoint(plan),
        READING,
        overview(plan.steps),
        everyStep(plan, 'knative'),
        everyStep(plan, 'kubernetes'),
        ...plan.steps.map((step, index) =>
          paragraphs(`## ${index + 1}. ${NAMES[step.kind]} ${step.to}`, stepText(step)),
        ),
      );
}

const NAMES: Readonly<Record<UpgradeStep['kind'], string>> = { knative: 'Knative', kubernetes: 'Kubernetes' };

/** Joins paragraphs; one that is empty is none. */
const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const lines = (...parts: readonly string[]): string => parts.join('\n');

const startingPoint = ({ from, kubernetes, kubernetesAssumed }: UpgradePlan): string =>
  kubernetesAssumed
    ? `The cluster is taken to run Kubernetes ${kubernetes}, the oldest that Knative ${from} runs on, as \`--kubernetes\` is ` +
      'not given. A cluster with a newer one skips the steps to what it runs already.'
    : `The cluster runs Kubernetes ${kubernetes}.`;

const READING =
  'Each step is a commit of its own: docs/upgrade.md says how to carry it out. Objects are those of `dist/` before any key of ' +
  "a ConfigMap is set; that a Job is called by its release isn't told. Long lists and values are shortened; `--json` has all " +
  'of them.';

const overview = (steps: readonly UpgradeStep[]): string =>
  lines(
    '| Step | What | From | To |',
    '| --- | --- | --- | --- |',
    ...steps.map(({ kind, from, to }, index) => `| ${index + 1} | ${NAMES[kind]} | ${from} | ${to} |`),
  );

const everyStep = (plan: UpgradePlan, kind: UpgradeStep['kind']): string =>
  plan.steps.some((step) => step.kind === kind)
    ? paragraphs(
        `## Every step to another ${NAMES[kind]}`,
        noticeList(plan.everyStep[kind], 'before'),
        noticeList(plan.everyStep[kind], 'after'),
      )
    : '';

const stepText = (step: UpgradeStep): string => (step.kind === 'kubernetes' ? kubernetesText(step) : knativeText(step));

const kubernetesText = ({ from, to, minors, knative, neededBy, objects }: KubernetesStep): string =>
  paragraphs(
    `Knative ${neededBy} does not start on Kubernetes ${from}. Raise the cluster to ${minors.join(', then to ')}. Then set ` +
      `\`kubernetes: '${to}'\` in main.ts, where \`knative: '${knative}'\` stays, and run \`npm run synth\`.`,
    [objects.added, objects.removed, objects.changed].every((changes) => changes.length === 0)
      ? 'Nothing in `dist/` changes.'
      : objectText(objects),
  );

const knativeText = ({ to, kourier, kubernetes, notices, objects, configuration }: KnativeStep): string =>
  paragraphs(
    `Set \`knative: '${to}'\` in main.ts and run \`npm run synth\`. Kourier ${kourier.to} comes with it; the cluster runs ` +
      `Kubernetes ${kubernetes}.`,
    noticeList(notices, 'before'),
    objectText(objects),
    configurationText(configuration),
    noticeList(notices, 'after'),
  );

const TITLES: Readonly<Record<Notice['when'], string>> = { before: '### Before', after: '### After' };

function noticeList(notices: readonly Notice[], when: Notice['when']): string {
  const found = notices.filter((notice) => notice.when === when);
  return found.length === 0 ? '' : paragraphs(TITLES[when], ...found.map(noticeText));
}

const noticeText = ({ title, text, command, changesDefault }: Notice): string =>
  paragraphs(
    `- [ ] **${changesDefault ? 'Warning: ' : ''}${title}.** ${text}`,
    command === undefined ? '' : indent(lines('```sh', command, '```')),
  );

const indent = (text: string): string => text.replace(/^/gm, '  ');

const objectText = ({ added, removed, changed, newVersionLabels, newDigests }: ObjectChanges): string =>
  paragraphs(
    '### Objects',
    list(`Added (${added.length})`, added.map(code)),
    list(`Removed, so Argo CD prunes them (${removed.length})`, removed.map(code)),
    list(
      `Changed (${changed.length})`,
      [...groupBy(changed, ({ changes }) => JSON.stringify(changes)).values()].map((alike) =>
        lines(
          shortened(alike.map(({ object }) => code(object))).join(', '),
          ...shortened((alike[0]?.changes ?? []).map((change) => changeText(change, code))).map(
            (change) => `  - ${change}`,
          ),
        ),
      ),
    ),
    newVersionLabels === 0
      ? ''
      : `${newVersionLabels} objects have the new version in their labels. ` +
          `New digests: ${digestsText(newDigests)}.`,
  );

const configurationText = ({ added, gone, renamed, defaults }: ConfigurationChanges): string =>
  [added, gone, renamed, defaults].every((changes) => changes.length === 0)
    ? ''
    : paragraphs(
        '### Configuration',
        list(
          '**Warning**: defaults change. Set the key to keep what was',
          defaults.map((key) => `${keyText(key)}: ${defaultText(key.before)} → ${defaultText(key.after)}`),
        ),
        list(
          'Gone',
          gone.map(
            (key) =>
              `${keyText(key)}: ${key.successor === undefined ? 'nothing takes its place' : `replaced by ${key.successor}`}`,
          ),
        ),
        list(
          'Renamed',
          renamed.map((key) => `${keyText(key)}: before ${code(key.before)}`),
        ),
        list(
          'New',
          added.map((key) => `${keyText(key)}: ${key.description} Default: ${key.unset ?? defaultText(key.default)}`),
        ),
      );

const keyText = ({ configMap, key, property }: KeyName): string => `${code(property)}, ${code(key)} of ${configMap}`;

const defaultText = (text: string | undefined): string =>
  text ? code(cut(text.trim().replaceAll(/\s*\n\s*/g, ', '))) : 'none';

const list = (title: string, entries: readonly string[]): string =>
  entries.length === 0 ? '' : paragraphs(`${title}:`, lines(...entries.map((item) => `- ${item}`)));

const shortened = (entries: readonly string[]): string[] =>
  entries.length <= MAX_LENGTH
    ? [...entries]
    : [...entries.slice(0, MAX_LENGTH), `and ${entries.length - MAX_LENGTH} more`];
