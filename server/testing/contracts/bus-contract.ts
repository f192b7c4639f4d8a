import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Bus, MESSAGE_BYTES_MAX } from "../../platform/bus/bus.ts";

/** An implementation of the bus, running. */
export type RunningBus = {
  /** Opens a bus on the same backend, as another process does. */
  open(onError?: (error: Error) => void): Bus;
  /** Ends all connections of all buses at once; new ones are accepted. */
  cut(): Promise<void>;
  stop(): Promise<void>;
};

/** The contract of the bus, run against one implementation. */
export function busContract(implementation: string, start: () => Promise<RunningBus>): void {
  describe(`the bus: ${implementation}`, () => {
    let running: RunningBus;
    const buses: Bus[] = [];
    beforeAll(async () => {
      running = await start();
    });
    afterEach(async () => {
      for (const bus of buses.splice(0)) await bus.close();
    });
    afterAll(async () => await running.stop());

    function open(onError?: (error: Error) => void): Bus {
      const bus = running.open(onError);
      buses.push(bus);
      return bus;
    }
    async function listen(bus: Bus, topic: string) {
      const heard: unknown[] = [];
      let missed = 0;
      const subscriber = { message: (one: unknown) => heard.push(one), missed: () => missed++ };
      const end = await bus.subscribe(topic, subscriber);
      return { heard, missed: () => missed, end };
    }

    test("a message reaches every subscriber of its topic in every process, in order", async () => {
      const [here, there] = [open(), open()];
      const all = [
        await listen(here, "days"),
        await listen(here, "days"),
        await listen(there, "days"),
      ];
      const other = await listen(there, "devices");
      for (let n = 0; n < 50; n += 1) await here.publish("days", { n, of: "Zoë 🦊" });
      await Promise.all([here.caughtUp(), there.caughtUp()]);
      for (const { heard } of all)
        expect(heard).toEqual(Array.from({ length: 50 }, (_, n) => ({ n, of: "Zoë 🦊" })));
      expect(other.heard).toEqual([]);
    });

    test("caughtUp() resolves after all that was published before it was delivered", async () => {
      const [here, there] = [open(), open()];
      const { heard } = await listen(there, "days");
      for (let n = 1; n <= 20; n += 1) {
        await here.publish("days", n);
        await there.caughtUp();
        expect(heard).toHaveLength(n);
      }
    });

    test("a subscriber that unsubscribed gets no more messages, the others do", async () => {
      const bus = open();
      const [leaves, stays] = [await listen(bus, "days"), await listen(bus, "days")];
      await leaves.end();
      await bus.publish("days", 1);
      await bus.caughtUp();
      expect([leaves.heard, stays.heard]).toEqual([[], [1]]);
      await stays.end();
      await bus.publish("days", 2);
      const again = await listen(bus, "days");
      await bus.publish("days", 3);
      await bus.caughtUp();
      expect([stays.heard, again.heard]).toEqual([[1], [3]]);
    });

    test("an error in a subscriber is reported, and the others get the message", async () => {
      const told: string[] = [];
      const bus = open((error) => told.push(error.message));
      const throwing = () => {
        throw new Error("planted");
      };
      await bus.subscribe("days", { message: throwing, missed: throwing });
      const { heard } = await listen(bus, "days");
      await bus.publish("days", 1);
      await bus.caughtUp();
      expect([heard, told]).toEqual([[1], ["planted"]]);
    });

    test("the largest message arrives, and one byte more is refused by name and size", async () => {
      const bus = open();
      const { heard } = await listen(bus, "days");
      const largest = "é".repeat((MESSAGE_BYTES_MAX - 3) / 2);
      await bus.publish("days", largest);
      await bus.caughtUp();
      expect(heard).toEqual([largest]);
      await expect(bus.publish("days", `${largest}aa`)).rejects.toThrow(
        /may have 7999 bytes; this one on "days" has 8000/,
      );
    });

    test("a topic that not every implementation can carry is refused", async () => {
      const bus = open();
      for (const topic of ["", "Days", "a-b", 'a"b', "1a", "a".repeat(41)])
        await expect(bus.publish(topic, 1)).rejects.toBeInstanceOf(RangeError);
    });

    test("after a lost connection subscribers hear of missed messages and get new ones", async () => {
      const errors: Error[] = [];
      const [here, there] = [open((error) => errors.push(error)), open()];
      const one = await listen(here, "days");
      const two = await listen(here, "devices");
      expect([one.missed(), two.missed()]).toEqual([0, 0]);
      await running.cut();
      await expect.poll(() => [one.missed(), two.missed()]).toEqual([1, 1]);
      expect(errors).toHaveLength(1);
      await expect.poll(() => there.publish("days", "again").then(() => "sent")).toBe("sent");
      await expect.poll(() => one.heard).toEqual(["again"]);
      expect(two.heard).toEqual([]);
    });

    test("a closed bus refuses", async () => {
      const bus = open();
      const { heard } = await listen(bus, "days");
      await bus.close();
      await expect(bus.publish("days", 1)).rejects.toMatchObject({ code: "unavailable" });
      await expect(bus.caughtUp()).rejects.toMatchObject({ code: "unavailable" });
      await open().publish("days", 1);
      expect(heard).toEqual([]);
    });
  });
}
