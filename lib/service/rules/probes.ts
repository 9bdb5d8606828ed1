// Probes: what Knative and Kubernetes ask of them besides their fields.
import type { KnativeRelease } from '../../release/knative-release';
import { milliseconds } from '../../validation/go-duration';
import type { Probe } from '../service-props';
import { containersOf } from './containers';
import { between, type Rule, when } from './rule';

type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

const WAYS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/** Those that ask on a port. */
const PORT_WAYS = ['httpGet', 'tcpSocket', 'grpc'] as const;

/** The name of a port that has none. */
const UNNAMED_PORT = 'http';

const probes: Rule = ({ portName = UNNAMED_PORT, ...props }, { release }) =>
  containersOf(props).flatMap(({ prefix, role, ...container }) =>
    (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((name) => {
      const probe = container[name];
      const property = `${prefix}${name}`;
      return probe === undefined
        ? []
        : [
            ...wayProblems(property, probe, role === 'main' && name === 'readinessProbe'),
            ...PORT_WAYS.filter((way) => probe[way] !== undefined).flatMap((way) =>
              portProblem(
                `${property}.${way}.port`,
                probe[way]?.port,
                role === 'main' && getsPort(name, way, release) ? portName : undefined,
              ),
            ),
            ...when(
              probe.exec?.command.length === 0,
              () => `${property}.exec.command is empty; allowed: one or more words`,
            ),
            ...(name === 'readinessProbe' ? readinessProblems(property, probe) : onceProblems(property, probe)),
          ];
    }),
  );

export const PROBE_RULES: readonly Rule[] = [between('portName')(probes)];

/** @param mayHaveNone whether Knative asks for a connection by itself */
function wayProblems(property: string, probe: Probe, mayHaveNone: boolean): string[] {
  const set = WAYS.filter((way) => probe[way] !== undefined);
  return when(
    set.length > 1 || (set.length === 0 && !mayHaveNone),
    () => `${property} has ${set.length === 0 ? 'none' : set.join(' and ')}; allowed: one of ${WAYS.join(', ')}`,
  );
}

/** Whether Knative puts the port of the container that answers the requests into a probe of it. */
const getsPort = (name: ProbeName, way: (typeof PORT_WAYS)[number], release: KnativeRelease): boolean =>
  way === 'grpc' ? name === 'readinessProbe' && release.since('1.17') : name !== 'startupProbe';

/** @param portName what the container's port is called; nothing where Knative doesn't put it in */
const portProblem = (property: string, port: number | string | undefined, portName: string | undefined): string[] =>
  portName === undefined
    ? when(
        typeof port !== 'number',
        () =>
          `${property} is ${port === undefined ? 'not set' : `'${port}'`}; allowed: a number, as Knative doesn't put one in here`,
      )
    : when(
        typeof port === 'string' && port !== portName,
        () => `${property} is '${port}'; allowed: a number, or '${portName}', the name of the container's port`,
      );

/** Without a period, Knative asks as fast as it can, and there is nothing to count. */
function readinessProblems(property: string, { period, timeout, failureThreshold }: Probe): string[] {
  const isAggressive = period === undefined || milliseconds(period) === 0;
  return Object.entries({ timeout, failureThreshold }).flatMap(([name, value]) =>
    when(
      isAggressive && value !== undefined,
      () => `${property}.${name} is set; allowed: only with a period, as Knative otherwise asks until it is ready`,
    ),
  );
}

/** Kubernetes takes no other number of successes, and makes 10 seconds of a period of 0. */
const onceProblems = (property: string, { successThreshold, period }: Probe): string[] => [
  ...when(
    successThreshold !== undefined && successThreshold !== 1,
    () => `${property}.successThreshold is ${successThreshold}; allowed: 1`,
  ),
  ...when(
    period !== undefined && milliseconds(period) === 0,
    () => `${property}.period is 0 seconds; allowed: 1 second or more, as only a readiness probe may be without`,
  ),
];
