import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { cleanCode } from "./device-calls.ts";
import { Review } from "./review.tsx";

const route = getRouteApi("/_in/device");

/**
 * Approves the code that an editor or a browser shows; one click when the code is in the address.
 */
export function DevicePage(): ReactNode {
  const { user_code } = route.useSearch();
  return (
    <div className="mx-auto w-full max-w-110 pt-[5vh]">
      <section className="card p-6 sm:p-8">
        {user_code === undefined ? (
          <AskForCode />
        ) : (
          <Review key={user_code} code={cleanCode(user_code)} />
        )}
      </section>
    </div>
  );
}

function AskForCode() {
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string>();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("code");
    const code = cleanCode(typeof typed === "string" ? typed : "");
    if (code === "") setComplaint("Type the code that your editor or browser shows.");
    else void navigate({ to: "/device", search: { user_code: code } });
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
        Connect an editor or browser
      </h1>
      <Field
        label="Code from the editor or browser"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        placeholder="ABCD-EFGH"
        error={complaint}
      />
      <Button type="submit" kind="primary">
        Continue
      </Button>
    </form>
  );
}
