// How the failure of a run is told.
import { part } from '../../lib/deploy/failures';
import { Interrupted } from '../../lib/deploy/interrupted';
import { InputError } from '../../lib/validation/input-error';

const failing = (error: Error) => async (): Promise<never> => {
  throw error;
};

test('what goes well is returned', async () => {
  expect(await part('wave 0', [], async () => 3)).toBe(3);
});

test.each([
  [[], 'Nothing was done before it. Another run goes on here; what is applied stays as it is.'],
  [['wave 0', 'wave 10'], 'Done: wave 0, wave 10. Another run goes on here; what is applied stays as it is.'],
])('a failure tells where, why, and after %j how it goes on', async (done, last) => {
  await expect(part('wave 20', done, failing(new InputError(['refused:', '  a'])))).rejects.toThrow(
    ['wave 20 failed: refused:', '  a', last].join('\n'),
  );
});

test('a stop tells where', async () => {
  await expect(part('the deletion', [], failing(new Interrupted('SIGTERM')))).rejects.toThrow(
    /^stopped by SIGTERM during the deletion$/,
  );
});

test('a crash is left as it is', async () => {
  const crash = new TypeError('crash');
  await expect(part('wave 20', [], failing(crash))).rejects.toBe(crash);
});
