// Which container answers the requests, on which port, and what becomes of the others.
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import type { JsonObject } from '../../lib/kubernetes/json';
import { adopt, byPlace, deployment, object, PLAIN, service } from './application';

const CONTAINERS = 'spec.template.spec.containers';

/** Returns which container requests go to, and what is left, of containers with ports and the ports of a Service. */
function serving(containers: Readonly<Record<string, readonly JsonObject[]>>, servicePorts?: readonly JsonObject[]) {
  const { props, left } = adopt(
    {
      pod: {
        containers: Object.entries(containers).map(([name, ports]) => ({ name, image: `${name}/app:1`, ports })),
      },
    },
    ...(servicePorts === undefined ? [] : [service({ ports: servicePorts })]),
  );
  const { containerName, port, portName, sidecars = [] } = props;
  return {
    containerName,
    port,
    portName,
    sidecars: sidecars.map(({ name }) => name),
    left: Object.keys(byPlace(left)).filter((place) => !place.startsWith('Service')),
  };
}

const plain = (port: number, name?: string): JsonObject => ({ containerPort: port, ...(name && { name }) });

describe('without a Service', () => {
  test.each<[string, Readonly<Record<string, readonly JsonObject[]>>, object]>([
    ['the only port', { web: [plain(3000)] }, { containerName: 'web', port: 3000, left: [] }],
    [
      'the container that has a port',
      { proxy: [], web: [plain(3000)] },
      { containerName: 'web', port: 3000, sidecars: ['proxy'], left: [] },
    ],
    [
      'the first one that has a port',
      { web: [plain(3000)], proxy: [plain(4000)] },
      { containerName: 'web', port: 3000, sidecars: ['proxy'], left: [`${CONTAINERS}[proxy].ports[4000]`] },
    ],
    [
      'the port for requests',
      { web: [plain(9102, 'metrics'), plain(3001, 'admin'), plain(3000, 'http')] },
      { port: 3000, left: [`${CONTAINERS}[web].ports[metrics]`, `${CONTAINERS}[web].ports[admin]`] },
    ],
    [
      'no port for metrics, if there is another',
      { web: [plain(9102, 'metrics'), plain(3001)] },
      { port: 3001, left: [`${CONTAINERS}[web].ports[metrics]`] },
    ],
    ['the port for metrics, if there is no other', { web: [plain(9102, 'metrics')] }, { port: 9102, left: [] }],
    [
      'no port of UDP',
      { web: [{ containerPort: 53, protocol: 'UDP' }, plain(3000)] },
      { port: 3000, left: [`${CONTAINERS}[web].ports[53]`] },
    ],
    ['nothing, if there is no port', { web: [] }, { port: undefined, left: [`${CONTAINERS}[web].ports`] }],
    [
      'the first container, if none has a port',
      { web: [], proxy: [] },
      { containerName: 'web', sidecars: ['proxy'], left: [`${CONTAINERS}[web].ports`] },
    ],
  ])('takes %s', (_, containers, expected) => {
    expect(serving(containers)).toMatchObject(expected);
  });
});

describe('with a Service', () => {
  test.each<[string, Readonly<Record<string, readonly JsonObject[]>>, readonly JsonObject[], object]>([
    [
      'the container with the number of its port',
      { proxy: [plain(4000)], web: [plain(3000)] },
      [{ port: 80, targetPort: 3000 }],
      { containerName: 'web', port: 3000, sidecars: ['proxy'], left: [`${CONTAINERS}[proxy].ports[4000]`] },
    ],
    [
      'the container with the name of its port',
      { proxy: [plain(4000, 'proxy')], web: [plain(3001, 'admin'), plain(3000, 'web')] },
      [{ port: 80, targetPort: 'web' }],
      { containerName: 'web', port: 3000, sidecars: ['proxy'] },
    ],
    [
      'the port itself, if no target is said',
      { web: [plain(9102), plain(8080)] },
      [{ port: 8080 }],
      { port: 8080, left: [`${CONTAINERS}[web].ports[9102]`] },
    ],
    ['a port that no container declares', { web: [] }, [{ port: 80, targetPort: 5000 }], { port: 5000, left: [] }],
    [
      'a port that no container declares, in the one that has ports',
      { proxy: [], web: [plain(9102, 'metrics')] },
      [{ port: 80, targetPort: 5000 }],
      { containerName: 'web', port: 5000, left: [`${CONTAINERS}[web].ports[metrics]`] },
    ],
    [
      'what the container says, if the name is wrong',
      { web: [plain(3000)] },
      [{ port: 80, targetPort: 'no' }],
      { port: 3000 },
    ],
    [
      'the port of HTTP among several',
      { web: [plain(9102, 'metrics'), plain(3001, 'admin'), plain(3000, 'api')] },
      [
        { name: 'metrics', port: 9102 },
        { name: 'admin', port: 3001 },
        { name: 'http', port: 80, targetPort: 'api' },
      ],
      { port: 3000 },
    ],
  ])('takes %s', (_, containers, ports, expected) => {
    expect(serving(containers, ports)).toMatchObject(expected);
  });

  test.each([
    ['another namespace', service({ ports: [{ port: 4000 }] }, { namespace: 'other' }), 3000],
    ['another selector', service({ ports: [{ port: 4000 }], selector: { app: 'other' } }), 3000],
    ['no selector', service({ ports: [{ port: 4000 }], selector: {} }), 3000],
    ['no namespace, as the file may not say it', service({ ports: [{ port: 4000 }] }, { namespace: undefined }), 4000],
  ])('of %s', (_, other, port) => {
    expect(adoptDeployment([deployment(), other]).props.port).toBe(port);
  });

  test('of several, one that is not headless, and is called as the Deployment', () => {
    const { props, left } = adoptDeployment([
      service({ clusterIP: 'None', ports: [{ port: 4000 }] }),
      service({ ports: [{ port: 5000 }] }, { name: 'another' }),
      service({ ports: [{ port: 3000 }] }),
      deployment(),
    ]);
    expect(props.port).toBe(3000);
    expect(left.filter(({ path }) => /^Service \w+$/.test(path)).map(({ path }) => path)).toEqual([
      'Service catalog',
      'Service catalog',
      'Service another',
    ]);
    expect(left.filter(({ reason }) => reason.includes('same pods'))).toHaveLength(2);
  });
});

describe('HTTP/2 without TLS', () => {
  test.each([
    ['grpc', undefined, 'h2c'],
    ['grpc-api', undefined, 'h2c'],
    ['h2c', undefined, 'h2c'],
    ['http2', undefined, 'h2c'],
    ['grpc-web', undefined, undefined],
    ['http', undefined, undefined],
    ['web', undefined, undefined],
    ['http1', undefined, 'http1'],
    ['web', { name: 'grpc' }, 'h2c'],
    ['web', { name: 'web', appProtocol: 'kubernetes.io/h2c' }, 'h2c'],
    ['web', { name: 'web', appProtocol: 'http' }, undefined],
  ])('a port %s with a Service of %j is %s', (name, asked, portName) => {
    const others = asked === undefined ? [] : [service({ ports: [{ port: 80, targetPort: 3000, ...asked }] })];
    const { props } = adopt({ container: { ports: [{ name, containerPort: 3000 }] } }, ...others);
    expect(props).toEqual({ ...PLAIN, ...(portName !== undefined && { portName }) });
  });
});

describe('other ports are listed', () => {
  test.each([
    [{ name: 'metrics', containerPort: 9102 }, /fetched from the pods themselves$/, /'prometheus\.io\/port': '9102'/],
    [{ name: 'metrics', containerPort: 9090 }, /Knative's own proxy listens there/, /'9090'/],
    [{ name: 'admin', containerPort: 3001 }, /without a word on it$/, /an API of its own/],
    [{ name: 'dns', containerPort: 53, protocol: 'UDP' }, /nothing by UDP/, /^$/],
  ])('%j', (port, reason, replacement) => {
    const { left } = adopt({ container: { ports: [{ name: 'http', containerPort: 3000 }, port] } });
    const found = byPlace(left)[`${CONTAINERS}[web].ports[${port.name}]`];
    expect(found?.reason).toMatch(reason);
    expect(found?.replacement ?? '').toMatch(replacement);
  });

  test('and so is an address of the node', () => {
    const { props, left } = adopt({
      container: { ports: [{ containerPort: 3000, hostPort: 80, hostIP: '10.0.0.1' }] },
    });
    expect(props).toEqual(PLAIN);
    expect(Object.keys(byPlace(left))).toEqual([
      `${CONTAINERS}[web].ports[3000].hostPort`,
      `${CONTAINERS}[web].ports[3000].hostIP`,
    ]);
  });
});

test('a container that keeps running from before the others on may answer the requests', () => {
  const { props } = adopt(
    {
      container: { ports: [] },
      pod: {
        initContainers: [
          {
            name: 'proxy',
            image: 'proxy/app:1',
            restartPolicy: 'Always',
            ports: [{ name: 'in', containerPort: 4000 }],
          },
        ],
      },
    },
    service({ ports: [{ port: 80, targetPort: 'in' }] }),
  );
  expect(props).toEqual({
    image: 'proxy/app:1',
    containerName: 'proxy',
    port: 4000,
    sidecars: [{ name: 'web', image: PLAIN.image }],
  });
});

describe('what a Service says', () => {
  const places = (spec: JsonObject, metadata: JsonObject = {}, ...others: readonly object[]) =>
    byPlace(adopt({}, service(spec, metadata), ...others).left);

  test('it is to be deleted, and callers within the cluster are told apart', () => {
    expect(places({})).toEqual({
      'Service catalog': {
        path: 'Service catalog',
        reason: "Knative makes a Service 'catalog' itself, and takes over none that is there: delete it first",
      },
      'Service catalog: spec.type': {
        path: 'Service catalog: spec.type',
        value: 'ClusterIP',
        reason: expect.stringContaining('from within the cluster only'),
        replacement: "visibility: 'cluster-local'",
      },
    });
  });

  test('one of another name has another name for callers', () => {
    expect(places({}, { name: 'shop' })['Service shop']?.replacement).toContain("'catalog' as the name");
  });

  test('with a way from outside, nothing is said of who may call', () => {
    const ingress = object('networking.k8s.io/v1', 'Ingress', 'web', {
      spec: { defaultBackend: { service: { name: 'catalog', port: { number: 80 } } } },
    });
    expect(Object.keys(places({}, {}, ingress))).toEqual(['Service catalog', 'Ingress web']);
  });

  test('what a cluster fills in says nothing', () => {
    const filled = {
      clusterIP: '10.0.0.1',
      clusterIPs: ['10.0.0.1'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      type: 'ClusterIP',
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 3000 }],
    };
    expect(Object.keys(places(filled))).toEqual(['Service catalog', 'Service catalog: spec.type']);
  });

  test.each<[place: string, spec: JsonObject, metadata: JsonObject, reason: RegExp]>([
    ['spec.type', { type: 'LoadBalancer' }, {}, /by the gateway/],
    [
      'spec.type',
      { type: 'NodePort', ports: [{ port: 80, targetPort: 3000, nodePort: 30_000 }] },
      {},
      /by the gateway/,
    ],
    ['spec.clusterIP', { clusterIP: 'None' }, {}, /one address/],
    [
      'spec.ports[http]',
      { type: 'NodePort', ports: [{ name: 'http', port: 8080, targetPort: 3000 }] },
      {},
      /at port 80/,
    ],
    [
      'spec.ports[admin]',
      {
        type: 'NodePort',
        ports: [
          { name: 'http', port: 80, targetPort: 3000 },
          { name: 'admin', port: 81 },
        ],
      },
      {},
      /to one port/,
    ],
    ['spec.sessionAffinity', { type: 'NodePort', sessionAffinity: 'ClientIP' }, {}, /room for it/],
    ['spec.externalTrafficPolicy', { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }, {}, /load balancer/],
    ['spec.loadBalancerIP', { type: 'LoadBalancer', loadBalancerIP: '10.1.1.1' }, {}, /load balancer/],
    ['spec.newField', { type: 'NodePort', newField: 1 }, {}, /no such field/],
    ['metadata.annotations', { type: 'NodePort' }, { annotations: { 'cloud.google.com/neg': '{}' } }, /annotations/],
  ])('%s', (place, spec, metadata, reason) => {
    const found = places(spec, metadata);
    expect(found[`Service catalog: ${place}`]?.reason).toMatch(reason);
  });
});
