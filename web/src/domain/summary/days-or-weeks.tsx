import { Choice } from "../../ui/forms/choice.tsx";

/** The choice between bars of days and of weeks. */
export function DaysOrWeeks({
  size,
  onSize,
}: {
  size: "day" | "week";
  onSize: (size: "day" | "week") => void;
}) {
  return (
    <Choice
      label="Bars"
      value={size}
      options={[
        { value: "day", label: "Days" },
        { value: "week", label: "Weeks" },
      ]}
      onChange={onSize}
    />
  );
}
