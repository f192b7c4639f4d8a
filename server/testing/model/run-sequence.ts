import { randomUUID } from "node:crypto";
import { rederive } from "../../admin/rederive.ts";
import { aBatch } from "../builders.ts";
import { type Ledger, noteConsent, type SentBatch } from "./ledger.ts";
import { look } from "./look.ts";
import { newPerson, type Person } from "./person.ts";
import { runRetention } from "./retention.ts";
import { again, send, type StepEffects } from "./send.ts";
import { type Command, type Counting, REACH, type Sequence } from "./sequences.ts";
import { patiently, type World } from "./world.ts";

/**
 * Runs a sequence as a new person, waits until nothing is pending, and compares every answer with
 * the oracle's. Throws an error that lists the differences.
 */
export async function runSequence(world: World, sequence: Sequence): Promise<void> {
  const person = await newPerson(world, sequence);
  for (const step of sequence.steps) await runStep(world, person, step);
  await look(world, person);
}

async function runStep(world: World, person: Person, step: readonly Command[]): Promise<void> {
  const commands = onePerKindOfConsent(step).map((one) => withoutZone(one, person.ledger));
  const effects: StepEffects = {
    deleted: new Set(),
    accepted: [],
    hasConsents: commands.some((command) => command.do === "consent"),
    hasDeletions: commands.some((command) => command.do === "delete"),
  };
  // Made before anything is sent, so that batches depend on the sequence alone.
  const works = commands.map((command) => workOf(world, person, command, effects));
  await Promise.all(works.map((work) => patiently(work)));
  for (const command of commands) if (command.do === "consent") noteConsent(person.ledger, command);
  settle(person.ledger, effects);
  await patiently(() => adoptSettings(person, commands));
  for (const command of commands)
    if (command.do === "retention")
      await runRetention(world, person, person.ledger.scene + command.at);
  if (commands.some((command) => command.do === "look")) await look(world, person);
}

/** Two answers to one kind at once have no order that could be known afterwards. */
function onePerKindOfConsent(step: readonly Command[]): readonly Command[] {
  const kinds = new Set<string>();
  return step.filter((command) => {
    if (command.do !== "consent") return true;
    const isFirst = !kinds.has(command.kind);
    kinds.add(command.kind);
    return isFirst;
  });
}

/** A change of settings without the zone and the start of day, once days are kept without visits. */
function withoutZone(command: Command, { kept }: Ledger): Command {
  if (command.do !== "settings" || kept.size === 0) return command;
  const { timeZone: _zone, dayStartsAtMinutes: _start, ...change } = command.change;
  return { ...command, change };
}

function workOf(
  world: World,
  person: Person,
  command: Command,
  effects: StepEffects,
): () => Promise<unknown> {
  const { she, ledger } = person;
  switch (command.do) {
    case "push": {
      const deviceId = person.devices[command.device] ?? "";
      const records = command.bursts.flatMap((burst) => person.recordsOf(burst));
      for (const record of records) ledger.records.set(record.id, { ...record, deviceId });
      const body = { ...aBatch(), timeZone: ledger.settings.timeZone, records };
      const sent: SentBatch = { id: body.id, deviceId, body, answer: null };
      ledger.batches.push(sent);
      return () => send(world, person, sent, effects);
    }
    case "again":
      return again(world, person, command, effects);
    case "settings": {
      const { change, holdsFrom } = command;
      const at = holdsFrom === "always" ? holdsFrom : minuteOf(ledger, holdsFrom);
      return () => she.settings.update({ ...change, holdsFrom: at });
    }
    case "rule": {
      const { domain, category, weight } = command;
      return () => she.sites.setRule({ domain, category, weight });
    }
    case "consent": {
      const { kind, given, at } = command;
      const place = `model ${randomUUID()}`;
      const answeredAt = ledger.scene + at;
      return () => she.privacy.setConsent({ kind, given, version: 1, place, answeredAt });
    }
    case "delete":
      effects.deleted.add(command.kind === "coding" ? "coding" : "website");
      return () => she.privacy.deletePast({ kind: command.kind });
    case "rederive":
      return () =>
        rederive({ databases: world.fresh.databases, say: () => {} }, { email: person.email });
    case "kill":
      return async () => world.killWorker();
    case "look":
    case "retention":
      return async () => {};
  }
}

/** Brings the ledger to what must be there after a step. */
function settle({ stored, records, kept, aged }: Ledger, { deleted, accepted }: StepEffects): void {
  const isDeleted = (id: string): boolean => deleted.has(records.get(id)?.kind ?? "coding");
  if (deleted.has("website")) {
    kept.clear();
    aged.clear();
  }
  for (const id of stored.keys()) if (isDeleted(id)) stored.delete(id);
  for (const { answer } of accepted)
    for (const { id, status } of answer.results)
      if (status === "stored") stored.set(id, isDeleted(id) ? "perhaps" : "certainly");
}

function minuteOf({ scene }: Ledger, minutes: number): number {
  return Math.floor(scene / 60 + minutes) * 60;
}

/** Throws when another rule for days holds before `at` than held before the step. */
function holdBefore({ settings: before, scene }: Ledger, seen: Counting, at: number): void {
  const ruleOf = (rules: Counting, second: number): string => {
    const rule = rules.earlier.find(({ until }) => second < until) ?? rules;
    return `${rule.timeZone} ${rule.dayStartsAtMinutes}`;
  };
  for (let second = scene - REACH; second < at; second += 60)
    if (ruleOf(before, second) !== ruleOf(seen, second))
      throw new Error(`another rule for days holds at ${second}, before ${at}`);
}

/**
 * Takes over the settings and rules after a step. Of several changes at once, the last one decides,
 * and any of them may have been it.
 */
async function adoptSettings({ she, ledger }: Person, commands: readonly Command[]): Promise<void> {
  const settings = commands.flatMap((one) => (one.do === "settings" ? [one] : []));
  const changes = settings.map(({ change }) => change);
  if (changes.length > 0) {
    const { weekStartsOn: _, ...seen } = await she.settings.get();
    const moments = settings.map(({ holdsFrom }) => holdsFrom);
    if (!moments.includes("always"))
      holdBefore(ledger, seen, Math.min(...moments.map((moment) => minuteOf(ledger, +moment))));
    for (const name of ["timeZone", "dayStartsAtMinutes", "gapMinutes", "awayMinutes"] as const) {
      const wanted = changes.flatMap((change) => change[name] ?? []);
      const isRight =
        wanted.length === 0 ? seen[name] === ledger.settings[name] : wanted.includes(seen[name]);
      if (!isRight) throw new Error(`${name} is ${seen[name]} after ${JSON.stringify(changes)}`);
    }
    ledger.settings = seen;
  }
  const rules = commands.flatMap((one) => (one.do === "rule" ? [one] : []));
  if (rules.length === 0) return;
  const found = new Map((await she.sites.rules()).rules.map((rule) => [rule.domain, rule]));
  for (const domain of new Set(rules.map((rule) => rule.domain))) {
    const { category = null, weight = null } = found.get(domain) ?? {};
    const wanted = rules.filter((rule) => rule.domain === domain);
    if (!wanted.some((rule) => rule.category === category && rule.weight === weight))
      throw new Error(`the rule of ${domain} is none of those that were set`);
    ledger.rules.set(domain, { category: category as "learning" | "news" | null, weight });
  }
}
