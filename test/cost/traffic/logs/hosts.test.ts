// Whom a row is for, by its host.
import { FOREIGN, Hosts, hostOfUrl } from '../../../../lib/cost/traffic/logs/hosts';

const TARGETS = [
  { environment: 'dev-01', api: 'web', hosts: ['web.dev-01.example.com', 'web.dev-01.svc.cluster.local'] },
  { environment: 'dev-01', api: 'api', hosts: ['api.dev-01.example.com'] },
];

test.each([
  ['web.dev-01.example.com', 0],
  ['web.dev-01.svc.cluster.local', 0],
  ['api.dev-01.example.com', 1],
  ['API.dev-01.Example.com', 1],
  ['api.dev-01.example.com:8080', 1],
  ['api.dev-01.example.com.', 1],
  ['api.dev-01.example.com.:443', 1],
  ['dev-01.example.com', FOREIGN],
  ['10.1.2.3:8080', FOREIGN],
  ['[fd00::1]:8080', FOREIGN],
  ['', FOREIGN],
])('%j', (host, target) => {
  const hosts = new Hosts(TARGETS);
  expect([hosts.targetOf(host), hosts.targetOf(host)]).toEqual([target, target]);
});

test('hosts that aren’t the fleet’s are named as they are looked up, the most frequent first, ten at the most', () => {
  const hosts = new Hosts(TARGETS);
  for (let index = 0; index < 12; index++) {
    for (let row = 0; row <= index; row++) {
      hosts.targetOf(`H${index}.example.com:80`);
    }
  }
  hosts.targetOf('api.dev-01.example.com');
  hosts.targetOf('h10.example.com');
  expect(hosts.mostForeign()).toEqual([10, 11, 9, 8, 7, 6, 5, 4, 3, 2].map((index) => `h${index}.example.com`));
});

test('hosts without end take no more room, and those of the fleet are still known', () => {
  const hosts = new Hosts(TARGETS);
  for (let index = 0; index < 10_100; index++) {
    hosts.targetOf(`h${index}.example.com`);
  }
  hosts.targetOf('h10050.example.com');
  hosts.targetOf('h7.example.com');
  expect(hosts.mostForeign()[0]).toBe('h7.example.com');
  expect(hosts.targetOf('api.dev-01.example.com')).toBe(1);
});

test.each([
  ['http://api.dev-01.example.com/v1?a=b', 'api.dev-01.example.com'],
  ['https://api.dev-01.example.com:8443', 'api.dev-01.example.com:8443'],
  ['HTTP://api.dev-01.example.com?x', 'api.dev-01.example.com'],
  ['http://user:pass@api.dev-01.example.com/@home', 'api.dev-01.example.com'],
  ['/v1/items', undefined],
  ['', undefined],
])('the host of %j', (url, host) => {
  expect(hostOfUrl(url)).toBe(host);
});
