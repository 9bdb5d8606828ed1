// Prometheus' own tool, which checks rules and runs them with series that a test writes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RuleGroup } from '../../lib/monitoring/output';
import { runCommand } from './program';

const installed = runCommand('.', 'promtool', ['--version']).status === 0;

if (!installed) {
  console.warn('skipped: the rules of Prometheus are run where promtool is installed');
}

/** Tests that run where promtool is installed. */
export const testWithPromtool = installed ? test : test.skip;

/** What the rules are run with: values one minute after the other, in promtool's own notation. */
export interface Series {
  readonly series: string;
  readonly values: string;
}

/** What a query gives at a time. */
export interface Expectation {
  readonly expr: string;
  /** Such as `90m`, from 1970 on. */
  readonly eval_time: string;
  readonly exp_samples: readonly { readonly labels?: string; readonly value: number }[];
}

function inFolder<Result>(run: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function promtool(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = runCommand(folder, 'promtool', args);
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** Returns what promtool finds wrong with lists of rules, by what they are called. */
export const ruleProblems = (lists: Readonly<Record<string, readonly RuleGroup[]>>): string =>
  inFolder((folder) => {
    const files = Object.entries(lists).map(([name, groups]) => {
      writeFileSync(join(folder, `${name}.yaml`), stringify({ groups }));
      return `${name}.yaml`;
    });
    return promtool(folder, 'check', 'rules', '--lint-fatal', ...files);
  });

/** Rules, what they are run with, and what is expected of them. */
export interface RuleTest {
  readonly name: string;
  readonly groups: readonly RuleGroup[];
  readonly series: readonly Series[];
  readonly expected: readonly Expectation[];
}

/** Returns where rules give something else than is expected. */
export const runRules = (tests: readonly RuleTest[]): string =>
  inFolder((folder) => {
    const files = tests.map(({ name, groups, series, expected }, index) => {
      writeFileSync(join(folder, `rules-${index}.yaml`), stringify({ groups }));
      writeFileSync(
        join(folder, `test-${index}.yaml`),
        stringify({
          rule_files: [`rules-${index}.yaml`],
          evaluation_interval: '1m',
          tests: [{ name, interval: '1m', input_series: series, promql_expr_test: expected }],
        }),
      );
      return `test-${index}.yaml`;
    });
    return promtool(folder, 'test', 'rules', ...files);
  });
