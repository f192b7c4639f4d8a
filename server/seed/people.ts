import type { Mood } from "./sittings.ts";
import type { Weights } from "./weighted.ts";

/** A project of a seeded person. */
export type SeededProject = {
  name: string;
  framework: string;
  /** Languages with their weights. */
  languages: Weights;
  /** Names of branches; a new one every few days. */
  topics: readonly string[];
  /** Share of the work while the project is active. */
  weight: number;
  /**
   * First and last calendar month (1 to 12) in which it is active, every year. Over the turn of the
   * year when the first is later.
   */
  months: readonly [first: number, last: number];
};

/** An invented person with habits. */
export type SeededPerson = {
  email: string;
  name: string;
  timeZone: string;
  devices: readonly [main: SeededDevice, other: SeededDevice];
  browser: SeededBrowser;
  projects: readonly SeededProject[];
  /** Local hour at which the day usually begins. */
  startsAtHour: number;
  /** Fewest and most focused blocks on a usual day. */
  blocks: readonly [min: number, max: number];
  /** Probabilities: work on a weekend day, a free workday, work late in the evening. */
  weekend: number;
  dayOff: number;
  lateNight: number;
  /** Probabilities: an edit is an insertion by an assistant; an agent works in parallel. */
  assistant: number;
  agent: number;
  /** Weeks of vacation, every year: weeks since 1970 modulo 52. */
  vacationWeeks: readonly number[];
};
type SeededDevice = { name: string; editor: string; theme: string };
type SeededBrowser = {
  /** Name of the device. */
  device: string;
  /** Name of the browser in records. */
  name: string;
  /** Sites that this person visits besides SITES_OF_ALL. */
  sites: Readonly<Record<Mood, Weights>>;
};

/**
 * Three people with different years: an early and steady one; one who works on two continents and
 * late at night; one who mostly reviews agents' work.
 */
export const PEOPLE: readonly SeededPerson[] = [
  {
    email: "ada@example.test",
    name: "Ada",
    timeZone: "Europe/Berlin",
    devices: [
      { name: "Ada's desktop", editor: "vscode", theme: "Dark Modern" },
      { name: "Ada's laptop", editor: "vscode", theme: "Light Modern" },
    ],
    browser: {
      device: "Firefox on Ada's desktop",
      name: "firefox",
      sites: {
        lookup: {
          "mozilla.org": 6,
          "react.dev": 4,
          "typescriptlang.org": 2,
          "fastify.dev": 1,
          "postgresql.org": 1,
          "python.org": 0.5,
          "webshop-staging.example": 2,
        },
        pause: { "heise.de": 3, "tagesschau.de": 2, "zalando.de": 1 },
        evening: { "zdf.de": 3, "spiegel.de": 1 },
      },
    },
    projects: [
      {
        name: "webshop",
        framework: "react",
        languages: { typescriptreact: 5, typescript: 4, css: 1, json: 1 },
        topics: ["checkout", "search", "cart", "a11y", "images", "returns"],
        weight: 5,
        months: [1, 12],
      },
      {
        name: "payments",
        framework: "fastify",
        languages: { typescript: 6, sql: 2, markdown: 1 },
        topics: ["refunds", "sepa", "webhooks", "ledger"],
        weight: 3,
        months: [3, 11],
      },
      {
        name: "warehouse-import",
        framework: "",
        languages: { python: 5, sql: 3 },
        topics: ["csv", "stock-levels", "retries"],
        weight: 2,
        months: [12, 4],
      },
      {
        name: "dotfiles",
        framework: "",
        languages: { shellscript: 3, markdown: 1 },
        topics: ["zsh"],
        weight: 0.3,
        months: [1, 12],
      },
    ],
    startsAtHour: 8.5,
    blocks: [3, 5],
    weekend: 0.12,
    dayOff: 0.06,
    lateNight: 0.04,
    assistant: 0.015,
    agent: 0.02,
    vacationWeeks: [9, 36, 37, 51],
  },
  {
    email: "grace@example.test",
    name: "Grace",
    timeZone: "America/New_York",
    devices: [
      { name: "Grace's MacBook", editor: "cursor", theme: "Monokai" },
      { name: "Grace's workstation", editor: "vscode", theme: "Dark Modern" },
    ],
    browser: {
      device: "Chrome on Grace's MacBook",
      name: "chrome",
      sites: {
        lookup: {
          "docs.rs": 6,
          "rust-lang.org": 3,
          "crates.io": 2,
          "svelte.dev": 1.5,
          "kernel.org": 0.7,
          "tracer-nightly.example": 1,
        },
        pause: { "lwn.net": 2, "lobste.rs": 2, "nytimes.com": 2, "mastodon.social": 2 },
        evening: { "twitch.tv": 4, "netflix.com": 3, "chess.com": 1 },
      },
    },
    projects: [
      {
        name: "tracer",
        framework: "axum",
        languages: { rust: 8, toml: 1, markdown: 1 },
        topics: ["spans", "sampling", "wire-format", "async", "bench"],
        weight: 5,
        months: [1, 12],
      },
      {
        name: "tracer-ui",
        framework: "svelte",
        languages: { svelte: 4, typescript: 3, css: 1 },
        topics: ["flame-graph", "filters", "dark-mode"],
        weight: 3,
        months: [2, 11],
      },
      {
        name: "kernel-notes",
        framework: "",
        languages: { c: 4, markdown: 3 },
        topics: ["scheduler", "rcu"],
        weight: 1,
        months: [12, 7],
      },
      {
        name: "advent",
        framework: "",
        languages: { rust: 3, python: 2 },
        topics: ["main"],
        weight: 1.5,
        months: [12, 1],
      },
    ],
    startsAtHour: 10.5,
    blocks: [2, 5],
    weekend: 0.35,
    dayOff: 0.1,
    lateNight: 0.28,
    assistant: 0.035,
    agent: 0.05,
    vacationWeeks: [23, 43, 44],
  },
  {
    email: "linus@example.test",
    name: "Linus",
    timeZone: "Asia/Tokyo",
    devices: [
      { name: "Linus' laptop", editor: "vscode", theme: "Solarized Light" },
      { name: "Linus' home PC", editor: "vscodium", theme: "Abyss" },
    ],
    browser: {
      device: "Edge on Linus' laptop",
      name: "edge",
      sites: {
        lookup: {
          "go.dev": 5,
          "kubernetes.io": 3,
          "hashicorp.com": 3,
          "grafana.com": 2,
          "qiita.com": 1.5,
          "flutter.dev": 1,
          "rollout-board.example": 1.5,
        },
        pause: { "x.com": 4, "nhk.or.jp": 2, "lichess.org": 1 },
        evening: { "nicovideo.jp": 3, "x.com": 2, "amazon.com": 1 },
      },
    },
    projects: [
      {
        name: "api-gateway",
        framework: "gin",
        languages: { go: 7, yaml: 2, markdown: 1 },
        topics: ["rate-limits", "auth", "metrics", "canary"],
        weight: 4,
        months: [1, 12],
      },
      {
        name: "infra",
        framework: "terraform",
        languages: { terraform: 5, yaml: 3, shellscript: 1 },
        topics: ["staging", "cost", "dns"],
        weight: 3,
        months: [1, 12],
      },
      {
        name: "mobile",
        framework: "flutter",
        languages: { dart: 6, kotlin: 1, swift: 1 },
        topics: ["onboarding", "push", "offline"],
        weight: 3,
        months: [6, 11],
      },
    ],
    startsAtHour: 9.5,
    blocks: [2, 4],
    weekend: 0.08,
    dayOff: 0.14,
    lateNight: 0.08,
    assistant: 0.1,
    agent: 0.15,
    vacationWeeks: [25, 26, 48],
  },
];
