import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { AgentsRule } from "./rules/agents-rule.tsx";
import { DaysRule } from "./rules/days-rule.tsx";
import { DeepWorkRule } from "./rules/deep-work-rule.tsx";
import { FocusRule } from "./rules/focus-rule.tsx";
import { GapsRule } from "./rules/gaps-rule.tsx";
import { OnceRule } from "./rules/once-rule.tsx";
import { ProductiveRule } from "./rules/productive-rule.tsx";
import { StreakRule } from "./rules/streak-rule.tsx";
import { WhyRule } from "./rules/why-rule.tsx";

/** The published rules, with examples that the functions of the server compute. */
export function HowWeCountPage(): ReactNode {
  const hash = useRouterState({ select: (state) => state.location.hash });
  useEffect(() => {
    if (hash !== "") document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <div className="pb-8">
      <h1 className="text-[1.625rem] leading-9 font-semibold tracking-[-0.02em]">How we count</h1>
      <p className="mt-2 mb-8 max-w-prose text-ink-2">
        Nine rules decide how every second counts. The examples are computed in your browser by the
        functions that count your time on the server. Move their sliders.
      </p>
      <OnceRule />
      <GapsRule />
      <DaysRule />
      <AgentsRule />
      <ProductiveRule />
      <DeepWorkRule />
      <FocusRule />
      <StreakRule />
      <WhyRule />
    </div>
  );
}
