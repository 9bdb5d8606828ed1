import { Construct, RootConstruct } from 'constructs';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { setSource } from '../../lib/validation/sources';
import { addWarnings, constructWarnings } from '../../lib/validation/warnings';

/** A tree with an API in each environment, each of which is wrong and warns. */
function tree(environments: number) {
  const root = new RootConstruct();
  for (let index = 1; index <= environments; index++) {
    const environment = new Construct(root, `dev-${index}`);
    setSource(environment, `environments.yaml:${index}:5`);
    const api = new Construct(environment, 'hello');
    api.node.addValidation({ validate: () => ['port is 0; allowed: 1'] });
    addWarnings(api, () => ['image moves']);
    addWarnings(api, () => ['it is old']);
  }
  return root;
}

test('a problem of what a file defines leads to its line', () => {
  expect(problemLines(constructProblems(tree(1)))).toEqual([
    'dev-1/hello (environments.yaml:1:5): port is 0; allowed: 1',
  ]);
});

test('a problem of what the program defines is told by the path of its construct alone', () => {
  const root = new RootConstruct();
  new Construct(root, 'cluster').node.addValidation({ validate: () => ['too old'] });
  expect(problemLines(constructProblems(root))).toEqual(['cluster: too old']);
});

test('up to five are all named, and more than five are three and how many others', () => {
  expect(problemLines(constructProblems(tree(5)))).toEqual([
    expect.stringMatching(
      /^dev-1\/hello \(environments.yaml:1:5\), .*, dev-5\/hello \(environments.yaml:5:5\): port is 0/,
    ),
  ]);
  expect(problemLines(constructProblems(tree(6)))).toEqual([
    'dev-1/hello, dev-2/hello, dev-3/hello and 3 others: port is 0; allowed: 1',
  ]);
});

test('warnings are those of every construct that has any, in their order', () => {
  expect(problemLines(constructWarnings(tree(1)))).toEqual([
    'dev-1/hello (environments.yaml:1:5): image moves',
    'dev-1/hello (environments.yaml:1:5): it is old',
  ]);
  expect(constructWarnings(new RootConstruct())).toEqual([]);
});
