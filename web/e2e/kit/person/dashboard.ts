import type { Page } from "playwright-core";

/** The seconds of coding time on the open day page. */
export async function shownTotal(page: Page): Promise<number> {
  return Number(await page.getByTestId("day-total").locator("data").first().getAttribute("value"));
}

/** Rows of a card by its heading (`Languages`): name to seconds. */
export async function shownShares(page: Page, heading: string): Promise<Record<string, number>> {
  const card = page.locator("section", {
    has: page.getByRole("heading", { name: heading, exact: true }),
  });
  const rows = await card
    .locator("li")
    .evaluateAll((items) =>
      items.map(
        (item) =>
          [
            item.querySelector("span")?.textContent?.trim() ?? "",
            Number(item.querySelector("data")?.getAttribute("value")),
          ] as const,
      ),
    );
  return Object.fromEntries(rows);
}

/** A tRPC query with the cookie of the page. */
export function query<T>(page: Page, procedure: string, input?: unknown): Promise<T> {
  return ask(
    page,
    procedure,
    input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`,
  );
}

/**
 * A tRPC mutation with the cookie of the page, like one from another screen of the person: the open
 * page does not notice it.
 */
export function change<T>(page: Page, procedure: string, input: unknown): Promise<T> {
  return ask(page, procedure, "", JSON.stringify(input));
}

async function ask<T>(page: Page, procedure: string, search: string, body?: string): Promise<T> {
  const answer = await page.evaluate(
    async ([url, text]) => {
      const post = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: text ?? "",
      };
      const response = await fetch(url, text === null ? {} : post);
      return (await response.json()) as { result?: { data: unknown }; error?: { message: string } };
    },
    [`/trpc/${procedure}${search}`, body ?? null] as const,
  );
  if (answer.result === undefined) throw new Error(`${procedure}: ${JSON.stringify(answer.error)}`);
  return answer.result.data as T;
}
