import { DomainError } from "@streakline/shared/errors.ts";
import { assertTopic, type Bus, encodeMessage, type Subscriber } from "./bus.ts";
import { openListeningConnection } from "./listening-connection.ts";

export interface PostgresBusConfig {
  /** Of any role; a direct connection, not one of a pooler. */
  url: string;
  /** Told of each lost connection, once, and of subscribers that throw. */
  onError?: (error: Error) => void;
  /** Longest waits, in milliseconds; longer ones for tests on a busy machine. */
  waits?: { caughtUpMs: number; answerMs: number };
}

const WAITS = { caughtUpMs: 500, answerMs: 2_000 };

/** The bus on LISTEN and NOTIFY, over one connection of its own: a topic is a channel. */
export function openPostgresBus(config: PostgresBusConfig): Bus {
  const { url, onError = () => {}, waits = WAITS } = config;
  const topics = new Map<string, Set<Subscriber>>();
  const connection = openListeningConnection({
    url,
    onError,
    answerMs: waits.answerMs,
    channels: () => [...topics.keys()].map(channelOf),
    onNotification(channel, payload) {
      for (const subscriber of topics.get(topicOf(channel)) ?? [])
        tell(() => subscriber.message(JSON.parse(payload)));
    },
    onBack() {
      for (const subscribers of topics.values())
        for (const subscriber of subscribers) tell(() => subscriber.missed());
    },
  });

  function tell(work: () => void): void {
    try {
      work();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function unsubscribe(topic: string, subscriber: Subscriber): Promise<void> {
    const subscribers = topics.get(topic);
    subscribers?.delete(subscriber);
    if (subscribers?.size !== 0) return;
    topics.delete(topic);
    if (connection.isConnected())
      await connection.query(`unlisten "${channelOf(topic)}"`).catch(() => {});
  }

  return {
    async publish(topic, payload) {
      const message = encodeMessage(topic, payload);
      await connection.query("select pg_notify($1, $2)", [channelOf(topic), message]);
    },

    async subscribe(topic, subscriber) {
      assertTopic(topic);
      topics.set(topic, (topics.get(topic) ?? new Set()).add(subscriber));
      try {
        await connection.query(`listen "${channelOf(topic)}"`);
      } catch (error) {
        await unsubscribe(topic, subscriber);
        throw error;
      }
      return () => unsubscribe(topic, subscriber);
    },

    async caughtUp() {
      if (!connection.isConnected()) throw new DomainError("unavailable", { seconds: 5 });
      // Notifications come before the answer to a question that was asked after them.
      await connection.query({ text: "select 1", query_timeout: waits.caughtUpMs });
    },

    async close() {
      topics.clear();
      await connection.close();
    },
  };
}

const PREFIX = "streakline_";
const channelOf = (topic: string) => `${PREFIX}${topic}`;
const topicOf = (channel: string) => channel.slice(PREFIX.length);
