import type {
  ActivityEvent,
  EventCounters,
  EventKind,
} from "@streakline/shared/activity/activity-event.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { sessions } from "@streakline/shared/activity/sessions.ts";
import { dayBounds, dayNumber, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { type Chance, chanceOf, seedOf } from "./chance.ts";
import type { SeededPerson, SeededProject } from "./people.ts";
import { weighted } from "./weighted.ts";

/**
 * One person's work on one day, by device: editor events, made into sessions by the editor's rules.
 * Equal input gives equal sessions and ids.
 */
export function believableDay(
  person: SeededPerson,
  day: Day,
): [main: CodingSession[], other: CodingSession[]] {
  const chance = chanceOf(seedOf(`${person.email} ${day}`));
  const events: [ActivityEvent[], ActivityEvent[]] = [[], []];
  for (const { device, startedAt, seconds } of blocksOf(person, day, chance)) {
    events[device].push(...blockEvents(person, day, { device, startedAt, seconds }, chance));
  }
  const seeds = [chance.bytes(16), chance.bytes(16)] as const;
  return [sessions(inTime(events[0]), seeds[0]), sessions(inTime(events[1]), seeds[1])];
}

type Block = { device: 0 | 1; startedAt: EpochSeconds; seconds: number };

/** When the person works, for how long and in which project. */
function blocksOf(person: SeededPerson, day: Day, chance: Chance): Block[] {
  const week = Math.floor(dayNumber(day) / 7) % 52;
  const isWeekend = weekdayOf(day) > 5;
  const isFree = isWeekend ? !chance.happens(person.weekend) : chance.happens(person.dayOff);
  if (person.vacationWeeks.includes(week) || isFree) return [];
  const { startsAt } = dayBounds(day, { timeZone: person.timeZone, dayStartsAtMinutes: 0 });
  const count = isWeekend ? chance.between(1, 2) : chance.between(...person.blocks);
  const blocks: Block[] = [];
  let at =
    startsAt +
    Math.floor(person.startsAtHour * 3_600) +
    (isWeekend ? 7_200 : 0) +
    chance.between(-2_400, 2_400);
  for (let index = 0; index < count; index += 1) {
    const seconds = chance.between(25, 105) * 60;
    blocks.push({ device: isWeekend || chance.happens(0.12) ? 1 : 0, startedAt: at, seconds });
    at += seconds + chance.pick([6, 9, 12, 18, 35, 60, 75]) * 60 + chance.between(0, 300);
  }
  // Sometimes past midnight: the night belongs to two days.
  if (chance.happens(person.lateNight))
    blocks.push({
      device: 1,
      startedAt: Math.max(at + 1_800, startsAt + 22 * 3_600 + chance.between(0, 5_400)),
      seconds: chance.between(40, 130) * 60,
    });
  return blocks;
}

/** Probabilities between two bursts of typing. */
const OFTEN = { lookAway: 0.012, pause: 0.008, look: 0.12, commit: 0.008, breakpoint: 0.01 };

/** Minutes of typing, reading and looking away, in one or two projects. */
function blockEvents(
  person: SeededPerson,
  day: Day,
  { device, startedAt, seconds }: Block,
  chance: Chance,
): ActivityEvent[] {
  const events: ActivityEvent[] = [];
  const endsAt = startedAt + seconds;
  let task = aTask(person, day, chance);
  let taskEndsAt = startedAt + chance.between(20, 80) * 60;
  let language = weighted(task.languages, chance);
  let languageEndsAt = startedAt + chance.between(3, 15) * 60;
  const add = (
    at: EpochSeconds,
    kind: EventKind,
    counters: EventCounters = {},
    actor: "person" | "agent" = "person",
  ): void => {
    const { editor, theme } = person.devices[device];
    const file = `${task.name}/${language}/${chance.between(1, 12)}`;
    events.push({
      at,
      kind,
      actor,
      project: task.name,
      language,
      branch: task.branch,
      framework: task.framework,
      editor,
      editorTheme: theme,
      file,
      counters,
    });
  };
  add(startedAt, "focus");
  for (let at = startedAt + chance.between(5, 40); at < endsAt; at += chance.between(4, 40)) {
    if (at >= taskEndsAt) {
      task = aTask(person, day, chance);
      taskEndsAt = at + chance.between(15, 70) * 60;
      languageEndsAt = at;
    }
    if (at >= languageEndsAt) {
      language = weighted(task.languages, chance);
      languageEndsAt = at + chance.between(3, 15) * 60;
    }
    if (chance.happens(person.agent / 40)) {
      add(at, "blur");
      const busy = chance.between(2, 9) * 60;
      for (let agentAt = at + 5; agentAt < at + busy; agentAt += chance.between(5, 50))
        add(agentAt, "edit", { linesAdded: chance.between(1, 30) }, "agent");
      at += busy;
      add(at, "focus");
    } else if (chance.happens(OFTEN.lookAway)) {
      add(at, "blur");
      at += chance.pick([25, 45, 70, 110, 150, 240]);
      add(at, "focus");
    } else if (chance.happens(OFTEN.pause)) at += chance.between(2, 9) * 60;
    else if (chance.happens(person.assistant))
      add(at, "insert", { linesInserted: chance.between(4, 60) });
    else if (chance.happens(OFTEN.look)) add(at, chance.pick(["read", "terminal", "save", "save"]));
    else if (chance.happens(OFTEN.commit)) add(at, "commit", { gitCommits: 1 });
    else if (chance.happens(OFTEN.breakpoint)) add(at, "breakpoint", { breakpointsHit: 1 });
    else {
      const keystrokes = chance.between(6, 90);
      add(at, "edit", {
        keystrokes,
        charactersTyped: Math.floor(keystrokes * 0.8),
        linesAdded: chance.between(0, 2),
        linesModified: chance.between(0, 2),
        linesDeleted: chance.happens(0.2) ? 1 : 0,
      });
    }
  }
  add(
    Math.max(endsAt, (events.at(-1)?.at ?? 0) + 5),
    chance.pick(["lock", "blur", "close", "blur"]),
  );
  return events;
}

function aTask(person: SeededPerson, day: Day, chance: Chance): SeededProject & { branch: string } {
  const month = Number(day.slice(5, 7));
  const active = person.projects.filter(({ months: [first, last] }) =>
    first <= last ? month >= first && month <= last : month >= first || month <= last,
  );
  const name = weighted(
    Object.fromEntries(active.map((project) => [project.name, project.weight])),
    chance,
  );
  const project = active.find((one) => one.name === name);
  if (project === undefined) throw new Error(`${person.name} has no project on ${day}`);
  // A topic lasts about four days; small changes go to main.
  const topic = project.topics[Math.floor(dayNumber(day) / 4) % project.topics.length] ?? "main";
  return {
    ...project,
    branch:
      topic === "main" || chance.happens(0.2)
        ? "main"
        : `feature/${topic}-${Math.floor(dayNumber(day) / 4) % 100}`,
  };
}

function inTime(events: readonly ActivityEvent[]): ActivityEvent[] {
  return events.toSorted((a, b) => a.at - b.at);
}
