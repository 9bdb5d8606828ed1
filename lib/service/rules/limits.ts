// What config-defaults lets a revision ask for, and what its timeouts are to each other.
import type { Duration } from 'cdk8s';
import { describe } from '../../configuration/words';
import { milliseconds } from '../../validation/go-duration';
import { between, type Rule, when } from './rule';

const isLonger = (one: Duration | undefined, other: Duration | undefined): boolean =>
  one !== undefined && other !== undefined && milliseconds(one) > milliseconds(other);

const timeouts: Rule = ({ timeout, responseStartTimeout, idleTimeout }, { settings }) => {
  const maximum = settings.defaults('maxRevisionTimeout');
  const own = timeout ?? settings.defaults('revisionTimeout');
  return [
    ...when(
      isLonger(timeout, maximum),
      () =>
        `timeout is ${describe(timeout)}; allowed: at most ${describe(maximum)}, which maxRevisionTimeout in config-defaults is`,
    ),
    ...Object.entries({ responseStartTimeout, idleTimeout }).flatMap(([property, value]) =>
      when(
        isLonger(value, own),
        () => `${property} is ${describe(value)}; allowed: at most timeout, which is ${describe(own)}`,
      ),
    ),
  ];
};

const concurrency: Rule = ({ containerConcurrency }, { settings }) => {
  const least = settings.defaults('allowContainerConcurrencyZero') === false ? 1 : 0;
  const most = settings.defaults('containerConcurrencyMaxLimit') ?? Number.POSITIVE_INFINITY;
  return when(
    containerConcurrency !== undefined && (containerConcurrency < least || containerConcurrency > most),
    () => `containerConcurrency is ${containerConcurrency}; allowed: a whole number from ${least} to ${most}`,
  );
};

export const LIMIT_RULES: readonly Rule[] = [between('timeout')(timeouts), concurrency];
