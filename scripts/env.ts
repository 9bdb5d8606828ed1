// Shows the environments, and changes environments.yaml and dist/ with it.
import { accessSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { stringify } from 'yaml';
import { textOf, withDraft } from '../lib/environments/draft';
import { addEnvironment, removeEnvironment, setImage, unknownEnvironment } from '../lib/environments/edit';
import { effective } from '../lib/environments/effective';
import { overview } from '../lib/environments/overview';
import { readEnvironments } from '../lib/environments/read';
import type { DevEnvironment } from '../lib/fleet/dev-environment';
import { DevFleet } from '../lib/fleet/dev-fleet';
import { dayOf } from '../lib/fleet/expiry';
import { confirmedDeletions } from '../lib/gitops/deletions';
import { printProblems, printResult } from '../lib/gitops/run';
import { parseArguments } from '../lib/validation/arguments';
import { build } from '../main';
import { command, unlessRefused } from './command';

const FILE = join(__dirname, '..', 'environments.yaml');

const USAGE = `usage: npm run --silent env -- COMMAND

  list [--json]                     a table of all environments, a row for each API
  show NAME [--json]                an environment, and everything that its APIs come to
  add NAME --owner TEAM [--expires DAY] [--runs API,...] [--protected]
                                    adds an environment; DAY is the last one, such as 2027-01-31
  remove NAME... [--yes-delete N]   removes environments; N says how many, where they are many or protected
  set-image NAME API IMAGE          lets an environment run an image of an API

What adds, removes or sets changes environments.yaml, and dist/ with it: both, or nothing if the program refuses it.
Exits with 0 if it is done, with 1 if it is refused, and with 2 if the arguments don't fit.`;

/** Returns the exit status; undefined if the arguments don't fit. */
type Run = (args: readonly string[]) => number | undefined;

const COMMANDS: Readonly<Record<string, Run>> = {
  list: (args) => {
    const { values, positionals } = parse(args, { json: { type: 'boolean' } });
    return positionals.length > 0
      ? undefined
      : show(() => {
          const all = environments();
          return values.json ? inJson(all.map(effective)) : overview(all, dayOf(new Date())).join('\n');
        });
  },
  show: (args) => {
    const { values, positionals } = parse(args, { json: { type: 'boolean' } });
    const [name, ...rest] = positionals;
    return name === undefined || rest.length > 0
      ? undefined
      : show(() => {
          const all = environments();
          const found = all.find(({ definition }) => definition.name === name);
          if (found === undefined) {
            throw unknownEnvironment(
              name,
              all.map(({ definition }) => definition.name),
            );
          }
          return values.json ? inJson(effective(found)) : stringify(effective(found), { lineWidth: 0 }).trimEnd();
        });
  },
  add: (args) => {
    const { values, positionals } = parse(args, {
      owner: { type: 'string' },
      expires: { type: 'string' },
      runs: { type: 'string' },
      protected: { type: 'boolean' },
    });
    const [name, ...rest] = positionals;
    const { owner, expires, runs, protected: isProtected } = values;
    return name === undefined || owner === undefined || rest.length > 0
      ? undefined
      : change((text) =>
          addEnvironment(text, { name, owner, expires, protected: isProtected, runs: runs?.split(',') }),
        );
  },
  remove: (args) => {
    const { values, positionals } = parse(args, { 'yes-delete': { type: 'string' } });
    return positionals.length === 0
      ? undefined
      : change(
          (text) => [...new Set(positionals)].reduce(removeEnvironment, text),
          confirmedDeletions(values['yes-delete']),
        );
  },
  'set-image': (args) => {
    const [environment, api, image, ...rest] = parse(args, {}).positionals;
    return environment === undefined || api === undefined || image === undefined || rest.length > 0
      ? undefined
      : change((text) => setImage(text, { environment, api, image }));
  },
};

const parse = <Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) =>
  parseArguments({ args: [...args], allowPositionals: true, options });

const inJson = (data: unknown): string => JSON.stringify(data, null, 2);

const environments = (): DevEnvironment[] =>
  build()
    .node.findAll()
    .filter((construct) => construct instanceof DevFleet)
    .flatMap((fleet) => [...fleet.environments.values()]);

/** Prints what is asked for. */
function show(text: () => string): number {
  const found = unlessRefused(text);
  if (found === undefined) {
    return 1;
  }
  console.log(found);
  return 0;
}

/** Changes the file, and dist/ with it, if the whole program takes what the file is to become. */
function change(edit: (text: string) => string, deletions?: number): number {
  try {
    readEnvironments(FILE);
    accessSync(FILE, constants.W_OK);
    const before = textOf(FILE);
    const after = edit(before);
    const { app, result } = withDraft(FILE, after, () => {
      const app = build();
      return { app, result: app.write({ deletions }) };
    });
    writeFileSync(FILE, after);
    console.log(`environments.yaml is ${after === before ? 'as it was' : 'changed'}`);
    printResult(app, result);
    return 0;
  } catch (error) {
    printProblems(error);
    return 1;
  }
}

command(USAGE, ([name = '', ...args]) => (Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.(args) : undefined));
