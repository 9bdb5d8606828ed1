// The log of requests as Cloud Logging reads it: what config-observability says for it.
import type { KnativeRelease } from '../release/knative-release';
import { googleProjectProblems } from '../validation/google-cloud';
import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';
import type { ServingConfiguration } from './configuration/serving-configuration';
import { requestLogTemplate } from './request-log-template';

export interface RequestLogsProps {
  /**
   * Whether the probes of Kubernetes and Knative that reach a pod through Knative's proxy are logged too.
   * @default false - they are no requests
   */
  readonly probes?: boolean;

  /**
   * The id of the project of Google Cloud that has the traces, so that the log of a request leads to its trace. From Knative 1.21
   * on, which gives the log the trace's id.
   * @default - the log leads to no trace
   */
  readonly traceProject?: string;
}

const PROPERTIES: Readonly<Record<keyof RequestLogsProps, true>> = { probes: true, traceProject: true };

/** The release that gives the template the id of the trace. */
const TRACE_ID = '1.21';

/** Returns the configuration that switches the log on. */
export function requestLogsConfiguration({
  probes = false,
  traceProject,
}: RequestLogsProps): Pick<ServingConfiguration, 'observability'> {
  return {
    observability: {
      loggingEnableRequestLog: true,
      loggingRequestLogTemplate: requestLogTemplate(traceProject),
      ...(probes && { loggingEnableProbeRequestLog: true }),
    },
  };
}

/** Returns what is wrong with the log of requests. */
export function requestLogsProblems(props: RequestLogsProps | false, release: KnativeRelease): string[] {
  if (props === false) {
    return [];
  }
  if (!isObject(props)) {
    return [`requestLogs is ${show(props)}; allowed: false, or an object with ${Object.keys(PROPERTIES).join(', ')}`];
  }
  const { probes, traceProject } = props;
  return [
    ...knownProperties('requestLogs', props, PROPERTIES),
    ...(probes === undefined || typeof probes === 'boolean'
      ? []
      : [`requestLogs.probes is ${show(probes)}; allowed: true, false`]),
    ...googleProjectProblems('requestLogs.traceProject', traceProject),
    ...(traceProject === undefined || release.since(TRACE_ID)
      ? []
      : [
          `requestLogs.traceProject is ${show(traceProject)}; allowed: none before Knative ${TRACE_ID}, which gives the log no id of a trace`,
        ]),
  ];
}
