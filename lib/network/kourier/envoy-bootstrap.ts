// What Envoy knows before Kourier's controller has told it anything: where the controller is, and how to serve statistics.
import { Yaml } from 'cdk8s';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { CONTROLLER, GATEWAY, XDS_PORT } from './labels';

/** Where Envoy's administration is reached, inside the pod only: by a socket, and from 1.15 on by a port. */
export const ADMIN_SOCKET = '/tmp/envoy.admin';
export const ADMIN_PORT = 9901;

/** The port of the statistics. */
export const STATISTICS_PORT = 9000;

const CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';
const HTTP_PROTOCOL_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

/** A message of Envoy's API, by its type. */
const typed = (type: string, fields: object = {}) => ({ '@type': `type.googleapis.com/${type}`, ...fields });

const adminAddress = (release: KnativeRelease) =>
  release.since('1.15')
    ? { socket_address: { address: '127.0.0.1', port_value: ADMIN_PORT } }
    : { pipe: { path: ADMIN_SOCKET } };

const statisticsRoute = (release: KnativeRelease, regex: string, method: string) => ({
  match: {
    safe_regex: { ...(!release.since('1.12') && { google_re2: {} }), regex },
    headers: [
      { name: ':method', ...(release.since('1.12') ? { string_match: { exact: method } } : { exact_match: method }) },
    ],
  },
  route: { cluster: 'service_stats' },
});

const statisticsListener = (release: KnativeRelease) => ({
  name: 'stats_listener',
  address: {
    socket_address: {
      ...(release.since('1.23') ? { address: '::', ipv4_compat: true } : { address: '0.0.0.0' }),
      port_value: STATISTICS_PORT,
    },
  },
  filter_chains: [
    {
      filters: [
        {
          name: CONNECTION_MANAGER,
          typed_config: typed('envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', {
            stat_prefix: 'stats_server',
            http_filters: [
              {
                name: 'envoy.filters.http.router',
                ...(release.since('1.8') && { typed_config: typed('envoy.extensions.filters.http.router.v3.Router') }),
              },
            ],
            route_config: {
              virtual_hosts: [
                {
                  name: 'admin_interface',
                  domains: ['*'],
                  routes: [
                    statisticsRoute(
                      release,
                      '/(certs|stats(/prometheus)?|server_info|clusters|listeners|ready)?',
                      'GET',
                    ),
                    ...(release.since('1.15') ? [statisticsRoute(release, '/drain_listeners', 'POST')] : []),
                  ],
                },
              ],
            },
          }),
        },
      ],
    },
  ],
});

const statisticsCluster = (release: KnativeRelease) => ({
  name: 'service_stats',
  connect_timeout: '0.250s',
  type: 'static',
  load_assignment: {
    cluster_name: 'service_stats',
    endpoints: { lb_endpoints: { endpoint: { address: adminAddress(release) } } },
  },
});

const xdsCluster = (release: KnativeRelease) => ({
  name: 'xds_cluster',
  connect_timeout: '1s',
  type: 'STRICT_DNS',
  load_assignment: {
    cluster_name: 'xds_cluster',
    endpoints: {
      lb_endpoints: {
        endpoint: {
          address: { socket_address: { address: `${CONTROLLER}.${SERVING_NAMESPACE}`, port_value: XDS_PORT } },
        },
      },
    },
  },
  ...(release.since('1.8')
    ? {
        typed_extension_protocol_options: {
          [HTTP_PROTOCOL_OPTIONS]: typed(HTTP_PROTOCOL_OPTIONS, {
            explicit_http_config: {
              http2_protocol_options: { connection_keepalive: { interval: '30s', timeout: '5s' } },
            },
          }),
        },
      }
    : { http2_protocol_options: {} }),
});

/** A switch of Envoy's that Kourier sets while Envoy has it. */
const layeredRuntime = (release: KnativeRelease) =>
  release.since('1.8') && !release.since('1.13')
    ? {
        layered_runtime: {
          layers: [
            {
              name: 'static-layer',
              static_layer: {
                'envoy.reloadable_features.override_request_timeout_by_gateway_timeout': false,
              },
            },
          ],
        },
      }
    : {};

const accessLog = (release: KnativeRelease) =>
  release.since('1.9')
    ? {
        access_log: [
          {
            name: 'envoy.access_loggers.stdout',
            typed_config: typed('envoy.extensions.access_loggers.stream.v3.StdoutAccessLog'),
          },
        ],
      }
    : { access_log_path: '/dev/stdout' };

/** Returns Envoy's bootstrap configuration as YAML. */
export const envoyBootstrap = (release: KnativeRelease): string =>
  Yaml.stringify({
    ...layeredRuntime(release),
    node: { cluster: 'kourier-knative', id: GATEWAY },
    dynamic_resources: {
      ads_config: {
        transport_api_version: 'V3',
        api_type: 'GRPC',
        rate_limit_settings: {},
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds_cluster' } }],
      },
      cds_config: { resource_api_version: 'V3', ads: {} },
      lds_config: { resource_api_version: 'V3', ads: {} },
    },
    static_resources: {
      listeners: [statisticsListener(release)],
      clusters: [statisticsCluster(release), xdsCluster(release)],
    },
    admin: { ...accessLog(release), address: adminAddress(release) },
  });
