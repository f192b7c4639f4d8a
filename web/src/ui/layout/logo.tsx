/** The mark: streaks of work with a gap between them, as they lie on a day's timeline. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 22 22"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M8.5 4.5h10" />
      <path d="M3.5 11h6.5" />
      <path d="M16 11h2.5" opacity="0.45" />
      <path d="M3.5 17.5h10" />
    </svg>
  );
}

/** Mark and name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-ink">
      <span className="text-accent">
        <Mark />
      </span>
      <span className="text-[0.9375rem] font-semibold tracking-[-0.015em]">Streakline</span>
    </span>
  );
}
