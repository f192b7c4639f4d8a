import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import * as z from "zod";
import { expect, test, vi } from "vitest";

const registered = vi.hoisted(() => new Set<string>());
vi.mock("vscode", () => {
  const nothing = () => ({ dispose: () => undefined });
  return {
    EventEmitter: class {
      dispose(): void {}
    },
    Disposable: { from: nothing },
    workspace: { registerTextDocumentContentProvider: nothing },
    commands: { registerCommand: (id: string) => (registered.add(id), nothing()) },
  };
});

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const Setting = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]),
  default: z.unknown(),
  scope: z.enum(["application", "window"]),
  description: z.string().min(20).optional(),
  markdownDescription: z.string().min(20).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
  patternErrorMessage: z.string().optional(),
  items: z
    .looseObject({ type: z.literal("string"), minLength: z.int(), maxLength: z.int() })
    .optional(),
});
const { contributes } = z
  .object({
    contributes: z.looseObject({
      commands: z.array(
        z.looseObject({
          command: z.string(),
          category: z.literal("Streakline"),
          title: z.string(),
        }),
      ),
      menus: z.record(z.string(), z.array(z.looseObject({ command: z.string() }))),
      walkthroughs: z.array(
        z.looseObject({
          steps: z.array(z.looseObject({ media: z.object({ markdown: z.string() }) })),
        }),
      ),
      configuration: z.object({ properties: z.record(z.string(), Setting) }),
    }),
  })
  .parse(JSON.parse(readFileSync(here("package.json"), "utf8")));
const offered = contributes.commands.map(({ command }) => command);
const settings = Object.entries(contributes.configuration.properties);

test("every command that is offered is registered, and every one that is registered is offered", async () => {
  const { registerCommands } = await import("./src/commands/commands.ts");
  registerCommands({} as Parameters<typeof registerCommands>[0]);
  expect([...registered].toSorted()).toEqual(offered.toSorted());
  const README = readFileSync(here("README.md"), "utf8");
  for (const { title } of contributes.commands) expect(README).toContain(title);
});

test("menus and walkthrough run commands that there are, with pages that there are", () => {
  const manifest = readFileSync(here("package.json"), "utf8");
  const named = [...manifest.matchAll(/command:(streakline\.\w+)/g)].map(([, id]) => id ?? "");
  for (const command of [
    ...named,
    ...Object.values(contributes.menus).flatMap((items) => items.map((item) => item.command)),
  ])
    expect(["streakline.today", ...offered]).toContain(command);
  const pages = contributes.walkthroughs.flatMap(({ steps }) =>
    steps.map(({ media }) => media.markdown),
  );
  for (const page of pages) expect(readFileSync(here(page), "utf8")).not.toBe("");
});

test("the page about privacy shows a record with every field that is sent", () => {
  const page = readFileSync(here("media/walkthrough/privacy.md"), "utf8");
  const shown: unknown = JSON.parse(/^```json$([^]*?)^```$/m.exec(page)?.[1] ?? "");
  const record = z.record(z.string(), z.unknown()).parse(shown);
  const fields = Object.keys(CodingSession.shape);
  expect(Object.keys(record), "fields of the record in privacy.md").toEqual(fields);
  expect(parseRecord(record, Number(record["endedAt"]))).toEqual({ record });
});

test.each(settings)("the setting %s says what it does, and bounds what it takes", (_, setting) => {
  expect(setting.description ?? setting.markdownDescription).toMatch(/\w.*\./);
  const types = [setting.type].flat();
  if (types.includes("integer") || types.includes("number")) {
    expect(setting.minimum).toBeTypeOf("number");
    expect(setting.maximum).toBeGreaterThan(setting.minimum ?? Number.POSITIVE_INFINITY);
  }
  if (types.includes("string"))
    expect(setting).toMatchObject({
      pattern: expect.any(String),
      patternErrorMessage: expect.any(String),
    });
  if (types.includes("array"))
    expect(setting.items?.maxLength).toBeGreaterThan(
      setting.items?.minLength ?? Number.POSITIVE_INFINITY,
    );
});

test("the settings in the manifest, in the source and in the read-me are the same", () => {
  const sources = readdirSync(here("src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("settings.ts"))
    .map((name) => readFileSync(here(`src/${name}`), "utf8"));
  const README = readFileSync(here("README.md"), "utf8");
  for (const [name] of settings) {
    const last = name.replace("streakline.", "");
    expect(sources.join("\n")).toContain(`"${last}"`);
    expect(README).toContain(last);
  }
});
