import type { Page } from "playwright-core";

/** Seconds that the open day page shows: the total, and each row of the named card, as the person can read them to the second. */
export async function shownTotal(page: Page): Promise<number> {
  return Number(await page.getByTestId("day-total").locator("data").first().getAttribute("value"));
}

/** Rows of a card by its heading (`Languages`): name to seconds. */
export async function shownShares(page: Page, heading: string): Promise<Record<string, number>> {
  const card = page.locator("section", { has: page.getByRole("heading", { name: heading, exact: true }) });
  const rows = await card
    .locator("li")
    .evaluateAll((items) =>
      items.map(
        (item) =>
          [item.querySelector("span")?.textContent?.trim() ?? "", Number(item.querySelector("data")?.getAttribute("value"))] as const,
      ),
    );
  return Object.fromEntries(rows);
}

/** A tRPC query with the page's own cookie, as the dashboard would ask. */
export async function query<T>(page: Page, procedure: string, input?: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([path, text]) => {
      const response = await fetch(`/trpc/${path}${text === "" ? "" : `?input=${encodeURIComponent(text ?? "")}`}`);
      return (await response.json()) as { result?: { data: unknown }; error?: { message: string } };
    },
    [procedure, input === undefined ? "" : JSON.stringify(input)],
  );
  if (answer.result === undefined) throw new Error(`${procedure}: ${JSON.stringify(answer.error)}`);
  return answer.result.data as T;
}
