// From properties to a Knative Service or a Configuration, with everything that is wrong in them.
import type { Shape, Use } from '../fields/field';
import { put, renderShape } from '../fields/render';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { KnativeRelease } from '../release/knative-release';
import { isObject } from '../validation/object';
import { REVISION } from './fields/revision';
import { MAIN_CONTAINER } from './paths';
import type { Checked, RuleContext } from './rules/rule';
import { RULES } from './rules/rules';
import type { ConfigurationProps, ServiceProps } from './service-props';
import { writtenBack } from './written-back';

/** What properties come to. */
export interface RenderedService {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
  /** What it uses that a flag in config-features must allow. */
  readonly uses: readonly Use[];
  /**
   * Returns what is wrong with the properties, each by itself and with the others.
   * @param context the install that the service is for, which is known when the whole app is
   */
  readonly problems: (context: Omit<RuleContext, 'wrong'>) => readonly string[];
  /** The properties that are right by themselves, with what is set where they say nothing. */
  readonly checked: Checked;
}

/** What a development API has where its properties say nothing. */
const DEFAULTS = { minScale: 0, maxScale: 1, initialScale: 0 } as const satisfies Checked;

/**
 * Renders the properties of a Knative Service or a Configuration. What is wrong is left out: nothing is written then.
 * @param shape which properties there may be
 */
export function renderService<Props extends ServiceProps | ConfigurationProps>(
  shape: Shape<Props>,
  props: Props,
  release: KnativeRelease,
): RenderedService {
  const set = withDefaults(props, release);
  const { json, problems, uses, sound } = renderShape(shape, '', set, release);
  const checked: Checked = Object.fromEntries(Object.entries(set).filter(([property]) => sound.includes(property)));
  const wrong = Object.entries(set).flatMap(([property, value]) =>
    value === undefined || sound.includes(property) ? [] : [property],
  );
  const object = withPort(json, checked);
  const { metadata, spec } = isJsonObject(object) ? writtenBack(object) : {};
  return {
    metadata: isJsonObject(metadata) ? metadata : {},
    spec: isJsonObject(spec) ? spec : {},
    uses,
    problems: (context) => [...problems, ...RULES.flatMap((rule) => rule(checked, { ...context, wrong }))],
    checked,
  };
}

/** A property that is undefined has its default, as one that isn't there. */
function withDefaults<Props extends object>(props: Props, release: KnativeRelease): Props {
  const set = Object.fromEntries(
    Object.entries(isObject(props) ? props : {}).filter(([, value]) => value !== undefined),
  );
  return {
    ...props,
    ...DEFAULTS,
    // From 1.13 on, an answer would otherwise have to begin within the timeout of config-defaults.
    ...(release.since('1.13') && isTimeout(set['timeout'], release) && { responseStartTimeout: set['timeout'] }),
    ...set,
  };
}

const isTimeout = (value: unknown, release: KnativeRelease): boolean =>
  REVISION.fields.timeout.kind.render('timeout', value, release).problems.length === 0;

/** Among several containers, Knative takes the one with a port for the one that answers the requests. */
function withPort(json: Json | undefined, { port, portName, sidecars = [] }: Checked): Json | undefined {
  const isNeeded = port === undefined && (portName !== undefined || sidecars.length > 0);
  return isNeeded ? put(json, [...MAIN_CONTAINER, 'ports', 0, 'containerPort'], DEFAULT_PORT) : json;
}

const DEFAULT_PORT = 8080;
