import { KnativeRelease } from '../../../lib/release/knative-release';
import { descriptionAt } from '../../../lib/serving/schema/description';
import { serviceSchema } from '../../../lib/serving/schema/service';
import { array, map, object, string } from '../../../lib/serving/schema/vocabulary';

const item = object('An item.', { name: string('A name.') });

const schema = object('The whole.', {
  names: array('Names.', string()),
  items: array('Items.', item),
  lists: array('Lists.', array('A list.', item)),
  values: map('Values.', string()),
});

test.each([
  [[], 'The whole.'],
  [['names'], 'Names.'],
  [['items'], 'Items.'],
  [['items', 'name'], 'A name.'],
  [['lists', 'name'], 'A name.'],
  [['values'], 'Values.'],
])('%j is found', (path, description) => {
  expect(descriptionAt(schema, path)).toBe(description);
});

test.each([
  [['other']],
  [['items', 'other']],
  [['items', 'name', 'other']],
  [['names', 'other']],
  [['values', 'other']],
  [['constructor']],
])('%j is not found', (path) => {
  expect(descriptionAt(schema, path)).toBeUndefined();
});

const timeoutSeconds = (version: string) =>
  descriptionAt(serviceSchema(KnativeRelease.of(version)), ['spec', 'template', 'spec', 'timeoutSeconds']);

test('a Service is described, as its release has it', () => {
  const image = ['spec', 'template', 'spec', 'containers', 'image'];
  expect(descriptionAt(serviceSchema(KnativeRelease.newest()), image)).toMatch(/^Image to run; /);
  expect(timeoutSeconds('1.18.2')).toMatch(/^Longest time for a request until its response begins; /);
  expect(timeoutSeconds('1.19.9')).toMatch(/^Longest time for a request until its response is complete; /);
});

test('a field that a release does not have is not described', () => {
  const idleTimeoutSeconds = (version: string) =>
    descriptionAt(serviceSchema(KnativeRelease.of(version)), ['spec', 'template', 'spec', 'idleTimeoutSeconds']);
  expect(idleTimeoutSeconds('1.6.3')).toBeUndefined();
  expect(idleTimeoutSeconds('1.7.1')).toBe('Longest time without a byte of the response; 0 is no limit.');
});
