// How kubectl is run as a process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Interrupted } from '../../lib/deploy/interrupted';
import { kubectlOf, output } from '../../lib/deploy/kubectl';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const kubectlIn = (PATH: string, context?: string, { signal } = new AbortController()) =>
  kubectlOf(context, signal, { PATH });

/** The kubectl of a test. */
const kubectl = (controller?: AbortController) =>
  kubectlIn(`${folder}${delimiter}${process.env['PATH']}`, 'dev', controller);

const stub = (script: string) => writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

test('gets the context, the arguments and its standard input, and answers', async () => {
  stub('echo "$@"; cat; echo problem >&2; exit 3');
  expect(await kubectl()(['apply', '--filename', '-'], 'objects')).toEqual({
    status: 3,
    stdout: '--context dev apply --filename -\nobjects',
    stderr: 'problem\n',
  });
});

test('without a context, gets none', async () => {
  stub('echo "$@"');
  expect(await output(kubectlIn(`${folder}${delimiter}${process.env['PATH']}`), ['config'])).toBe('config\n');
});

test('may refuse more than it has read', async () => {
  stub('echo "error: unknown flag" >&2; exit 1');
  const much = 'x'.repeat(10_000_000);
  await expect(output(kubectl(), ['apply'], much)).rejects.toThrow('kubectl apply: unknown flag');
});

test('that somebody kills has given no answer', async () => {
  stub('kill -9 $$');
  await expect(kubectl()(['apply'])).rejects.toThrow('kubectl apply was ended by SIGKILL');
});

test('that can not be run is no mistake of the arguments', async () => {
  writeFileSync(join(folder, 'kubectl'), '', { mode: 0o644 });
  await expect(kubectlIn(folder)(['apply'])).rejects.toThrow('EACCES');
});

test('is stopped with the run, and not begun after it', async () => {
  stub('sleep 60');
  const controller = new AbortController();
  const run = kubectl(controller);
  const answer = run(['apply']);
  controller.abort(new Interrupted('SIGINT'));
  await expect(answer).rejects.toThrow('stopped by SIGINT during the checks');
  await expect(run(['apply'])).rejects.toThrow('stopped by SIGINT');
});
