import { NothingConnectedYet } from "../../domain/connect/nothing-connected.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { Empty } from "../../ui/feedback/states.tsx";
import { Button } from "../../ui/forms/button.tsx";
import { Mark } from "../../ui/layout/logo.tsx";

/** A range without any time: because of the filters, or because nothing was recorded. */
export function EmptyRange({
  isFiltered,
  onRemoveFilters,
}: {
  isFiltered: boolean;
  onRemoveFilters: () => void;
}) {
  const { hasDevices, hasSessions } = useMe();
  const art = (
    <span className="text-line-strong">
      <Mark size={44} />
    </span>
  );
  if (isFiltered) {
    return (
      <Empty
        art={art}
        title="Nothing in this range with these filters"
        action={<Button onClick={onRemoveFilters}>Remove the filters</Button>}
      >
        Each filter narrows the one before.
      </Empty>
    );
  }
  if (!hasDevices && !hasSessions) return <NothingConnectedYet />;
  return (
    <Empty art={art} title="Nothing was recorded in this range">
      Choose a longer range, or another one.
    </Empty>
  );
}
