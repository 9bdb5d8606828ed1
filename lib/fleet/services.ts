// The services of an app by their names, for what refers to them.
import type { IConstruct } from 'constructs';
import type { ServiceFacts } from '../limits/facts';
import type { Checked } from '../service/rules/rule';

/** A service that others may refer to. */
export interface NamedService extends IConstruct {
  readonly name: string;
  readonly namespace: string;
  /** What it says, as far as it is right. */
  readonly props: Checked;
}

const SERVICES = new WeakMap<IConstruct, Map<string, NamedService>>();

/** Makes a service known to the others of its app. */
export function registerService(service: NamedService): void {
  const { root } = service.node;
  const services = SERVICES.get(root) ?? new Map<string, NamedService>();
  SERVICES.set(root, services.set(`${service.namespace}/${service.name}`, service));
}

/** Returns a service in the app of a construct; nothing if the app has none of the name. */
export const findService = (construct: IConstruct, namespace: string, name: string): NamedService | undefined =>
  SERVICES.get(construct.node.root)?.get(`${namespace}/${name}`);

/** Returns all services of an app. */
export const servicesOf = (root: IConstruct): NamedService[] => [...(SERVICES.get(root)?.values() ?? [])];

/** Returns what decides on what a service costs the cluster. */
export const serviceFacts = ({ namespace, name, props }: NamedService): ServiceFacts => ({
  ...props,
  namespace,
  name,
  tags: [...new Set((props.traffic ?? []).flatMap(({ tag }) => tag ?? []))],
  class: props.autoscalingClass,
});
