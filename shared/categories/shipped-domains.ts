import { ADULT } from "./domains/adult.ts";
import { AI_ASSISTANT } from "./domains/ai-assistant.ts";
import { CLOUD_OPERATIONS } from "./domains/cloud-operations.ts";
import { CODE_HOSTING } from "./domains/code-hosting.ts";
import { COMMUNICATION } from "./domains/communication.ts";
import { DESIGN } from "./domains/design.ts";
import { DEVELOPER_TOOLS } from "./domains/developer-tools.ts";
import { DOCUMENTATION } from "./domains/documentation.ts";
import { ENTERTAINMENT } from "./domains/entertainment.ts";
import { FINANCE } from "./domains/finance.ts";
import { GAMES } from "./domains/games.ts";
import { GOVERNMENT } from "./domains/government.ts";
import { HEALTH } from "./domains/health.ts";
import { LEARNING } from "./domains/learning.ts";
import { MUSIC } from "./domains/music.ts";
import { NEWS } from "./domains/news.ts";
import { OTHER } from "./domains/other.ts";
import { PRODUCTIVITY } from "./domains/productivity.ts";
import { PROJECT_MANAGEMENT } from "./domains/project-management.ts";
import { QUESTIONS_ANSWERS } from "./domains/questions-answers.ts";
import { REFERENCE } from "./domains/reference.ts";
import { SEARCH } from "./domains/search.ts";
import { SHOPPING } from "./domains/shopping.ts";
import { SOCIAL } from "./domains/social.ts";
import { SPORTS } from "./domains/sports.ts";
import { TRAVEL } from "./domains/travel.ts";
import { VIDEO } from "./domains/video.ts";
import { WORK_JOBS } from "./domains/work-jobs.ts";
import { GOVERNMENT_SUFFIXES, LEARNING_SUFFIXES } from "./domains/suffixes.ts";
import type { Category } from "./categories.ts";
import { domainsIn } from "./domains-in.ts";

const LISTS: Readonly<Partial<Record<Category, string>>> = {
  adult: ADULT,
  ai_assistant: AI_ASSISTANT,
  cloud_operations: CLOUD_OPERATIONS,
  code_hosting: CODE_HOSTING,
  communication: COMMUNICATION,
  design: DESIGN,
  developer_tools: DEVELOPER_TOOLS,
  documentation: DOCUMENTATION,
  entertainment: ENTERTAINMENT,
  finance: FINANCE,
  games: GAMES,
  government: GOVERNMENT_SUFFIXES + GOVERNMENT,
  health: HEALTH,
  learning: LEARNING_SUFFIXES + LEARNING,
  music: MUSIC,
  news: NEWS,
  other: OTHER,
  productivity: PRODUCTIVITY,
  project_management: PROJECT_MANAGEMENT,
  questions_answers: QUESTIONS_ANSWERS,
  reference: REFERENCE,
  search: SEARCH,
  shopping: SHOPPING,
  social: SOCIAL,
  sports: SPORTS,
  travel: TRAVEL,
  video: VIDEO,
  work_jobs: WORK_JOBS,
};

/**
 * The shipped list: well-known registrable domains, and suffixes reserved for one kind of site,
 * each with its category. Built once, when the module is loaded.
 */
export const SHIPPED: ReadonlyMap<string, Category> = new Map(
  (Object.keys(LISTS) as Category[]).flatMap((category) =>
    domainsIn(LISTS[category] ?? "").map((domain) => [domain, category] as const),
  ),
);
