import { objectDifferences } from '../../lib/diff/objects';
import type { Manifest } from '../../lib/gitops/manifest';
import { withAnnotations } from '../../lib/gitops/manifest';
import { toYaml } from '../../lib/gitops/yaml';
import { manifest } from '../support/manifests';

const SECRET = manifest('v1', 'Secret', 'a', 'shop');
const TYPED = { ...SECRET, type: 'Opaque' };

const compare = (
  before: Readonly<Record<string, Manifest | string>>,
  after: Readonly<Record<string, Manifest | string>>,
) => {
  const [old, next] = [before, after].map(
    (files) =>
      new Map(Object.entries(files).map(([path, each]) => [path, typeof each === 'string' ? each : toYaml(each)])),
  );
  return objectDifferences(old ?? new Map(), next ?? new Map());
};

const NOTHING = { objects: [], rewritten: 0, unread: [] };
const OBJECT = 'Secret shop/a';

test.each([
  ['added', {}, { 'x/a.yaml': SECRET }, { object: OBJECT, file: 'x/a.yaml', after: SECRET }],
  ['removed', { 'x/a.yaml': SECRET }, {}, { object: OBJECT, file: 'x/a.yaml', before: SECRET }],
  [
    'changed',
    { 'x/a.yaml': SECRET },
    { 'x/a.yaml': TYPED },
    { object: OBJECT, file: 'x/a.yaml', before: SECRET, after: TYPED },
  ],
  [
    'changed and moved to another file',
    { 'x/a.yaml': SECRET },
    { 'y/b.yaml': TYPED },
    { object: OBJECT, file: 'y/b.yaml', before: SECRET, after: TYPED },
  ],
  [
    'put into another wave, which its file is named by',
    { 'x/30-a.yaml': SECRET },
    { 'x/40-a.yaml': withAnnotations(SECRET, { wave: '40' }) },
    { object: OBJECT, file: 'x/40-a.yaml', before: SECRET, after: withAnnotations(SECRET, { wave: '40' }) },
  ],
])('an object that is %s', (_, before, after, expected) => {
  expect(compare(before, after)).toEqual({ ...NOTHING, objects: [expected] });
});

test('an object that moves to another file, or is written in another way, is the same', () => {
  const text = toYaml(SECRET);
  expect(compare({ 'x/a.yaml': SECRET }, { 'y/a.yaml': SECRET })).toEqual({ ...NOTHING, rewritten: 1 });
  expect(compare({ 'x/a.yaml': text }, { 'x/a.yaml': `# A comment.\n---\n${text}` })).toEqual({
    ...NOTHING,
    rewritten: 1,
  });
});

test('an object of another version of its API is the same object', () => {
  const autoscaler = (version: string) => manifest(`autoscaling/${version}`, 'HorizontalPodAutoscaler', 'a', 'shop');
  expect(
    compare({ 'x/a.yaml': autoscaler('v2beta2') }, { 'x/a.yaml': autoscaler('v2') }).objects.map(
      ({ object }) => object,
    ),
  ).toEqual(['HorizontalPodAutoscaler.autoscaling shop/a']);
});

test('a file that both have alike is not read', () => {
  expect(compare({ 'x/a.yaml': 'a: [' }, { 'x/a.yaml': 'a: [' })).toEqual(NOTHING);
});

test.each(['a: [', 'notes', '', 'kind: Secret\n'])('a file that holds %j is told as one without an object', (text) => {
  expect(compare({ 'x/a.yaml': text, 'x/b.yaml': SECRET }, { 'x/b.yaml': SECRET })).toEqual({
    ...NOTHING,
    unread: ['x/a.yaml'],
  });
});

test('a file may hold several objects', () => {
  const other = manifest('v1', 'Secret', 'b', 'shop');
  expect(compare({ 'all.yaml': `${toYaml(SECRET)}---\n${toYaml(other)}` }, { 'x/a.yaml': SECRET }).objects).toEqual([
    { object: 'Secret shop/b', file: 'all.yaml', before: other },
  ]);
});

test('objects are in the order of their files', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => manifest('v1', 'Secret', name, 'shop'));
  const { objects } = compare({ 'x/b.yaml': b ?? '' }, { 'x/c.yaml': c ?? '', 'x/a.yaml': a ?? '' });
  expect(objects.map(({ file }) => file)).toEqual(['x/a.yaml', 'x/b.yaml', 'x/c.yaml']);
});
