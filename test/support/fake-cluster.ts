// A cluster for tests and the kubectl in front of it: as much of both as a deployment uses. It keeps its objects and every call.
// A single file without imports, so that it runs as a program of its own as well.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { KubectlAnswer } from '../../lib/deploy/kubectl';
import type { Manifest } from '../../lib/gitops/manifest';
import type { Json, JsonObject } from '../../lib/kubernetes/json';

/** Something that goes otherwise than it should. */
export interface Disturbance {
  /** The command that it is about, such as `apply`. */
  readonly command: string;
  /** A pattern of the objects that it is about, such as `^Deployment.apps knative-serving/`. @default - the call as a whole */
  readonly object?: string;
  /** What kubectl writes to standard error. */
  readonly message?: string;
  /** How often it happens. @default - always */
  readonly times?: number;
  /** Whether kubectl doesn't end. @default false */
  readonly hangs?: boolean;
}

/** What some objects report before they are healthy. */
export interface Report {
  readonly object: string;
  readonly status: JsonObject;
  /** How often they report it. @default - always */
  readonly times?: number;
}

export interface ClusterState {
  contexts: string[];
  clientVersion: string;
  serverVersion: string;
  disturbances: Disturbance[];
  reports: Report[];
  objects: Manifest[];
  /** The arguments of each call, and the objects that it was given. */
  calls: { args: string[]; objects: string[] }[];
  version: number;
  /** The process of the call that doesn't end; 0 if there is none. */
  hanging: number;
}

const HEALTHY_CLUSTER: ClusterState = {
  contexts: ['dev', 'production'],
  clientVersion: 'v1.33.1',
  serverVersion: 'v1.34.2',
  disturbances: [],
  reports: [],
  objects: [],
  calls: [],
  version: 1,
  hanging: 0,
};

/** Kind, plural, group, and whether it is in namespaces. */
const KINDS: readonly (readonly [string, string, string, boolean])[] = [
  ['Namespace', 'namespaces', 'v1', false],
  ['ConfigMap', 'configmaps', 'v1', true],
  ['Secret', 'secrets', 'v1', true],
  ['Service', 'services', 'v1', true],
  ['ServiceAccount', 'serviceaccounts', 'v1', true],
  ['Pod', 'pods', 'v1', true],
  ['Event', 'events', 'v1', true],
  ['LimitRange', 'limitranges', 'v1', true],
  ['ResourceQuota', 'resourcequotas', 'v1', true],
  ['Deployment', 'deployments', 'apps/v1', true],
  ['Job', 'jobs', 'batch/v1', true],
  ['HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'autoscaling/v2', true],
  ['PodDisruptionBudget', 'poddisruptionbudgets', 'policy/v1', true],
  ['NetworkPolicy', 'networkpolicies', 'networking.k8s.io/v1', true],
  ['Role', 'roles', 'rbac.authorization.k8s.io/v1', true],
  ['RoleBinding', 'rolebindings', 'rbac.authorization.k8s.io/v1', true],
  ['ClusterRole', 'clusterroles', 'rbac.authorization.k8s.io/v1', false],
  ['ClusterRoleBinding', 'clusterrolebindings', 'rbac.authorization.k8s.io/v1', false],
  ['CustomResourceDefinition', 'customresourcedefinitions', 'apiextensions.k8s.io/v1', false],
  ['MutatingWebhookConfiguration', 'mutatingwebhookconfigurations', 'admissionregistration.k8s.io/v1', false],
  ['ValidatingWebhookConfiguration', 'validatingwebhookconfigurations', 'admissionregistration.k8s.io/v1', false],
];

const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (object: Json | undefined, ...path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((found, name) => (isRecord(found) ? found[name] : undefined), object);

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';

/** Group, kind, namespace and name, as the program writes them. */
const idOf = ({ apiVersion, kind, metadata }: Manifest): string =>
  `${kind}${groupOf(apiVersion)} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

const optionOf = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1] ?? '';

/** A part of an object that each controller fills in when all is well. */
const STATUS: Readonly<Record<string, (generation: number, object: Manifest) => JsonObject>> = {
  Namespace: () => ({ phase: 'Active' }),
  CustomResourceDefinition: () => ({ conditions: [{ type: 'Established', status: 'True' }] }),
  Deployment: (observedGeneration, object) => {
    const replicas = at(object, 'spec', 'replicas') ?? 1;
    return { observedGeneration, replicas, updatedReplicas: replicas, availableReplicas: replicas };
  },
  Job: () => ({ conditions: [{ type: 'Complete', status: 'True' }] }),
  'Service.serving.knative.dev': (observedGeneration) => ({
    observedGeneration,
    conditions: [{ type: 'Ready', status: 'True' }],
  }),
};

export class FakeCluster {
  readonly state: ClusterState;

  constructor(state: Partial<ClusterState> = {}) {
    this.state = structuredClone({ ...HEALTHY_CLUSTER, ...state });
  }

  /** What deploy calls. */
  readonly kubectl = async (args: readonly string[], input = ''): Promise<KubectlAnswer> => this.run(args, input);

  /** Returns the identities of what the cluster has. */
  ids(): string[] {
    return this.state.objects.map(idOf);
  }

  /** Returns the calls of a command, such as `apply`, as the identities that each was given. */
  given(command: string): string[][] {
    return this.state.calls.filter(({ args }) => args[0] === command).map(({ objects }) => objects);
  }

  find(id: string): Manifest | undefined {
    return this.state.objects.find((object) => idOf(object) === id);
  }

  /** Puts an object into the cluster as somebody else would. */
  add(object: Manifest): void {
    this.state.objects = [...this.state.objects.filter((other) => idOf(other) !== idOf(object)), object];
  }

  run(args: readonly string[], input: string): KubectlAnswer {
    const items: Manifest[] = input === '' ? [] : JSON.parse(input).items;
    this.state.calls.push({ args: [...args], objects: items.map(idOf) });
    const context = args.includes('--context') ? optionOf(args, '--context') : undefined;
    if (context !== undefined && !this.state.contexts.includes(context)) {
      return { status: 1, stdout: '', stderr: `error: context "${context}" does not exist\n` };
    }
    const [command = ''] = args;
    const disturbed = this.disturbance(command);
    if (disturbed !== undefined) {
      return { status: 1, stdout: '', stderr: `${disturbed}\n` };
    }
    switch (command) {
      case 'config':
        return done(`${this.state.contexts.join('\n')}\n`);
      case 'version':
        return done(
          JSON.stringify({
            clientVersion: { gitVersion: this.state.clientVersion },
            serverVersion: { gitVersion: this.state.serverVersion },
          }),
        );
      case 'api-resources':
        return done(this.kinds().map(resourceLine).join('\n'));
      case 'apply':
        return this.apply(items, args);
      case 'delete':
        return this.delete(items);
      case 'get':
        return this.get(items, args);
      default:
        return { status: 1, stdout: '', stderr: `error: unknown command "${command}"\n` };
    }
  }

  private kinds(): (readonly [string, string, string, boolean])[] {
    const defined = this.state.objects
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .map(
        (definition) =>
          [
            `${at(definition, 'spec', 'names', 'kind')}`,
            `${at(definition, 'spec', 'names', 'plural')}`,
            `${at(definition, 'spec', 'group')}/v1`,
            at(definition, 'spec', 'scope') === 'Namespaced',
          ] as const,
      );
    return [...KINDS, ...defined];
  }

  /** Returns the message of what goes wrong with a command, or with an object of it. */
  private disturbance(command: string, id?: string): string | undefined {
    const index = this.state.disturbances.findIndex(
      (each) =>
        each.command === command &&
        (each.object === undefined ? id === undefined : id !== undefined && new RegExp(each.object).test(id)),
    );
    const found = this.state.disturbances[index];
    if (found === undefined) {
      return undefined;
    }
    if (found.hangs === true) {
      this.state.hanging = process.pid;
      throw new Hanging();
    }
    this.state.disturbances = countedDown(this.state.disturbances, index);
    return found.message ?? 'error: something went wrong';
  }

  private apply(items: readonly Manifest[], args: readonly string[]): KubectlAnswer {
    const isDryRun = args.includes('--dry-run=server');
    const errors: string[] = [];
    const results: Manifest[] = [];
    for (const item of items) {
      const error = this.disturbance('apply', idOf(item)) ?? this.refusal(item);
      if (error !== undefined) {
        errors.push(error);
        continue;
      }
      const applied = this.applied(item);
      results.push(applied);
      if (!isDryRun) {
        this.add(applied);
      }
    }
    return errors.length > 0
      ? { status: 1, stdout: '', stderr: `${errors.join('\n')}\n` }
      : done(this.printed(results, false));
  }

  private refusal({ apiVersion, kind, metadata }: Manifest): string | undefined {
    if (!this.kinds().some(([name, , version]) => name === kind && groupOf(version) === groupOf(apiVersion))) {
      return `error: resource mapping not found for name: "${metadata.name}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
    }
    return metadata.namespace === undefined || this.find(`Namespace ${metadata.namespace}`) !== undefined
      ? undefined
      : `Error from server (NotFound): namespaces "${metadata.namespace}" not found`;
  }

  /** Returns an object as the API server answers: what nobody has changed keeps its version. */
  private applied(item: Manifest): Manifest {
    const before = this.find(idOf(item));
    const old = before?.metadata;
    const isSame = before !== undefined && JSON.stringify(before['applied']) === JSON.stringify(item);
    this.state.version += 1;
    return {
      ...filledIn(item),
      applied: item,
      metadata: {
        ...item.metadata,
        uid: old?.['uid'] ?? `uid-${this.state.version}`,
        resourceVersion: isSame ? old?.['resourceVersion'] : String(this.state.version),
        generation: isSame ? old?.['generation'] : Number(old?.['generation'] ?? 0) + 1,
        managedFields: [{ manager: 'knative-dev-fleet', operation: 'Apply' }],
      },
    };
  }

  private delete(items: readonly Manifest[]): KubectlAnswer {
    for (const item of items) {
      const error = this.disturbance('delete', idOf(item));
      if (error !== undefined) {
        return { status: 1, stdout: '', stderr: `${error}\n` };
      }
      this.state.objects = this.state.objects.filter(
        (object) =>
          idOf(object) !== idOf(item) &&
          !(item.kind === 'Namespace' && object.metadata.namespace === item.metadata.name),
      );
    }
    return done(items.map((item) => `${idOf(item)} deleted\n`).join(''));
  }

  private get(items: readonly Manifest[], args: readonly string[]): KubectlAnswer {
    if (args.includes('--filename')) {
      return done(
        this.printed(
          items.flatMap((item) => this.find(idOf(item)) ?? []),
          true,
        ),
      );
    }
    const resources = (args[1] ?? '').split(',');
    const kinds = this.kinds().filter(([, plural, version]) => resources.includes(`${plural}${groupOf(version)}`));
    const found = this.state.objects.filter(
      (object) =>
        kinds.some(([kind, , version]) => kind === object.kind && groupOf(version) === groupOf(object.apiVersion)) &&
        (!args.includes('--namespace') || object.metadata.namespace === optionOf(args, '--namespace')) &&
        (!args.includes('--selector') || isSelected(object, optionOf(args, '--selector'))),
    );
    return optionOf(args, '--output') === 'name'
      ? done(found.map((object) => `${object.kind.toLowerCase()}/${object.metadata.name}\n`).join(''))
      : done(this.printed(found, true, args.includes('--show-managed-fields')));
  }

  /** Returns objects as kubectl prints them: none, one, or a list. */
  private printed(objects: readonly Manifest[], isReported: boolean, withManagers = false): string {
    const items = objects.map(({ applied: _, ...object }) => {
      const { managedFields, ...metadata } = object.metadata;
      return {
        ...object,
        metadata: { ...metadata, ...(withManagers && { managedFields }) },
        status: object['status'] ?? this.statusOf(object, isReported),
      };
    });
    const [first, ...rest] = items;
    return first === undefined
      ? ''
      : JSON.stringify(rest.length === 0 ? first : { apiVersion: 'v1', kind: 'List', items });
  }

  private statusOf(object: Manifest, isReported: boolean): JsonObject {
    const index = this.state.reports.findIndex((report) => new RegExp(report.object).test(idOf(object)));
    const report = this.state.reports[index];
    if (report !== undefined && isReported) {
      this.state.reports = countedDown(this.state.reports, index);
    }
    const kind = `${object.kind}${groupOf(object.apiVersion)}`;
    const healthy = STATUS[kind] ?? STATUS[object.kind];
    return report?.status ?? healthy?.(Number(object.metadata['generation'] ?? 0), object) ?? {};
  }
}

/** Thrown by a call that doesn't end. */
class Hanging extends Error {}

const done = (stdout: string): KubectlAnswer => ({ status: 0, stdout, stderr: '' });

const resourceLine = ([kind, plural, version, isNamespaced]: readonly [string, string, string, boolean]): string =>
  `${plural.padEnd(40)} ${version}  ${isNamespaced}  ${kind}`;

const countedDown = <Item extends { readonly times?: number }>(items: readonly Item[], index: number): Item[] =>
  items
    .map((item, place) => (place === index && item.times !== undefined ? { ...item, times: item.times - 1 } : item))
    .filter(({ times }) => times !== 0);

const isSelected = ({ metadata }: Manifest, selector: string): boolean =>
  selector.split(',').every((term) => {
    const [label = '', value] = term.replace('!', '').split('=');
    return term.startsWith('!') ? metadata.labels?.[label] === undefined : metadata.labels?.[label] === value;
  });

/** Knative's webhook writes what dist/ leaves out of its configurations. */
const filledIn = (item: Manifest): Manifest => {
  const { webhooks } = item;
  return Array.isArray(webhooks)
    ? {
        ...item,
        webhooks: webhooks.filter(isRecord).map((webhook) => ({
          ...webhook,
          rules: [{ operations: ['CREATE'] }],
          clientConfig: { ...(isRecord(webhook['clientConfig']) ? webhook['clientConfig'] : {}), caBundle: 'Y2E=' },
        })),
      }
    : item;
};

/** Runs as kubectl: the cluster is in the file that FAKE_CLUSTER names. */
function main(): void {
  const file = process.env['FAKE_CLUSTER'] ?? '';
  const cluster = new FakeCluster(JSON.parse(readFileSync(file, 'utf8')));
  const args = process.argv.slice(2);
  const [first, context, ...rest] = args;
  const own = first === '--context' ? [...rest, '--context', context ?? ''] : args;
  // A test may read it at any moment.
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(cluster.state));
    renameSync(`${file}.new`, file);
  };
  try {
    const { status, stdout, stderr } = cluster.run(own, own.includes('--filename') ? readFileSync(0, 'utf8') : '');
    save();
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = status;
  } catch (error) {
    if (!(error instanceof Hanging)) {
      throw error;
    }
    save();
    setTimeout(() => undefined, 600_000);
  }
}

if (require.main === module) {
  main();
}
