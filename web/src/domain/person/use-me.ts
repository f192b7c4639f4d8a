import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";

/**
 * Who is signed in. Pages behind the sign-in are only shown once it is known, so it is always there
 * for them.
 */
export function useMe(): Me {
  const { data } = useQuery(api.accounts.me.queryOptions(undefined, { staleTime: 60_000 }));
  if (data === undefined)
    throw new Error("this page was shown before it was known who is signed in");
  return data;
}
