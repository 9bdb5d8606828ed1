// Who may connect to a passthrough load balancer.
import { listProblems } from '../../../namespace/checks';
import { cidrProblems } from '../../../validation/addresses';

/** Returns the addresses as a Service takes them; nothing where anybody may connect. */
export const sourceRangesOf = (ranges: readonly string[] | undefined): string[] | undefined =>
  Array.isArray(ranges) ? [...ranges] : undefined;

/** Checks a list of addresses. One that is not set is allowed. */
export const sourceRangeProblems = (ranges: unknown): string[] =>
  listProblems('sourceRanges', ranges, 'addresses in CIDR notation', cidrProblems);
