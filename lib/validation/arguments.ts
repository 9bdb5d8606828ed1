// The arguments of a command.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from './input-error';

/**
 * Returns what the arguments of a command say.
 * @throws InputError if an option is unknown, or has a value that it can't have
 */
export function parseArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node.js says what is wrong with an option in words for the user.
    throw error instanceof TypeError ? new InputError([error.message]) : error;
  }
}
