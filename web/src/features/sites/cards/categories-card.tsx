import { CATEGORIES, type Category } from "@streakline/shared/categories/categories.ts";
import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import type { ReactNode } from "react";
import { categoryName, weightColour } from "../../../domain/sites/site-words.ts";
import { ShareList } from "../../../ui/charts/shares/share-list.tsx";
import { Card } from "../../../ui/layout/card.tsx";

/** Categories of the range; each narrows the list of domains. */
export function CategoriesCard({
  summary,
  link,
}: {
  summary: SitesSummary;
  /** Wraps the name of a category. */
  link: (category: Category, name: ReactNode) => ReactNode;
}) {
  return (
    <Card title="Categories">
      <ShareList
        limit={10}
        rows={summary.categories.map(({ category, seconds }) => ({
          value: category,
          name: categoryName(category),
          seconds,
          colour: weightColour(CATEGORIES[category].weight),
        }))}
        link={(row, name) => link(row.value as Category, name)}
      />
    </Card>
  );
}
