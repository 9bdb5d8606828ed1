// What the script does at a moment, with a kubectl and a clock that are put in its place.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WarmEnvironment } from '../../lib/working-hours/tables';
import { ROOT, runCommand } from '../support/program';
import { runScript } from '../support/working-hours-script';

const FOLDER = join(ROOT, 'lib', 'working-hours');

/** A namespace as kubectl lists it: its services with their traffic, its revisions with their fewest pods. */
const ONE_REVISION = 'Service|hello|||hello-00001=100 \nRevision|hello-00001|hello||\n';
const WARM_REVISION = ONE_REVISION.replace('hello-00001|hello||', 'hello-00001|hello|1|');

const BERLIN: WarmEnvironment = {
  name: 'dev-01',
  warm: { from: '09:00', until: '18:00', timeZone: 'Europe/Berlin' },
  apis: ['hello'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-warm-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Cluster {
  /** What kubectl prints of each namespace; it fails for others. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly holidays?: readonly string[];
  /** A revision that can't be changed. */
  readonly refuses?: string;
}

/** Runs the script at a moment, and returns what it changes: namespace, revision and fewest pods. */
function runAt(moment: string, environments: readonly WarmEnvironment[], cluster: Cluster) {
  const lists = join(folder, 'lists');
  const calls = join(folder, 'calls');
  mkdirSync(lists, { recursive: true });
  rmSync(calls, { force: true });
  for (const [namespace, list] of Object.entries(cluster.namespaces)) {
    writeFileSync(join(lists, namespace), list);
  }
  const outcome = runScript(folder, 'keep-warm.sh', {
    environments,
    holidays: cluster.holidays,
    programs: {
      date: `echo ${Date.parse(moment) / 1000}\n`,
      kubectl: `case $1 in
  get) exec cat '${lists}'/"$4" ;;
  patch)
    if [ "$3" = '${cluster.refuses ?? ''}' ]; then exit 1; fi
    echo "$5 $3 $9" >>'${calls}' ;;
esac\n`,
    },
  });
  const changes = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').sort() : [];
  return {
    ...outcome,
    changes: changes.map((change) => change.replace(/\{"metadata.*min-scale":"(\d)"\}\}\}/, '$1')),
  };
}

test.each(['sh', 'bash'])('the scripts are right for %s', (shell) => {
  for (const script of ['hours.sh', 'keep-warm.sh', 'keep-warm-by-calls.sh']) {
    expect(runCommand(ROOT, shell, ['-n', join(FOLDER, script)])).toEqual({ status: 0, stdout: '', stderr: '' });
  }
});

describe('in Berlin from 09:00 to 18:00', () => {
  test.each<[string, string, boolean]>([
    ['before', '2026-10-23T08:59:59+02:00', false],
    ['at the beginning', '2026-10-23T09:00:00+02:00', true],
    ['in the middle', '2026-10-23T12:34:56+02:00', true],
    ['in the last minute', '2026-10-23T17:59:59+02:00', true],
    ['at the end', '2026-10-23T18:00:00+02:00', false],
    ['on Monday', '2026-10-19T10:00:00+02:00', true],
    ['on Saturday', '2026-10-24T10:00:00+02:00', false],
    ['on Sunday', '2026-10-25T10:00:00+01:00', false],
    ['after the clock is set back, before', '2026-10-26T08:59:59+01:00', false],
    ['after the clock is set back, at the beginning', '2026-10-26T09:00:00+01:00', true],
    ['after the clock is set forward, before', '2027-03-29T08:59:59+02:00', false],
    ['after the clock is set forward, at the beginning', '2027-03-29T09:00:00+02:00', true],
    ['on a holiday', '2026-12-25T10:00:00+01:00', false],
    ['in other years', '2035-06-01T09:00:00+02:00', true],
    ['in other years, before', '2035-06-01T08:59:59+02:00', false],
  ])('%s', (_, moment, isWarm) => {
    const holidays = ['2026-12-25'];
    const asleep = runAt(moment, [BERLIN], { namespaces: { 'dev-01': ONE_REVISION }, holidays });
    expect(asleep).toMatchObject({ status: 0, stderr: '', changes: isWarm ? ['dev-01 hello-00001 1'] : [] });
    const awake = runAt(moment, [BERLIN], { namespaces: { 'dev-01': WARM_REVISION }, holidays });
    expect(awake).toMatchObject({ status: 0, stderr: '', changes: isWarm ? [] : ['dev-01 hello-00001 0'] });
  });
});

test.each<[string, boolean]>([
  ['2026-10-25T02:59:59+02:00', true],
  // The hour from 02:00 comes twice: it is all in the hours.
  ['2026-10-25T02:00:00+01:00', true],
  ['2026-10-25T02:59:59+01:00', true],
  ['2026-10-25T03:00:00+01:00', false],
])('hours in the night in which the clock is set back: %s', (moment, isWarm) => {
  const night: WarmEnvironment = {
    ...BERLIN,
    warm: { ...BERLIN.warm, from: '01:00', until: '03:00', days: ['sunday'] },
  };
  expect(runAt(moment, [night], { namespaces: { 'dev-01': ONE_REVISION } }).changes).toHaveLength(isWarm ? 1 : 0);
});

test.each<[string, boolean]>([
  ['2026-10-25T14:59:59Z', false],
  ['2026-10-25T15:00:00Z', true],
  ['2026-10-26T14:59:59Z', true],
  ['2026-10-26T15:00:00Z', false],
])('a whole day is that of the people: %s in Tokyo', (moment, isWarm) => {
  const monday: WarmEnvironment = {
    ...BERLIN,
    warm: { from: '00:00', until: '24:00', days: ['monday'], timeZone: 'Asia/Tokyo' },
  };
  expect(runAt(moment, [monday], { namespaces: { 'dev-01': ONE_REVISION } }).changes).toHaveLength(isWarm ? 1 : 0);
});

describe('of several revisions', () => {
  const NOON = '2026-10-23T12:00:00Z';
  const warm = { from: '09:00', until: '18:00' };

  test.each<[string, string, string[]]>([
    [
      'those that get requests are kept warm',
      'Service|hello|||hello-00003=90 hello-00002=10 hello-00001=0 hello-00001= \nRevision|hello-00001|hello||\nRevision|hello-00002|hello||\nRevision|hello-00003|hello||\n',
      ['dev-01 hello-00002 1', 'dev-01 hello-00003 1'],
    ],
    [
      'one that gets none any more is let go, as after a deploy',
      'Service|hello|||hello-00010=100 \nRevision|hello-00001|hello|1|\nRevision|hello-00010|hello||\n',
      ['dev-01 hello-00001 0', 'dev-01 hello-00010 1'],
    ],
    [
      'those of other services are left alone, and so is what else there is',
      'Revision|other-00001|other|1|\nRevision|hello-00001|hello||\nService|hello|||hello-00001=100 \nService|other|||other-00001=100 \nRevision|own|||\n',
      ['dev-01 hello-00001 1'],
    ],
    ['there are none yet', '', []],
  ])('%s', (_, list, changes) => {
    const outcome = runAt(NOON, [{ name: 'dev-01', warm, apis: ['hello', 'catalog'] }], {
      namespaces: { 'dev-01': list },
    });
    expect(outcome).toMatchObject({ status: 0, stderr: '', changes });
  });

  test('of many environments with other hours each', () => {
    const environments = Array.from({ length: 25 }, (_, index) => ({
      name: `dev-${index}`,
      warm: index % 2 === 0 ? warm : { from: '18:00', until: '24:00' },
      apis: ['hello'],
    }));
    const namespaces = Object.fromEntries(environments.map(({ name }) => [name, ONE_REVISION]));
    const { status, changes, stdout } = runAt(NOON, environments, { namespaces });
    expect(status).toBe(0);
    expect(changes).toHaveLength(13);
    expect(stdout).toContain('dev-24/hello-00001: at least 1 pods\n');
  });

  test('one environment that fails keeps none of the others from theirs, and is told', () => {
    const environments = ['dev-01', 'dev-02', 'dev-03'].map((name) => ({ name, warm, apis: ['hello', 'refused'] }));
    const outcome = runAt(NOON, environments, {
      namespaces: {
        'dev-01': 'Service|refused|||refused-00001=100 \nRevision|refused-00001|refused||\n',
        'dev-03': ONE_REVISION,
      },
      refuses: 'refused-00001',
    });
    expect(outcome).toMatchObject({ status: 1, changes: ['dev-03 hello-00001 1'] });
    expect(outcome.stderr).toContain('failed: dev-01 dev-02 \n');
  });
});

test.each([
  ['2025-12-31T22:59:59Z', 1767221999],
  ['2035-12-31T23:00:00Z', 2082754800],
])('a moment of which no offset is known is an error: %s', (moment, second) => {
  const { status, stderr } = runAt(moment, [BERLIN], { namespaces: { 'dev-01': ONE_REVISION } });
  expect(status).toBe(1);
  expect(stderr).toBe(
    `Europe/Berlin has no offset at second ${second}, as offsets ends before: update the program and synthesize anew\n`,
  );
});
