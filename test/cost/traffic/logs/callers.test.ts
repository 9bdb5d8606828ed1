// Who called, in words.
import { addressOf, Callers, programOf } from '../../../../lib/cost/traffic/logs/callers';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['curl/8.5.0', 'curl/8.5.0'],
  ['Go-http-client/1.1', 'Go-http-client/1.1'],
  [
    'GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring)',
    'GoogleStackdriverMonitoring-UptimeChecks',
  ],
  ['GoogleHC/1.0', 'GoogleHC/1.0'],
  ['Apache-HttpClient/4.5.13 (Java/17.0.2)', 'Apache-HttpClient/4.5.13'],
  ['My Own Checker', 'My Own Checker'],
  ['My Own Checker/2 lib/3', 'My Own Checker/2'],
  [`${BROWSER} Chrome/126.0.0.0 Safari/537.36`, 'Chrome/126.0.0.0'],
  [`${BROWSER} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, 'Edg/126.0.0.0'],
  ['Mozilla/5.0 (Windows NT 10.0; rv:126.0) Gecko/20100101 Firefox/126.0', 'Firefox/126.0'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15', 'Safari/605.1.15'],
  ['Mozilla/5.0', 'Mozilla/5.0'],
  ['Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)', 'UptimeRobot/2.0'],
  ['checker/1f0e7a52-3c1d-4b9a-8e55-0a1b2c3d4e5f', 'checker/…'],
  ['checker/0123456789abcdef', 'checker/…'],
  ['checker/012345678', 'checker/012345678'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(59)}…`],
  ['(nothing)', 'an unknown program'],
])('%j is %j', (agent, program) => {
  expect(programOf(agent)).toBe(program);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['10.1.2.3:50123', '10.1.2.3'],
  ['10.1.2.3, 35.191.0.1', '10.1.2.3'],
  ['fd00::1', 'fd00::1'],
  ['[fd00::1]:50123', 'fd00::1'],
])('%j is the address %j', (written, address) => {
  expect(addressOf(written)).toBe(address);
});

test('callers are told apart by program and address', () => {
  const callers = new Callers();
  const indices = [
    callers.indexOf('curl/8.5.0', '10.1.2.3:1'),
    callers.indexOf('curl/8.5.0', '10.1.2.3:2'),
    callers.indexOf('curl/8.5.0', '10.1.2.4:1'),
    callers.indexOf('curl/8.5.0', undefined),
    callers.indexOf(undefined, '10.1.2.3'),
    callers.indexOf(undefined, undefined),
  ];
  expect(indices).toEqual([0, 0, 1, 2, 3, 4]);
  expect(callers.names).toEqual([
    'curl/8.5.0 from 10.1.2.3',
    'curl/8.5.0 from 10.1.2.4',
    'curl/8.5.0',
    'an unknown program from 10.1.2.3',
    'an unknown program',
  ]);
});

test('more callers than are told apart are others', () => {
  const callers = new Callers();
  const indices = Array.from({ length: 100_003 }, (_, index) => callers.indexOf(`agent-${index}`, '10.1.2.3'));
  expect(indices.slice(99_998)).toEqual([99_998, 99_999, 100_000, 100_000, 100_000]);
  expect(callers.indexOf('agent-7', '10.1.2.3')).toBe(7);
  expect(callers.names).toHaveLength(100_001);
  expect(callers.names.at(-1)).toBe('others');
});
