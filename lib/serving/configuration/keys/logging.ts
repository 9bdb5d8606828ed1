// config-logging: what the components log.
import { type ConfigMapDefinition, type Key, type KeyFacts, key } from '../../../configuration/key';
import { choice, named } from '../../../configuration/kinds';
import type { LoggingConfiguration } from '../serving-configuration';
import { LOG_LEVELS, type LogLevel, zapConfig } from '../values/zap-config';

const LOG_LEVEL = named('LogLevel', choice(...LOG_LEVELS));

/** The level of one component. */
const level = (component: string, what: string, facts: Partial<KeyFacts<LogLevel>> = {}): Key<LogLevel> =>
  key(`loglevel.${component}`, LOG_LEVEL, {
    description: `What ${what} logs: this and worse.`,
    unset: 'the level of zap-logger-config, or info',
    ...facts,
  });

export const LOGGING: ConfigMapDefinition<LoggingConfiguration> = {
  name: 'config-logging',
  description: 'What the components log, and how.',
  see: 'https://knative.dev/docs/serving/observability/logging/config-logging/',
  keys: {
    zapLoggerConfig: key('zap-logger-config', zapConfig, {
      description: 'How all components write their logs.',
      unset: 'JSON as Google Cloud reads it, from info on',
    }),
    loglevelController: level('controller', 'the controller'),
    loglevelAutoscaler: level('autoscaler', 'the autoscaler'),
    loglevelQueueproxy: level('queueproxy', "Knative's proxy in each new pod"),
    loglevelWebhook: level('webhook', 'the webhook'),
    loglevelActivator: level('activator', 'the activator'),
    loglevelHpaautoscaler: level('hpaautoscaler', 'the autoscaler that leaves it to that of Kubernetes'),
    loglevelDomainmapping: level('domainmapping', 'the controller of DomainMappings', {
      removed: '1.11',
      successor: 'loglevel.controller',
    }),
    loglevelDomainmappingWebhook: level('domainmapping-webhook', 'the webhook of DomainMappings', {
      removed: '1.11',
      successor: 'loglevel.webhook',
    }),
    loglevelNetKourierController: level('net-kourier-controller', "Kourier's controller"),
    loglevelNetIstioController: level('net-istio-controller', "the controller of Knative's layer for Istio"),
    loglevelNetContourController: level('net-contour-controller', "the controller of Knative's layer for Contour"),
    loglevelNetGatewayApiController: level(
      'net-gateway-api-controller',
      "the controller of Knative's layer for the Gateway API",
    ),
    loglevelNetCertmanagerController: level(
      'net-certmanager-controller',
      'the controller that asks cert-manager for certificates',
      {
        removed: '1.15',
        successor: 'loglevel.controller',
      },
    ),
  },
};
