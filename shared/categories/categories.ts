import * as z from "zod/mini";
import { checked } from "../checked.ts";

/** What a site is for, in the order in which screens offer it. */
const ALL = [
  "documentation",
  "code_hosting",
  "developer_tools",
  "questions_answers",
  "ai_assistant",
  "cloud_operations",
  "project_management",
  "design",
  "learning",
  "productivity",
  "search",
  "communication",
  "reference",
  "work_jobs",
  "government",
  "health",
  "finance",
  "travel",
  "music",
  "other",
  "news",
  "social",
  "video",
  "shopping",
  "games",
  "sports",
  "entertainment",
  "adult",
  "uncategorised",
] as const;

/**
 * What a site is for: a closed list. The keys are stored, the names in CATEGORIES are shown.
 * `uncategorised`: neither the person nor the shipped list has a category for the site.
 */
export const Category = z.enum(ALL);
export type Category = z.infer<typeof Category>;

/** The categories a person may choose, in the order in which screens offer them. */
export const CategoryToChoose = z.enum(
  /* @__PURE__ */ ALL.filter((category) => category !== "uncategorised"),
);
export type CategoryToChoose = z.infer<typeof CategoryToChoose>;

/** The three ways in which time on a site counts (rule 5). */
export const WeightClass = z.enum(["productive", "neutral", "distracting"]);
export type WeightClass = z.infer<typeof WeightClass>;

/** Weight of a second on a site, 0 to 1 (rule 5). */
export const Weight = checked(z.number(), z.minimum(0), z.maximum(1));
export type Weight = z.infer<typeof Weight>;

/**
 * The name shown for each category, and its default weight: productive 1, neutral 0.5, distracting
 * 0 (rule 5).
 */
export const CATEGORIES: Readonly<
  Record<Category, { readonly name: string; readonly weight: 1 | 0.5 | 0 }>
> = {
  documentation: { name: "Documentation", weight: 1 },
  code_hosting: { name: "Code hosting", weight: 1 },
  developer_tools: { name: "Developer tools", weight: 1 },
  questions_answers: { name: "Questions and answers", weight: 1 },
  ai_assistant: { name: "AI assistants", weight: 1 },
  cloud_operations: { name: "Cloud and operations", weight: 1 },
  project_management: { name: "Project management", weight: 1 },
  design: { name: "Design", weight: 1 },
  learning: { name: "Learning", weight: 1 },
  productivity: { name: "Office and notes", weight: 1 },
  search: { name: "Search", weight: 0.5 },
  communication: { name: "Mail, chat and calls", weight: 0.5 },
  reference: { name: "Reference", weight: 0.5 },
  work_jobs: { name: "Jobs and business", weight: 0.5 },
  government: { name: "Government and law", weight: 0.5 },
  health: { name: "Health", weight: 0.5 },
  finance: { name: "Money", weight: 0.5 },
  travel: { name: "Travel and maps", weight: 0.5 },
  music: { name: "Music and audio", weight: 0.5 },
  other: { name: "Other", weight: 0.5 },
  uncategorised: { name: "Uncategorised", weight: 0.5 },
  news: { name: "News", weight: 0 },
  social: { name: "Social networks", weight: 0 },
  video: { name: "Video", weight: 0 },
  shopping: { name: "Shopping", weight: 0 },
  games: { name: "Games", weight: 0 },
  sports: { name: "Sports", weight: 0 },
  entertainment: { name: "Entertainment", weight: 0 },
  adult: { name: "Adult", weight: 0 },
};

/**
 * The class of a weight: productive from 0.75, distracting up to 0.25, neutral between. All screens
 * and scores use this function.
 * @example weightClass(0.5) // "neutral"
 */
export function weightClass(weight: Weight): WeightClass {
  if (weight >= 0.75) return "productive";
  return weight <= 0.25 ? "distracting" : "neutral";
}
