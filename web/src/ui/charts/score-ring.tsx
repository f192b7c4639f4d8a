import { Group } from "@visx/group";
import { Arc } from "@visx/shape";

const GAP = 0.07;

/** A score of 0 to 100 as a ring of its parts: each part has an arc as long as what it can give, filled as far as it gave. */
export function ScoreRing({
  total,
  parts,
  size = 104,
}: {
  total: number;
  parts: readonly { name: string; value: number; most: number }[];
  size?: number;
}) {
  const outer = size / 2;
  const turn = (Math.PI * 2) / parts.reduce((sum, part) => sum + part.most, 0);
  return (
    <svg width={size} height={size} role="img" aria-label={`${total} of 100`} className="shrink-0">
      <Group left={outer} top={outer}>
        {parts.map((part, index) => {
          const start = parts.slice(0, index).reduce((sum, before) => sum + before.most, 0) * turn;
          const from = start + GAP / 2;
          const to = start + part.most * turn - GAP / 2;
          const until = from + (to - from) * Math.min(1, part.value / part.most);
          return (
            <g key={part.name}>
              <Arc startAngle={from} endAngle={to} innerRadius={outer - 9} outerRadius={outer} cornerRadius={3} fill="var(--sunken)" />
              <Arc
                startAngle={from}
                endAngle={until}
                innerRadius={outer - 9}
                outerRadius={outer}
                cornerRadius={3}
                fill="var(--accent)"
                opacity={1 - index * 0.27}
              />
            </g>
          );
        })}
      </Group>
      <text x={outer} y={outer + 10} textAnchor="middle" fontSize={28} fontWeight={600} letterSpacing="-0.03em" fill="var(--ink)">
        {total}
      </text>
    </svg>
  );
}
