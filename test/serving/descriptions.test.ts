// What the CRDs say of their fields: everything is described, in words of our own, and each sentence is written once.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { isKnown } from '../../lib/configuration/key';
import { readManifests } from '../../lib/conformance/official-files';
import { folders } from '../../lib/gitops/folders';
import type { Manifest } from '../../lib/gitops/manifest';
import { KnativeRelease } from '../../lib/release/knative-release';
import { FEATURES } from '../../lib/serving/configuration/keys/features';
import { KnativeCrds } from '../../lib/serving/crds/knative-crds';
import type { Schema } from '../../lib/serving/schema/vocabulary';
import { ROOT } from '../support/program';

/** The part of a CRD that the tests read. */
interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** Returns the fields of CRDs by their paths, at every depth; a kind itself is one of them. */
function fieldsOf(manifests: readonly Manifest[]): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const visit = (path: string, schema: Schema) => {
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      found.set(`${path}.${name}`, field);
      visit(`${path}.${name}`, field);
    }
    for (const inner of [schema.items, schema.additionalProperties]) {
      if (inner !== undefined) {
        visit(path, inner);
      }
    }
  };
  for (const manifest of manifests.filter(({ kind }) => kind === 'CustomResourceDefinition')) {
    const { spec }: Crd = JSON.parse(JSON.stringify(manifest));
    for (const { name, schema } of spec.versions) {
      const path = `${name} ${spec.names.kind}`;
      found.set(path, schema.openAPIV3Schema);
      visit(path, schema.openAPIV3Schema);
    }
  }
  return found;
}

const fieldsIn = (release: KnativeRelease) =>
  fieldsOf(
    folders(new KnativeCrds(new App(), 'crds', { release })).flatMap(({ objects }) =>
      objects.map(({ manifest }) => manifest),
    ),
  );

/** The metadata of a kind, of which a CRD must say nothing but its type: the API server refuses it otherwise. */
const isMetadata = (path: string) => /^\S+ [^.]+\.metadata$/.test(path);

const OFFICIAL = join(ROOT, '..', 'shared', 'upstream');
const testWithOfficial = existsSync(OFFICIAL) ? test : test.skip;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9\s]/g, '')
    .trim()
    .split(/\s+/);

/** As many words in a row are nobody's own, such as "the name of the container". */
const COMMON = 4;

/** Returns whether a text is another one, or has more of its words in a row than are common. */
function isTaken(text: string, from: string): boolean {
  const words = wordsOf(text);
  const theirs = wordsOf(from).join(' ');
  const runs = words.slice(COMMON).map((_, at) => words.slice(at, at + COMMON + 1).join(' '));
  return words.join(' ') === theirs || runs.some((run) => ` ${theirs} `.includes(` ${run} `));
}

test.each([
  ['Name of the volume.', 'name of the volume', true],
  ['Name of the volume to mount.', 'The name of the volume to mount, if any.', true],
  ['Name of the volume to mount.', 'The name of the volume.', false],
  ['Name of the volume.', '', false],
])('%j is taken from %j: %s', (text, from, taken) => {
  expect(isTaken(text, from)).toBe(taken);
});

describe.each(KnativeRelease.versions())('Knative %s', (version) => {
  const release = KnativeRelease.of(version);
  const fields = [...fieldsIn(release)];

  test('describes every field', () => {
    expect(fields.length).toBeGreaterThan(500);
    expect(fields.filter(([path, { description }]) => !description && !isMetadata(path)).map(([path]) => path)).toEqual(
      [],
    );
  });

  test('says nothing of metadata', () => {
    const metadata = fields.filter(([path]) => isMetadata(path)).map(([, field]) => field);
    expect(metadata).toEqual(metadata.map(() => ({ type: 'object' })));
    expect(metadata.length).toBeGreaterThan(0);
  });

  test('describes a field in one short sentence', () => {
    const descriptions = fields.flatMap(([, { description }]) => description ?? []);
    expect(descriptions.filter((text) => !/^[A-Z](?!.*\. ).{0,158}\.$/.test(text))).toEqual([]);
  });

  test('has the flags that descriptions name', () => {
    const known = Object.values(FEATURES.keys).flatMap((key) => (isKnown(key, release) ? [key.key] : []));
    const named = fields.flatMap(
      ([, { description = '' }]) => /needs (\S+) in config-features/.exec(description)?.[1] ?? [],
    );
    expect(named.filter((flag) => !known.includes(flag))).toEqual([]);
    expect(named.length > 0).toBe(release.since('1.6'));
  });

  testWithOfficial('takes no description from the official files, where they are at hand', () => {
    const folder = join(OFFICIAL, version);
    const files = readdirSync(folder).filter((file) => file.endsWith('-crds.yaml'));
    const official = fieldsOf(readManifests(files.map((file) => join(folder, file))));
    expect([...official.keys()].sort()).toEqual(fields.map(([path]) => path).sort());
    const taken = fields.flatMap(([path, { description }]) => {
      const theirs = official.get(path)?.description ?? '';
      return description !== undefined && isTaken(description, theirs) ? [`${path}: ${description}`] : [];
    });
    expect(taken).toEqual([]);
  });
});

test('each sentence is written once', () => {
  const folder = join(ROOT, 'lib', 'serving', 'schema');
  const code = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm, ''))
    .join('\n');
  const texts = [...code.matchAll(/'(?<single>[^'\n]*)'|"(?<double>[^"\n]*)"/g)];
  const sentences = texts
    .map(({ groups }) => groups?.['single'] ?? groups?.['double'] ?? '')
    .filter((text) => /^[A-Z].* /.test(text));
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
});
