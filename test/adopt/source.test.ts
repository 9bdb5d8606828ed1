// Properties as TypeScript: as a person would write them, formatted, compiled, and with the same manifest.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { entrySource, importLines } from '../../lib/adopt/source';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { renderService } from '../../lib/service/render';
import type { ServiceProps } from '../../lib/service/service-props';
import { ProgramCopy, ROOT, runCommand } from '../support/program';
import { PROPERTIES } from './arbitrary';

const SAMPLES = fc.sample(PROPERTIES, { numRuns: 300, seed: 1 });

const image = 'registry.example.com/catalog:2.4.0';

test.each<[name: string, props: Omit<ServiceProps, 'image'>, source: string]>([
  ['durations', { timeout: Duration.seconds(120) }, 'timeout: Duration.minutes(2),'],
  ['long durations', { timeout: Duration.minutes(120) }, 'timeout: Duration.hours(2),'],
  ['uneven durations', { timeout: Duration.minutes(1.5) }, 'timeout: Duration.seconds(90),'],
  [
    'short durations',
    { scaleToZeroPodRetentionPeriod: Duration.millis(1500) },
    'scaleToZeroPodRetentionPeriod: Duration.millis(1500),',
  ],
  ['no time', { scaleDownDelay: Duration.seconds(0) }, 'scaleDownDelay: Duration.seconds(0),'],
  [
    'CPU in parts',
    { resources: { cpu: { request: Cpu.millis(250) } } },
    'resources: { cpu: { request: Cpu.millis(250) } },',
  ],
  ['CPU in units', { resources: { cpu: { limit: Cpu.units(2) } } }, 'resources: { cpu: { limit: Cpu.units(2) } },'],
  ...[
    [Size.kibibytes(1), 'Size.kibibytes(1)'],
    [Size.kibibytes(1024), 'Size.mebibytes(1)'],
    [Size.mebibytes(1536), 'Size.mebibytes(1536)'],
    [Size.mebibytes(2048), 'Size.gibibytes(2)'],
    [Size.mebibytes(0), 'Size.mebibytes(0)'],
  ].map(([limit, source]): [string, Omit<ServiceProps, 'image'>, string] => [
    `memory of ${source}`,
    { resources: { memory: { limit: limit instanceof Size ? limit : undefined } } },
    `resources: { memory: { limit: ${source} } },`,
  ]),
  [
    'the order of the interface',
    { port: 1, env: { A: 'b' }, args: ['a'] },
    "args: ['a'],\n  env: { A: 'b' },\n  port: 1,",
  ],
  [
    'names in quotes where they must be',
    { labels: { a: 'b', 'example.com/a': 'b' } },
    "labels: { a: 'b', 'example.com/a': 'b' },",
  ],
  [
    'a name that is no property otherwise',
    { env: Object.fromEntries([['__proto__', 'a']]) },
    "env: { ['__proto__']: 'a' },",
  ],
  ['quotes', { args: ["it's", 'a "b"', 'it\'s "b"', 'a\\b'] }, `args: ["it's", 'a "b"', 'it\\'s "b"', 'a\\\\b'],`],
  ['an end of a line', { args: ['a\n'] }, "args: ['a\\n'],"],
  [
    'several lines',
    { args: ['-c', `a\nb \${c} \`d\` \\\n`] },
    `args: [\n    '-c',\n    \`a\nb \\\${c} \\\`d\\\` \\\\\n\`,\n  ],`,
  ],
  ['several lines with what no editor shows', { args: ['a\n\0b\r\n'] }, "args: ['a\\n\\u0000b\\r\\n'],"],
  [
    'permissions',
    { volumes: [{ name: 'a', secret: { secretName: 'a', items: [{ key: 'a', path: 'a', mode: 0o4 }] } }] },
    "volumes: [{ name: 'a', secret: { secretName: 'a', items: [{ key: 'a', path: 'a', mode: 0o004 }] } }],",
  ],
  [
    'permissions of a volume',
    { volumes: [{ name: 'a', secret: { secretName: 'a', defaultMode: 0o400 } }] },
    "volumes: [{ name: 'a', secret: { secretName: 'a', defaultMode: 0o400 } }],",
  ],
  [
    'one line for each of several objects',
    {
      sidecars: [
        { name: 'a', image: 'aa:1' },
        { name: 'b', image: 'bb:1' },
      ],
    },
    "sidecars: [\n    { name: 'a', image: 'aa:1' },\n    { name: 'b', image: 'bb:1' },\n  ],",
  ],
  [
    'booleans and negative numbers',
    { enableServiceLinks: true, targetBurstCapacity: -1 },
    'enableServiceLinks: true,\n  targetBurstCapacity: -1,',
  ],
  ['nothing for what is undefined', { port: undefined, args: ['a'] }, "args: ['a'],"],
  ['a line that is just short enough', { env: { LONG: 'x'.repeat(100) } }, `env: { LONG: '${'x'.repeat(100)}' },`],
  ['a line that is just too long', { env: { LONG: 'x'.repeat(101) } }, `env: {\n    LONG: '${'x'.repeat(101)}',\n  },`],
])('%s', (_, props, source) => {
  expect(entrySource('catalog', { image, ...props })).toBe(`catalog: {\n  image: '${image}',\n  ${source}\n},\n`);
});

test('a name that is no identifier stands in quotes', () => {
  expect(entrySource('shop-catalog', { image })).toBe(`'shop-catalog': {\n  image: '${image}',\n},\n`);
});

test.each<[Omit<ServiceProps, 'image'>, string[]]>([
  [{}, []],
  [{ timeout: Duration.minutes(1) }, ["import { Duration } from 'cdk8s';"]],
  [{ env: { A: 'Size.mebibytes(1)' } }, []],
  [
    { timeout: Duration.minutes(1), resources: { memory: { limit: Size.mebibytes(1) }, cpu: { limit: Cpu.units(1) } } },
    ["import { Duration, Size } from 'cdk8s';", "import { Cpu } from 'cdk8s-plus-27';"],
  ],
])('%j needs the imports %j', (props, lines) => {
  expect(importLines({ image, ...props })).toEqual(lines);
});

/** A program of many APIs; a declaration has its lines where an entry has them. */
const PROGRAM = `import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { ServiceProps } from './lib/service/service-props';

export const used = [Duration, Size, Cpu];

${SAMPLES.map((props, index) => {
  const [, source = ''] = /^api: (.*),\n$/s.exec(entrySource('api', props)) ?? [];
  return `export const api${index}: ServiceProps = ${source};\n`;
}).join('\n')}`;

describe('the source of random properties', () => {
  let program: ProgramCopy;
  beforeAll(() => {
    program = new ProgramCopy();
    writeFileSync(join(program.folder, 'apis.ts'), PROGRAM);
  });
  afterAll(() => program.remove());

  test('is formatted as Biome does it', () => {
    const formatted = spawnSync('npx', ['biome', 'format', '--stdin-file-path=apis.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      input: PROGRAM,
    });
    expect(formatted).toMatchObject({ status: 0, stdout: PROGRAM });
  });

  test('compiles', () => {
    writeFileSync(
      join(program.folder, 'tsconfig.apis.json'),
      JSON.stringify({ extends: './tsconfig.json', include: ['apis.ts'] }),
    );
    const outcome = runCommand(program.folder, 'npx', ['tsc', '--project', 'tsconfig.apis.json']);
    expect(outcome).toMatchObject({ status: 0, stdout: '' });
  });

  test('gives the same manifest', () => {
    const { code } = transformSync(PROGRAM, {
      jsc: { parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    const exported: Record<string, ServiceProps> = {};
    new Function('require', 'exports', code)(require, exported);
    SAMPLES.forEach((props, index) => {
      expect(rendered(exported[`api${index}`])).toEqual(rendered(props));
    });
  });
});

function rendered(props: ServiceProps | undefined) {
  const { metadata, spec } = renderService(SERVICE, props ?? { image: '' }, KnativeRelease.newest());
  return { metadata, spec };
}
