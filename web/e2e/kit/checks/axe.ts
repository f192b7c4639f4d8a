import { axeSource } from "../machine/tools.ts";

type AxeResult = {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
};

/** The violations that axe finds in the page, one line for each element. */
export async function axeViolations(page: {
  evaluate(expression: string): Promise<unknown>;
}): Promise<string[]> {
  // Evaluated instead of added as a script: the page keeps its content security policy.
  await page.evaluate(axeSource());
  const { violations } = (await page.evaluate(
    'axe.run({ resultTypes: ["violations"] })',
  )) as AxeResult;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}: ${node.html.slice(0, 200)} ` +
        `(${(node.failureSummary ?? "").replaceAll(/\s+/g, " ").slice(0, 300)})`,
    ),
  );
}
