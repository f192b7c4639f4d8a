/**
 * A score of 0 to 100 as a ring: each part has an arc as long as its maximum, filled as far as its
 * value.
 */
export function ScoreRing({
  total,
  parts,
  size = 104,
}: {
  total: number;
  parts: readonly { name: string; value: number; most: number }[];
  size?: number;
}) {
  const centre = size / 2;
  const radius = centre - STROKE / 2;
  const turn = (Math.PI * 2) / parts.reduce((sum, part) => sum + part.most, 0);
  // Round ends reach beyond an arc; half of the hole between two parts on either side.
  const inset = STROKE / 2 / radius + HOLE / 2;
  return (
    <svg width={size} height={size} role="img" aria-label={`${total} of 100`} className="shrink-0">
      <g fill="none" strokeWidth={STROKE} strokeLinecap="round">
        {parts.map((part, index) => {
          const start = parts.slice(0, index).reduce((sum, before) => sum + before.most, 0) * turn;
          const from = start + inset;
          const to = start + part.most * turn - inset;
          const until = from + (to - from) * Math.min(1, part.value / part.most);
          return (
            <g key={part.name}>
              <path d={arc(centre, radius, from, to)} stroke="var(--sunken)" />
              {part.value > 0 && (
                <path
                  d={arc(centre, radius, from, until)}
                  stroke="var(--accent)"
                  opacity={1 - index * 0.27}
                />
              )}
            </g>
          );
        })}
      </g>
      <text
        x={centre}
        y={centre + 10}
        textAnchor="middle"
        fontSize={28}
        fontWeight={600}
        letterSpacing="-0.03em"
        fill="var(--ink)"
      >
        {total}
      </text>
    </svg>
  );
}

const STROKE = 8;
const HOLE = 0.07;

/** An arc clockwise between two angles, counted from the top in radians. */
function arc(centre: number, radius: number, from: number, to: number): string {
  const point = (angle: number) =>
    `${(centre + radius * Math.sin(angle)).toFixed(2)} ${(centre - radius * Math.cos(angle)).toFixed(2)}`;
  return `M${point(from)}A${radius} ${radius} 0 ${to - from > Math.PI ? 1 : 0} 1 ${point(to)}`;
}
