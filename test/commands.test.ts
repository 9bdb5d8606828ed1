// Every command says how it is used and how it ends, and docs/commands.md says the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runCommand } from './support/program';

/** Commands of other tools. */
const OF_OTHERS = ['test', 'types', 'lint', 'format'];

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const COMMANDS = Object.keys(scripts).filter((name) => !OF_OTHERS.includes(name));

/** The rows of the table, by the command: what it does, and how it ends. */
const documented = new Map(
  readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `npm run '))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')))
    .map(([command = '', does = '', ends = '']) => [command.replaceAll(/`|npm run /g, ''), { does, ends }]),
);

test('every command is documented, and no other', () => {
  expect([...documented.keys()].sort()).toEqual([...COMMANDS].sort());
  expect([...documented].filter(([, { does }]) => does === '')).toEqual([]);
});

test.each(COMMANDS)('%s says how it is used, and ends as it is documented', (name) => {
  const { status, stdout } = runCommand(ROOT, 'npm', ['run', '--silent', name, '--', '--help']);
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(new RegExp(`^usage: npm run (--silent )?${name}( |$)`));
  const [, ends = ''] = /\b(Exits with (?:.|\n)*?\.)\s*$/.exec(stdout) ?? [];
  expect(ends.replaceAll('\n', ' ')).toBe(documented.get(name)?.ends);
});
