// What kubectl and the API server say: which messages there are, what they mean, and how they are told.

/** How a message of kubectl's begins. What doesn't begin so goes on with the message before it. */
const BEGINNING = /^(?:error:|Error from server|Unable to connect|The connection to the server|Warning:|WARNING:)/;

/** What kubectl advises at a conflict: options of its own. */
const ADVICE = /\s*Please review the fields above--they currently have other managers\..*$/s;

/** A field that somebody else owns. */
const CONFLICT = /^Apply failed with \d+ conflicts?:/;

/**
 * The API server can't call a webhook: its pod isn't up yet, or is about to be replaced, or shows another certificate than is
 * known of. A moment later, the same request is served. What a webhook refuses is said in other words: it denied the request.
 */
const WEBHOOK_NOT_CALLED = /failed calling webhook/;

/** There is nobody to call, and waiting makes nobody. */
const NO_WEBHOOK = /not found|could not find/;

/** A request that got to no API server, or to none that knows who asks: no other request does either. */
const NO_SERVER =
  /^(?:Unable to connect|The connection to the server|You must be logged in)|\(Unauthorized\)|connection refused|no such host|i\/o timeout|TLS handshake timeout/;

/** Returns the messages in what kubectl writes to standard error, warnings apart. */
export const errorsIn = (stderr: string): string[] => {
  const errors = messagesIn(stderr).filter((message) => !/^warning:/i.test(message));
  return errors.length === 0 ? ['kubectl failed and said nothing'] : errors.map(withoutPrefix);
};

/** Returns the warnings that the API server gives with an answer. */
export const warningsIn = (stderr: string): string[] =>
  messagesIn(stderr)
    .filter((message) => message.startsWith('Warning:'))
    .map((message) => message.slice('Warning:'.length).trim());

function messagesIn(stderr: string): string[] {
  const messages: string[] = [];
  for (const line of stderr.split('\n').filter((each) => each.trim() !== '')) {
    const last = messages.at(-1);
    if (last === undefined || BEGINNING.test(line)) {
      messages.push(line);
    } else {
      messages[messages.length - 1] = `${last}\n${line}`;
    }
  }
  return messages;
}

/** Returns a message in one line, without what every message of kubectl's begins with, and with what to do about it. */
function withoutPrefix(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/^Error from server: /, '')
    .replace(ADVICE, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  return CONFLICT.test(text) ? `${text}; --force-conflicts takes over what others own` : text;
}

/** Returns whether the same request may well be served in a moment, as soon as a webhook answers. */
export const isTransient = (message: string): boolean => WEBHOOK_NOT_CALLED.test(message) && !NO_WEBHOOK.test(message);

/** Returns whether a message is about the way to the API server, and not about an object. */
export const isUnreachable = (message: string): boolean => !isTransient(message) && NO_SERVER.test(message);
