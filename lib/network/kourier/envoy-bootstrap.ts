// What Envoy knows before Kourier's controller has told it anything: where the controller is, and how to serve statistics.
import { Yaml } from 'cdk8s';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { CONTROLLER, GATEWAY, XDS_PORT } from './labels';

/** Where Envoy's administration is reached: inside the pod only. */
export const ADMIN_SOCKET = '/tmp/envoy.admin';

const CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';
const STATISTICS_PORT = 9000;

const statisticsListener = {
  name: 'stats_listener',
  address: { socket_address: { address: '0.0.0.0', port_value: STATISTICS_PORT } },
  filter_chains: [
    {
      filters: [
        {
          name: CONNECTION_MANAGER,
          typed_config: {
            '@type': `type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
            stat_prefix: 'stats_server',
            http_filters: [{ name: 'envoy.filters.http.router' }],
            route_config: {
              virtual_hosts: [
                {
                  name: 'admin_interface',
                  domains: ['*'],
                  routes: [
                    {
                      match: {
                        safe_regex: {
                          google_re2: {},
                          regex: '/(certs|stats(/prometheus)?|server_info|clusters|listeners|ready)?',
                        },
                        headers: [{ name: ':method', exact_match: 'GET' }],
                      },
                      route: { cluster: 'service_stats' },
                    },
                  ],
                },
              ],
            },
          },
        },
      ],
    },
  ],
};

const statisticsCluster = {
  name: 'service_stats',
  connect_timeout: '0.250s',
  type: 'static',
  load_assignment: {
    cluster_name: 'service_stats',
    endpoints: { lb_endpoints: { endpoint: { address: { pipe: { path: ADMIN_SOCKET } } } } },
  },
};

const xdsCluster = {
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
  http2_protocol_options: {},
};

/** Returns Envoy's bootstrap configuration as YAML. */
export const envoyBootstrap = (): string =>
  Yaml.stringify({
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
    static_resources: { listeners: [statisticsListener], clusters: [statisticsCluster, xdsCluster] },
    admin: { access_log_path: '/dev/stdout', address: { pipe: { path: ADMIN_SOCKET } } },
  });
