// The containers of a pod together: their names, their variables, and the port of the one that answers the requests.
import { unique } from '../../validation/rules';
import type { Container, InitContainer } from '../service-props';
import { type Checked, type Rule, type RuleContext, when } from './rule';

/** Ports of Knative's own proxy in each pod. */
const QUEUE_PROXY_PORTS: readonly number[] = [8008, 8012, 8013, 8022, 9090, 9091];

/** The port of Knative's proxy for requests that are encrypted. */
const QUEUE_PROXY_TLS_PORT = 8112;

/** The container of Knative's own proxy. */
export const QUEUE_PROXY = 'queue-proxy';

/** Environment variables that Knative sets in every container. */
const KNATIVE_ENV: readonly string[] = ['K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];

/** Environment variables that Knative sets in the container that answers the requests. */
const MAIN_ENV: readonly string[] = ['PORT', ...KNATIVE_ENV];

/** A container of a pod, and how its properties are called. */
export interface PodContainer extends Partial<Omit<Container, 'name'>> {
  /** What its properties begin with, such as `sidecars[0].`. */
  readonly prefix: string;
  readonly role: 'main' | 'sidecar' | 'init';
  readonly name?: string;
}

/** Returns all containers of a pod, the one that answers the requests first. */
export const containersOf = ({
  sidecars = [],
  initContainers = [],
  containerName,
  ...main
}: Checked): PodContainer[] => [
  { ...main, name: containerName, prefix: '', role: 'main' },
  ...sidecars.map((each, index) => ({ ...each, prefix: `sidecars[${index}].`, role: 'sidecar' as const })),
  ...initContainers.map((each: InitContainer, index) => ({
    ...each,
    prefix: `initContainers[${index}].`,
    role: 'init' as const,
  })),
];

/** Returns whether requests within the cluster are encrypted. */
export const isEncrypted = ({ settings }: RuleContext): boolean =>
  settings.network('systemInternalTls') === 'Enabled' || settings.network('internalEncryption') === true;

const portProblems: Rule = ({ port, hostNetwork = false }, context) => {
  // Of a node, Kubernetes gives no port twice, also if the proxy doesn't use the one that it has.
  const isTlsPortTaken = isEncrypted(context) || hostNetwork;
  const taken = [...QUEUE_PROXY_PORTS, ...(isTlsPortTaken ? [QUEUE_PROXY_TLS_PORT] : [])];
  return when(
    port !== undefined && taken.includes(port),
    () => `port is ${port}; allowed: any but ${taken.join(', ')}, which Knative's own proxy uses`,
  );
};

const nameProblems: Rule = (props) => {
  const names = containersOf(props).flatMap(({ name }) => (name === undefined ? [] : [name]));
  return [
    ...when(
      names.includes(QUEUE_PROXY),
      () => `a container is called '${QUEUE_PROXY}'; allowed: any other name, as Knative's own proxy has it`,
    ),
    ...unique(names, (name, count) => `${count} containers are called '${name}'; allowed: one`),
  ];
};

const envProblems: Rule = (props) =>
  containersOf(props).flatMap(({ prefix, role, env = {} }) => {
    const reserved = role === 'main' ? MAIN_ENV : KNATIVE_ENV;
    return Object.keys(env)
      .filter((name) => reserved.includes(name))
      .map((name) => `${prefix}env has ${name}; allowed: any but ${reserved.join(', ')}, which Knative sets`);
  });

export const CONTAINER_RULES: readonly Rule[] = [portProblems, nameProblems, envProblems];
