/** Receives the messages of one topic. Neither function may throw or take long. */
export interface Subscriber {
  /** A message as it was published: JSON, which the subscriber parses with a schema of its own. */
  message(payload: unknown): void;
  /** The connection was lost and is back. Messages in between are lost: read the state again. */
  missed(): void;
}

/**
 * The door to messages between processes. A message says that something changed; the change itself
 * is in the database. Delivery is at most once and in order, to every subscriber of every process,
 * the publishing one included; nothing is kept for those who are away.
 */
export interface Bus {
  /**
   * Sends `payload`, as JSON, to all subscribers of `topic`. Resolves when the message is on its
   * way: it then reaches every process whose connection holds. Throws RangeError for a message over
   * MESSAGE_BYTES_MAX and for a malformed topic, and refuses with `unavailable`.
   *
   * @param topic a-z, digits and underscores, beginning with a letter, at most 40 characters
   */
  publish(topic: string, payload: unknown): Promise<void>;
  /**
   * Subscribes, and resolves when messages published from now on arrive. Refuses with `unavailable`
   * when that is not so within a few seconds; a connection that is lost later comes back by itself.
   *
   * @returns ends the subscription
   */
  subscribe(topic: string, subscriber: Subscriber): Promise<() => Promise<void>>;
  /**
   * Resolves when every message published before this call has reached the subscribers of this
   * process. Refuses with `unavailable` within half a second when the connection does not answer.
   */
  caughtUp(): Promise<void>;
  /** Ends all subscriptions and the connection. */
  close(): Promise<void>;
}

/** Most bytes of a message: what NOTIFY carries, in UTF-8. */
export const MESSAGE_BYTES_MAX = 7_999;

const TOPIC = /^[a-z][a-z0-9_]{0,39}$/;

/** Throws RangeError for a topic that not every implementation can carry. */
export function assertTopic(topic: string): void {
  if (!TOPIC.test(topic))
    throw new RangeError(
      `"${topic}" is no topic: use a-z, digits and underscores, at most 40 characters.`,
    );
}

/** A message as it is sent. Throws RangeError when it is too large. */
export function encodeMessage(topic: string, payload: unknown): string {
  assertTopic(topic);
  const message = JSON.stringify(payload) ?? "null";
  const bytes = Buffer.byteLength(message);
  if (bytes > MESSAGE_BYTES_MAX)
    throw new RangeError(
      `A message may have ${MESSAGE_BYTES_MAX} bytes; this one on "${topic}" has ${bytes}. ` +
        "Send ids, and let subscribers read the rest.",
    );
  return message;
}
