import type { ReactNode } from "react";
import { Logo } from "../../ui/layout/logo.tsx";

/** The frame of the pages before the sign-in. */
export function SignInFrame({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}) {
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden">
      <Streaks />
      <header className="px-5 py-4 sm:px-8">
        <Logo />
      </header>
      <main className="flex flex-1 flex-col items-center px-4 pt-[7vh] pb-16">
        <div className="card w-full max-w-100 p-6 sm:p-8">
          <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">{title}</h1>
          {lead !== undefined && <div className="mt-1.5 text-ink-2">{lead}</div>}
          <div className="mt-6">{children}</div>
        </div>
        {below !== undefined && <div className="mt-5 text-center text-ink-2">{below}</div>}
      </main>
    </div>
  );
}

function Streaks() {
  const rows = [
    [4, 22, 31, 9, 48, 30],
    [0, 14, 20, 34, 62, 12, 80, 16],
    [10, 40, 58, 8, 72, 26],
    [2, 9, 16, 25, 49, 6, 60, 38],
    [20, 33, 61, 21, 88, 9],
    [6, 18, 30, 40, 78, 20],
  ];
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 42"
      preserveAspectRatio="none"
      className="absolute inset-x-0 bottom-0 -z-10 h-[40vh] w-full text-ink opacity-[0.08]"
    >
      {rows.map((row, index) => (
        <g key={row.join("-")} fill="currentColor">
          {row.map(
            (start, place) =>
              place % 2 === 0 && (
                <rect
                  key={start}
                  x={start}
                  y={index * 7 + 3}
                  width={row[place + 1]}
                  height={1.1}
                  rx={0.3}
                />
              ),
          )}
        </g>
      ))}
    </svg>
  );
}
