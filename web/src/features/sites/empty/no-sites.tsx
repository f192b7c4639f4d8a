import type { ConsentState } from "@streakline/shared/privacy/consents.ts";
import { CONSENTS } from "@streakline/shared/privacy/consents.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import {
  Code,
  EXTENSION_FILES,
  PACKAGE_COMMAND,
} from "../../../domain/connect/extension-files.tsx";
import { buttonClass } from "../../../ui/forms/button.tsx";
import { Mark } from "../../../ui/layout/logo.tsx";
import { StepBadge } from "../../../ui/layout/step-badge.tsx";
import { Empty } from "../../../ui/feedback/states.tsx";
import { classes } from "../../../ui/classes.ts";

const ART = (
  <span className="text-line-strong">
    <Mark size={44} />
  </span>
);

/**
 * Why there are no sites: no browser, no consent, or nothing in the range; each with what to do.
 */
export function NoSites({
  consent,
  hasBrowser,
  origin,
}: {
  consent: ConsentState;
  hasBrowser: boolean;
  origin: string;
}): ReactNode {
  if (consent === "given" && hasBrowser) {
    return (
      <Empty art={ART} title="No site was recorded in this range">
        Choose a longer range, or another one. A browser sends what it recorded every five minutes.
      </Empty>
    );
  }
  if (consent === "withdrawn") {
    return (
      <Empty
        art={ART}
        title="Websites are not recorded"
        action={
          <Link to="/settings/privacy" className={buttonClass("plain")}>
            Open Privacy
          </Link>
        }
      >
        You said no, so no browser records websites and the server accepts none. You can switch it
        on under Privacy.
      </Empty>
    );
  }
  return <HowToConnect isAgreed={consent === "given"} hasBrowser={hasBrowser} origin={origin} />;
}

function HowToConnect({
  isAgreed,
  hasBrowser,
  origin,
}: {
  isAgreed: boolean;
  hasBrowser: boolean;
  origin: string;
}) {
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-5 py-10 sm:px-8">
      <div className="flex flex-col items-center gap-3 text-center">
        {ART}
        <h2 className="text-lg font-semibold text-balance">
          See where the other half of the day goes
        </h2>
        <p className="max-w-prose text-balance text-ink-2">
          A small extension for Chrome and Firefox records which websites you visit. With your
          editor it makes one timeline of the day, on which every second counts for one of them.
        </p>
      </div>
      <ol className="flex flex-col gap-5">
        <Way number={1} title="Install the browser extension" done={hasBrowser}>
          If somebody else runs this server, ask them for it. If you run it, run{" "}
          <Code>{PACKAGE_COMMAND}</Code> in Streakline's folder on the server's machine; it writes{" "}
          <Code>{EXTENSION_FILES.chrome}</Code> and <Code>{EXTENSION_FILES.firefox}</Code>. In
          Chrome unpack the first, open <Code>chrome://extensions</Code>, turn on{" "}
          <em>Developer mode</em> and choose <em>Load unpacked</em>; in Firefox open{" "}
          <Code>about:debugging#/runtime/this-firefox</Code> and choose{" "}
          <em>Load Temporary Add-on</em>, which lasts until Firefox is closed. Its first page asks
          for the address of the server: <Code>{origin}</Code>
        </Way>
        <Way number={2} title="Read what it asks, and say yes or no" done={isAgreed}>
          It is off until you allow it, and a no holds on every device. It asks this:
          <q
            className={classes(
              "mt-2 block border-l-2 border-line-strong pl-3",
              "text-ink before:content-none after:content-none",
            )}
          >
            {CONSENTS.sites.sentence}
          </q>
        </Way>
        <Way number={3} title="Sign in from the browser" done={hasBrowser}>
          One click on Connect, as with your editor. The first minutes appear here at most five
          minutes later.
        </Way>
      </ol>
      <div className="flex flex-wrap justify-center gap-2">
        <Link to="/settings/privacy" className={buttonClass("plain")}>
          What is stored, and your choices
        </Link>
        <Link to="/how-we-count" hash="rule-5" className={buttonClass("quiet")}>
          How sites count
        </Link>
      </div>
    </div>
  );
}

function Way({
  number,
  title,
  done,
  children,
}: {
  number: number;
  title: string;
  done: boolean;
  children: ReactNode;
}) {
  return (
    <li className="flex gap-4">
      <StepBadge number={number} state={done ? "done" : "later"} />
      <div className="min-w-0 flex-1 pt-0.5">
        <h3 className="font-semibold">{title}</h3>
        <div className="mt-1 text-ink-2">{children}</div>
      </div>
    </li>
  );
}
