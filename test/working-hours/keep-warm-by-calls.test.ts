// What the script calls when, with a curl, a clock and a sleep that are put in their places.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WarmEnvironment } from '../../lib/working-hours/tables';
import { runScript } from '../support/working-hours-script';

const NOON = '2026-10-23T12:00:00Z';
const OFFICE = { from: '09:00', until: '18:00' };
const DEV_01: WarmEnvironment = { name: 'dev-01', warm: OFFICE, apis: ['hello', 'catalog'] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-warm-by-calls-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Calls {
  readonly environments?: readonly WarmEnvironment[];
  readonly holidays?: readonly string[];
  /** Part of a URL that nobody answers. */
  readonly silent?: string;
  /** Seconds that all calls take together. @default 0 */
  readonly takes?: number;
  readonly path?: string;
  readonly shell?: string;
  /** What is in the place of curl. @default - one that answers */
  readonly curl?: string;
}

/** Runs the script from a moment on, and returns which URLs it calls after how many seconds. */
function runAt(moment: string, props: Calls = {}) {
  const { environments = [DEV_01], holidays, silent = 'nobody', takes = 0, path = '/', shell } = props;
  const clock = join(folder, 'clock');
  const log = join(folder, 'log');
  const options = join(folder, 'options');
  const start = Date.parse(moment) / 1000;
  const forward = (seconds: string) => `echo $(($(cat '${clock}') + ${seconds})) >'${clock}'\n`;
  writeFileSync(clock, String(start));
  const outcome = runScript(folder, 'keep-warm-by-calls.sh', {
    environments,
    holidays,
    shell,
    programs: {
      date: `cat '${clock}'\n`,
      sleep: forward('$1'),
      curl:
        props.curl ??
        `printf '%s\\n' "$@" >'${options}'
for config; do :; done
now=$(cat '${clock}')
status=0
for url in $(sed -n 's/^url = "\\(.*\\)"$/\\1/p' "$config"); do
  echo "$now $url" >>'${log}'
  case $url in
    *${silent}*) echo "000 $url"; status=7 ;;
    *) echo "500 $url" ;;
  esac
done
${forward(String(takes))}exit $status\n`,
    },
    env: { GATEWAY: 'kourier-internal.kourier-system.svc', URL_PATH: path, INTERVAL: '45', SECONDS_TO_RUN: '330' },
  });
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const calls = lines.map((line) => {
    const [second, url] = line.split(' ');
    return { after: Number(second) - start, url };
  });
  return {
    ...outcome,
    urls: [...new Set(calls.map(({ url }) => url))],
    rounds: [...new Set(calls.map(({ after }) => after))],
    options: existsSync(options) ? readFileSync(options, 'utf8').split('\n') : [],
    seconds: Number(readFileSync(clock, 'utf8')) - start,
  };
}

test.each(['sh', 'bash'])('calls each API again and again, whatever it answers, with %s', (shell) => {
  const { status, stderr, urls, rounds, seconds } = runAt(NOON, { shell });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(urls).toEqual(['http://hello.dev-01.svc/', 'http://catalog.dev-01.svc/']);
  expect(rounds).toEqual([0, 45, 90, 135, 180, 225, 270, 315]);
  expect(seconds).toBe(315);
});

test('says who it is, and goes through the gateway', () => {
  const { options } = runAt(NOON);
  const after = (option: string) => options[options.indexOf(option) + 1];
  expect(after('--user-agent')).toBe('knative-dev-fleet-keep-warm');
  expect(after('--connect-to')).toBe('::kourier-internal.kourier-system.svc:80');
  expect(after('--max-time')).toBe('45');
});

test('calls the path that it is told', () => {
  expect(runAt(NOON, { path: '/healthz?from=%20fleet' }).urls).toContain(
    'http://hello.dev-01.svc/healthz?from=%20fleet',
  );
});

test.each([
  [30, [0, 45, 90, 135, 180, 225, 270, 315]],
  // The next calls come at once, and none is made up for.
  [100, [0, 100, 200, 300]],
])('when all calls take %i seconds, they are at %j', (takes, rounds) => {
  expect(runAt(NOON, { takes }).rounds).toEqual(rounds);
});

describe('in Berlin from 09:00 to 18:00', () => {
  test.each<[string, string, number[]]>([
    ['before', '2026-10-23T08:55:00+02:00', []],
    ['at the beginning', '2026-10-23T09:00:00+02:00', [0, 45, 90, 135, 180, 225, 270, 315]],
    ['until the end', '2026-10-23T17:58:00+02:00', [0, 45, 90]],
    ['at the end', '2026-10-23T18:00:00+02:00', []],
    ['on Saturday', '2026-10-24T10:00:00+02:00', []],
    ['on a holiday', '2026-12-25T10:00:00+01:00', []],
  ])('%s', (_, moment, rounds) => {
    const berlin = { ...DEV_01, warm: { ...OFFICE, timeZone: 'Europe/Berlin' } };
    const outcome = runAt(moment, { environments: [berlin], holidays: ['2026-12-25'] });
    expect(outcome).toMatchObject({ status: 0, stderr: '', rounds });
  });
});

test('hours that begin meanwhile are seen', () => {
  const late = { name: 'dev-02', warm: { from: '12:02', until: '13:00' }, apis: ['hello'] };
  expect(runAt(NOON, { environments: [late] }).rounds).toEqual([]);
  const { urls } = runAt(NOON, { environments: [DEV_01, late] });
  expect(urls).toContain('http://hello.dev-02.svc/');
});

test('an API that does not answer keeps none of the others from their calls, and is told in the end', () => {
  const { status, stderr, urls, rounds } = runAt(NOON, { silent: 'hello.dev-01' });
  expect(status).toBe(1);
  expect(urls).toHaveLength(2);
  expect(rounds).toHaveLength(8);
  expect(stderr).toContain('no answer within 45 seconds, or no connection: http://hello.dev-01.svc/\n');
  expect(stderr.endsWith('\nfailed: http://hello.dev-01.svc/ \n')).toBe(true);
});

test('a curl that can not do it is an error', () => {
  expect(runAt(NOON, { curl: 'exit 2\n' })).toMatchObject({
    status: 1,
    stderr: 'curl has called nothing; needed: curl 7.67 or newer\n',
  });
});

test('a moment of which no offset is known is an error', () => {
  const { status, stderr, rounds } = runAt('2036-01-01T12:00:00Z');
  expect({ status, rounds }).toEqual({ status: 1, rounds: [] });
  expect(stderr).toContain('UTC has no offset at second ');
});

test('of 2,000 environments, each is called once in a round', () => {
  const environments = Array.from({ length: 2000 }, (_, index) => ({ ...DEV_01, name: `dev-${index}` }));
  const { status, urls, rounds } = runAt('2026-10-23T17:59:30Z', { environments });
  expect({ status, urls: urls.length, rounds }).toEqual({ status: 0, urls: 4000, rounds: [0] });
});
