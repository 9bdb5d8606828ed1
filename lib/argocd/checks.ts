// What must hold for the objects of Argo CD.
import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { DevFleet } from '../fleet/dev-fleet';
import { groupKind } from '../gitops/manifest';
import { flagProblems, listProblems, textProblems } from '../namespace/checks';
import { KnativeServing } from '../serving/knative-serving';
import { isObject } from '../validation/object';
import { knownProperties, MAX_LABEL_LENGTH, namespaceName, show, unique } from '../validation/rules';
import type { ArgoCdProps } from './argo-cd';
import type { Delivery } from './deliveries';
import { clusterKinds, type GroupKind } from './project';

const PROPERTIES: Readonly<Record<keyof ArgoCdProps, true>> = {
  repository: true,
  revision: true,
  folder: true,
  platform: true,
  fleets: true,
  charts: true,
  clusterKinds: true,
  cluster: true,
  project: true,
  namespace: true,
  rootProject: true,
  automated: true,
};

/** The properties that are names of objects. */
const NAMES = ['project', 'namespace', 'rootProject'] as const;

const GROUP_KIND_PROPERTIES: Readonly<Record<keyof GroupKind, true>> = { group: true, kind: true };

/** Returns what is wrong with properties, which no compiler may have seen. */
export const propsProblems = (props: ArgoCdProps): string[] => [
  ...knownProperties('props', props, PROPERTIES),
  ...repositoryProblems(props.repository),
  ...textProblems('revision', props.revision),
  ...folderProblems(props.folder),
  ...(props.platform instanceof KnativeServing
    ? []
    : [`platform is ${show(props.platform)}; allowed: the KnativeServing of the app`]),
  ...(props.fleets === undefined ? [`fleets is undefined; allowed: a list of DevFleets`] : []),
  ...listProblems('fleets', props.fleets, 'DevFleets', (property, fleet) =>
    fleet instanceof DevFleet ? [] : [`${property} is ${show(fleet)}; allowed: a DevFleet`],
  ),
  ...listProblems('charts', props.charts, 'Charts', (property, chart) =>
    chart instanceof Chart ? [] : [`${property} is ${show(chart)}; allowed: a Chart`],
  ),
  ...listProblems('clusterKinds', props.clusterKinds, 'kinds with their groups', (property, kind) =>
    isObject(kind) && typeof kind['group'] === 'string' && typeof kind['kind'] === 'string'
      ? knownProperties(property, kind, GROUP_KIND_PROPERTIES)
      : [`${property} is ${show(kind)}; allowed: { group, kind }`],
  ),
  ...clusterProblems(props.cluster),
  ...NAMES.flatMap((property) => (props[property] === undefined ? [] : namespaceName(property, props[property]))),
  ...flagProblems('automated', props.automated),
];

/** Whoever can read dist/ could read a password in it. */
function repositoryProblems(repository: unknown): string[] {
  const allowed =
    'the URL of a Git repository, as https://HOST/PATH, ssh://HOST/PATH or git@HOST:PATH, without a password';
  const isScp = typeof repository === 'string' && /^[\w.-]+@[\w.-]+:[^\s/]\S*$/.test(repository);
  const url = typeof repository === 'string' && URL.canParse(repository) ? new URL(repository) : undefined;
  if (isScp || (url !== undefined && ['https:', 'http:', 'ssh:'].includes(url.protocol) && url.password === '')) {
    return [];
  }
  // A password must not be told either.
  const shown = url !== undefined && url.password !== '' ? 'a URL with a password' : show(repository);
  return [`repository is ${shown}; allowed: ${allowed}`];
}

const folderProblems = (folder: unknown): string[] =>
  folder === undefined ||
  (typeof folder === 'string' && folder.split('/').every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part)))
    ? []
    : [`folder is ${show(folder)}; allowed: the path of dist/ from the repository's root, such as clusters/dev/dist`];

const clusterProblems = (cluster: unknown): string[] =>
  cluster === undefined ||
  (typeof cluster === 'string' && URL.canParse(cluster) && new URL(cluster).protocol === 'https:')
    ? []
    : [`cluster is ${show(cluster)}; allowed: the URL of an API server, such as https://203.0.113.1`];

/**
 * Returns what is wrong with what is applied: each chart is applied by one Application, and has only what the AppProject allows.
 * @param own the charts of Argo CD itself, which no Application of these applies
 */
export function deliveryProblems(
  own: IConstruct,
  deliveries: readonly (Delivery & { readonly name: string })[],
  others: readonly GroupKind[],
): string[] {
  const allowed = new Set(clusterKinds(others).map(({ group, kind }) => (group === '' ? kind : `${kind}.${group}`)));
  const names = deliveries.map(({ name }) => name);
  const delivered = new Set(deliveries.map(({ construct }) => construct));
  return [
    ...unique(names, (name, count) => `${count} Applications are named '${name}'; allowed: one`),
    ...names
      .filter((name) => name.length > MAX_LABEL_LENGTH)
      .map((name) => `'${name}' is the name of an Application; allowed: at most ${MAX_LABEL_LENGTH} characters`),
    ...own.node.root.node
      .findAll()
      .filter((construct) => construct instanceof Chart && !construct.node.scopes.includes(own))
      .flatMap(({ node }) => {
        const count = node.scopes.filter((scope) => delivered.has(scope)).length;
        return count === 1
          ? []
          : [
              `chart ${node.path} is applied by ${count === 0 ? 'no Application' : `${count} Applications`}; allowed: one, by the platform, the fleets or charts`,
            ];
      }),
    ...deliveries.flatMap(({ construct }) =>
      construct.node
        .findAll()
        .filter((each) => each instanceof ApiObject)
        .filter(
          ({ metadata, apiVersion, kind }) =>
            metadata.namespace === undefined && !allowed.has(groupKind({ apiVersion, kind, metadata: {} })),
        )
        .map(
          ({ node, kind }) =>
            `${node.path} is a ${kind} without a namespace; allowed: a namespace, or its kind in clusterKinds if it belongs to the whole cluster`,
        ),
    ),
  ];
}
