// Measures how the report of costs grows with the log. Each run is a process of its own, and the sizes take turns.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assumptions } from '../cost';
import { estimate } from '../lib/cost/estimate/estimate';
import { targetsOf } from '../lib/cost/estimate/targets';
import { fleetOfApp } from '../lib/cost/fleet/read';
import { readLogs } from '../lib/cost/traffic/logs/read-logs';
import { progressOn } from '../lib/progress/progress';
import { isObject } from '../lib/validation/object';
import { build } from '../main';
import { command } from './command';
import { median } from './median';

const SIZES = [1_000_000, 4_000_000];
const ROUNDS = 3;
const DAYS = 7;
const LINES_AT_A_TIME = 10_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5) / 1000;

const USAGE = `usage: npm run benchmark-cost [-- LOG]

Reports the costs of main.ts for logs of a week with ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} requests, ${ROUNDS} times each in turn, and prints the
medians of time and memory, and their ratios. With LOG, reports once for that log.
Exits with 0, and with 2 if LOG can't be used.`;

/** What a run took. */
interface Measured {
  readonly seconds: number;
  readonly mebibytes: number;
}

/** A log, and what its runs took. */
interface MeasuredLog {
  readonly rows: number;
  readonly path: string;
  readonly found: Measured[];
}

const isMeasured = (value: unknown): value is Measured =>
  isObject(value) && typeof value['seconds'] === 'number' && typeof value['mebibytes'] === 'number';

async function measure(log: string): Promise<Measured> {
  const fleet = fleetOfApp(build());
  const targets = targetsOf([fleet]);
  const start = performance.now();
  estimate({ fleet, targets, traffic: await readLogs([log], targets), assumptions: assumptions() });
  return { seconds: (performance.now() - start) / 1000, mebibytes: process.resourceUsage().maxRSS / 1024 };
}

/** Writes a log of requests that come evenly to all APIs of main.ts, in working hours and now and then at night. */
function writeLog(path: string, rows: number): void {
  const hosts = fleetOfApp(build()).apis.flatMap((api) => api.hosts.slice(0, 1));
  const file = openSync(path, 'w');
  writeSync(file, 'time,host,duration_ms,user_agent,remote_ip\n');
  let lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    // Steps without a common divisor go through all hours and hosts, and are the same in each run.
    const hour = 9 + ((row * 7) % 9) + (row % 50 === 0 ? 12 : 0);
    const second = (Math.floor((row * DAYS) / rows) * 24 + hour) * 3600 + ((row * 61) % 3600);
    const time = new Date((START + second) * 1000).toISOString();
    lines.push(`${time},${hosts[row % hosts.length]},${50 + (row % 200)},browser/${row % 7},10.0.0.${row % 90}\n`);
    if (lines.length === LINES_AT_A_TIME || row === rows - 1) {
      writeSync(file, lines.join(''));
      lines = [];
    }
  }
  closeSync(file);
}

/** Runs this script for a log in a process of its own. */
function measured(path: string): Measured {
  const output: unknown = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', __filename, path], { encoding: 'utf8' }),
  );
  if (!isMeasured(output)) {
    throw new TypeError(`the run of ${path} printed ${JSON.stringify(output)}`);
  }
  return output;
}

function printMedians(logs: readonly MeasuredLog[]): void {
  for (const { rows, found } of logs) {
    const seconds = median(found.map((run) => run.seconds));
    const mebibytes = median(found.map((run) => run.mebibytes));
    console.log(`${rows.toLocaleString('en')} requests: ${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB`);
  }
  const [smaller, larger] = logs;
  const ratio = (value: (run: Measured) => number) =>
    median((larger?.found ?? []).map((run, round) => value(run) / value(smaller?.found[round] ?? run)));
  console.log(
    `${larger?.rows.toLocaleString('en')} took ${ratio(({ seconds }) => seconds).toFixed(1)} times the time and ${ratio(({ mebibytes }) => mebibytes).toFixed(1)} times the memory`,
  );
}

command(USAGE, async ([log]) => {
  if (log !== undefined) {
    console.log(JSON.stringify(await measure(log)));
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const progress = progressOn(process.stderr);
  try {
    const logs = SIZES.map((rows): MeasuredLog => ({ rows, path: join(folder, `${rows}.csv`), found: [] }));
    for (const { rows, path } of logs) {
      progress.status(`a log of ${rows} requests is written`, performance.now());
      writeLog(path, rows);
    }
    for (let round = 1; round <= ROUNDS; round++) {
      for (const { rows, path, found } of logs) {
        progress.status(`round ${round} of ${ROUNDS}: ${rows} requests`, performance.now());
        found.push(measured(path));
      }
    }
    progress.end();
    printMedians(logs);
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
});
