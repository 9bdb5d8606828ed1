// Runs a script of lib/working-hours with its tables, and with other programs in the place of those that it runs.
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environmentsTable, holidaysTable, offsetsTable, type WarmEnvironment } from '../../lib/working-hours/tables';
import { type Outcome, ROOT, runCommand } from './program';

export interface ScriptRun {
  readonly environments: readonly WarmEnvironment[];
  readonly holidays?: readonly string[];
  /** Shell scripts by the names of the programs in whose place they are. */
  readonly programs: Readonly<Record<string, string>>;
  readonly env?: NodeJS.ProcessEnv;
  /** The shell. @default sh */
  readonly shell?: string;
}

/** Runs a script in a folder of its own, and returns how it ended. */
export function runScript(folder: string, script: string, run: ScriptRun): Outcome {
  const { environments, holidays = [], programs, env, shell = 'sh' } = run;
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}`);
    chmodSync(join(bin, name), 0o755);
  }
  for (const each of ['hours.sh', script]) {
    copyFileSync(join(ROOT, 'lib', 'working-hours', each), join(folder, each));
  }
  writeFileSync(join(folder, 'environments'), environmentsTable(environments, 'UTC'));
  writeFileSync(join(folder, 'offsets'), offsetsTable(environments, 'UTC'));
  writeFileSync(join(folder, 'holidays'), holidaysTable(holidays));
  return runCommand(folder, shell, [script], { ...env, PATH: `${bin}${delimiter}${process.env['PATH']}` });
}
