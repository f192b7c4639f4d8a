import { expect, test } from "vitest";
import { frameworkOf, type Manifest } from "./framework-of.ts";

test.each<[Manifest, string, string]>([
  ["package.json", '{"dependencies":{"react":"19","next":"16"}}', "next"],
  ["package.json", '{"devDependencies":{"svelte":"5"}}', "svelte"],
  ["package.json", '{"name":"react"}', ""],
  ["package.json", "{broken", ""],
  ["package.json", "[]", ""],
  ["pyproject.toml", '[project]\ndependencies = ["Django>=5"]', "django"],
  ["requirements.txt", "fastapi==0.1\nuvicorn", "fastapi"],
  ["Cargo.toml", '[dependencies]\naxum = "0.8"', "axum"],
  ["go.mod", "require github.com/gin-gonic/gin v1.10.0", "gin"],
  ["pom.xml", "<artifactId>spring-boot-starter</artifactId>", "spring-boot"],
  ["composer.json", '{"require":{"laravel/framework":"^12"}}', "laravel"],
  ["Gemfile", 'gem "rails", "~> 8"', "rails"],
  ["Gemfile", 'gem "guardrails"', ""],
])("%s with %j is %j", (manifest, text, framework) => {
  expect(frameworkOf(manifest, text)).toBe(framework);
});
