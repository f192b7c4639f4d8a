import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { addDays, dayOf } from "@streakline/shared/time/days.ts";
import * as z from "zod";
import { readConfig } from "../app/boot/config.ts";
import { startUp } from "../app/boot/start-up.ts";
import { systemClock } from "../platform/clock.ts";
import { openLog } from "../platform/log.ts";
import type { Browser } from "../testing/browser.ts";
import { inParallel } from "../testing/in-parallel.ts";
import { batchesOfYear } from "./batches-of-year.ts";
import { pushBatch, signUpOrIn } from "./client.ts";
import { deviceTokens } from "./device-tokens.ts";
import { seedStorage } from "./seed-storage.ts";
import { PEOPLE, type SeededPerson } from "./people.ts";

// Sends three people's year of believable days in editor and browser through activity.push, like
// any client: `npm run seed`, options in the environment.
const HELP = `Fills a server with three people and a year of their days.

  npm run seed                         the running server, or one started for it
                                       (same settings as npm start)
  SEED_URL=https://…  npm run seed     another server
  SEED_PASSWORD=…     npm run seed     password of the accounts; without it one is
                                       generated and kept in DATA_DIR/seed.json
  SEED_DAYS=30        npm run seed     fewer days (1 to 700)

Running it again sends the same days under the same ids: nothing is stored twice.`;

if (process.argv.slice(2).length > 0) console.log(HELP);
else await seed();

async function seed(): Promise<void> {
  const config = readConfig(process.env);
  const days = z.coerce
    .number("SEED_DAYS must be a number.")
    .int()
    .min(1)
    .max(700)
    .default(365)
    .parse(process.env["SEED_DAYS"]);
  const given = process.env["SEED_URL"];
  const isRunning = await answers(given ?? config.publicUrl);
  if (given !== undefined && !isRunning)
    throw new Error(
      `No Streakline answers at ${given}. Start it, or leave out SEED_URL to have one started.`,
    );
  if (!isRunning) console.log(`No server answers at ${config.publicUrl}: starting one.`);
  const server = isRunning
    ? null
    : await startUp({ config, log: openLog("silent"), report: (step) => console.log(`  ${step}`) });
  try {
    await fill(given ?? server?.url ?? config.publicUrl, join(config.dataDir, "seed.json"), days);
  } finally {
    await server?.close();
  }
}

async function fill(url: string, keptAt: string, days: number): Promise<void> {
  const kept = seedStorage(keptAt);
  const password =
    process.env["SEED_PASSWORD"] ?? kept.read().password ?? randomBytes(12).toString("base64url");
  kept.write({ ...kept.read(), password });
  const browsers = new Map<SeededPerson, Browser>();
  for (const person of PEOPLE) {
    const browser = await signUpOrIn(url, { email: person.email, name: person.name, password });
    browsers.set(person, browser);
    const tokenOf = deviceTokens(
      { url, place: process.env["SEED_URL"] ?? "here", kept },
      person,
      browser,
    );
    const sendings = batchesOfYear(person, systemClock(), days);
    const sums = { sent: 0, vscode: 0, browser: 0, rejected: 0 };
    await inParallel(4, sendings, async ({ sender, batch }) => {
      const { stored, rejected } = await pushBatch(url, await tokenOf(sender), batch);
      sums.sent += 1;
      sums[sender.kind] += stored;
      sums.rejected += rejected;
      progress(`${person.name}: ${sums.sent} of ${sendings.length} batches`);
    });
    const accepted = `${sums.vscode} coding sessions and ${sums.browser} website sessions accepted`;
    progress(`${person.name}: ${sums.sent} batches, ${accepted}, ${sums.rejected} refused\n`);
  }
  for (const [person, browser] of browsers) await untilDerived(person, browser, days);
  console.log(`\nOpen ${url} and sign in:`);
  for (const { name, email } of PEOPLE)
    console.log(`  ${name.padEnd(6)} ${email.padEnd(20)} ${password}`);
  console.log(`\nThe password is kept in ${keptAt}, readable by you only.`);
}

async function untilDerived(person: SeededPerson, browser: Browser, days: number): Promise<void> {
  const today = dayOf(systemClock(), { timeZone: person.timeZone, dayStartsAtMinutes: 0 });
  for (;;) {
    const summary = SummaryAnswer.parse(
      await browser.query("stats.summary", { from: addDays(today, -days), to: today }),
    );
    progress(`${person.name}: ${summary.pendingDays} days left to derive`);
    if (summary.pendingDays === 0) {
      progress(
        `${person.name}: ${Math.round(summary.secondsTotal / 3_600)} hours on ` +
          `${summary.daysActive} days\n`,
      );
      return;
    }
    await sleep(500);
  }
}

async function answers(url: string): Promise<boolean> {
  return await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function progress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line}`);
  else if (line.endsWith("\n")) process.stdout.write(line);
}
