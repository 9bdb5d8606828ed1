// Who called: the user agent and the address, in words.
import { kept } from './kept';

/** Callers that are told apart, and user agents as they are written that are remembered. */
const MAX_CALLERS = 100_000;
const MAX_REMEMBERED = 10_000;
const OTHERS = 'others';

/** Longest name of a program, in characters. */
const MAX_LENGTH = 60;

export class Callers {
  /** All of them, by their indices. */
  readonly names: string[] = [];
  /** Indices by name of the program and address. */
  private readonly indices = new Map<string, number>();
  /** Names of programs by the user agents as they are written. */
  private readonly programs = new Map<string, string>();

  /** Returns the index of a caller. */
  indexOf(agent: string | undefined, address: string | undefined): number {
    const program = agent === undefined ? 'an unknown program' : this.programOf(agent);
    const name = address === undefined ? program : `${program} from ${addressOf(address)}`;
    return this.indices.get(name) ?? this.add(this.names.length < MAX_CALLERS ? name : OTHERS);
  }

  private add(name: string): number {
    const index = this.indices.get(name) ?? this.names.push(kept(name)) - 1;
    this.indices.set(kept(name), index);
    return index;
  }

  private programOf(agent: string): string {
    const known = this.programs.get(agent);
    if (known !== undefined) {
      return known;
    }
    const program = kept(programOf(agent));
    if (this.programs.size < MAX_REMEMBERED) {
      this.programs.set(kept(agent), program);
    }
    return program;
  }
}

/** What browsers name beside themselves. */
const OF_EVERY_BROWSER = /^(?:Mozilla|AppleWebKit|Gecko|Safari|Version|Mobile)\b/;

/**
 * Returns the program that a user agent names, without what it says of its machine and what changes with each request.
 * See https://datatracker.ietf.org/doc/html/rfc9110#section-10.1.5
 */
export function programOf(agent: string): string {
  // What isn't a browser says so, and then who it is.
  const [, robot] = /\(compatible; ([^;)]+)/.exec(agent) ?? [];
  const words = agent.replaceAll(/\([^()]*\)/g, ' ').trim();
  const products = words.split(/\s+/);
  const program =
    robot ??
    (agent.startsWith('Mozilla/')
      ? (products.findLast((product) => !OF_EVERY_BROWSER.test(product)) ?? products.findLast(isSafari) ?? words)
      : // The first product with its version, which may be of several words.
        (/^[^/]*\/\S*/.exec(words)?.[0] ?? words));
  const short = program.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\b[\da-f]{16,}\b/gi, '…').trim();
  return short.length > MAX_LENGTH ? `${short.slice(0, MAX_LENGTH - 1)}…` : short || 'an unknown program';
}

const isSafari = (product: string): boolean => product.startsWith('Safari');

/** Returns the address of the client that a header or a log names, without its port. */
export function addressOf(written: string): string {
  const [client = ''] = written.split(',', 1);
  const [, ipv6] = /^\[([^\]]+)\]/.exec(client) ?? [];
  return ipv6 ?? client.trim().replace(/^([^:]+):\d+$/, '$1');
}
