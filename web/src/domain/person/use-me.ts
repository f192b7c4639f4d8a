import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";

/**
 * The signed-in person. Only for pages behind the sign-in, which are shown once the person is
 * known.
 */
export function useMe(): Me {
  const { data } = useQuery(api.accounts.me.queryOptions(undefined, { staleTime: 60_000 }));
  if (data === undefined)
    throw new Error("this page was shown before it was known who is signed in");
  return data;
}
