import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useNow } from "../../domain/person/use-now.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Confirm } from "../../ui/forms/confirm.tsx";
import { agoWords, instantWords } from "../../ui/format/format-day.ts";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { userAgentWords } from "./user-agent-words.ts";

/** Browsers that are signed in. */
export function SessionsPage(): ReactNode {
  const me = useMe();
  const now = useNow();
  const queryClient = useQueryClient();
  const sessions = useQuery(api.accounts.sessions.queryOptions());
  const [endingAll, setEndingAll] = useState(false);
  const reload = () => queryClient.invalidateQueries(api.accounts.sessions.pathFilter());
  const tell = (error: unknown) => showToast(refusalOf(error).sentence, true);
  const end = useMutation(
    api.accounts.revokeSession.mutationOptions({ onSuccess: reload, onError: tell }),
  );
  const endOthers = useMutation(
    api.accounts.revokeOtherSessions.mutationOptions({
      onSuccess: async ({ revoked }) => {
        setEndingAll(false);
        showToast(`${revoked} ${revoked === 1 ? "session" : "sessions"} ended`);
        await reload();
      },
      onError: tell,
    }),
  );
  const list = sessions.data?.sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt,
  );
  return (
    <>
      <PageTitle lead="Where you are signed in to this dashboard. Editors are under Devices.">
        Browser sessions
      </PageTitle>
      {list === undefined ? (
        sessions.isError ? (
          <ErrorNote {...refusalOf(sessions.error)} onRetry={() => void sessions.refetch()} />
        ) : (
          <>
            <Loading what="the sessions" />
            <Skeleton className="h-40" />
          </>
        )
      ) : (
        <>
          <ul className="card divide-y divide-line">
            {list.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center gap-3 p-4 sm:px-5">
                <div className="min-w-0 flex-1">
                  <p className="font-medium" title={session.userAgent}>
                    {userAgentWords(session.userAgent)}
                    {session.current && (
                      <span className="ml-2 rounded-full bg-accent-soft px-2 py-0.5 text-xs">
                        this one
                      </span>
                    )}
                  </p>
                  <p className="text-sm text-ink-2">
                    Signed in {instantWords(session.createdAt, me.settings.timeZone)}, last seen{" "}
                    {agoWords(session.lastSeenAt, now)}
                  </p>
                </div>
                {!session.current && (
                  <Button
                    small
                    onClick={() => end.mutate({ id: session.id })}
                    busy={end.isPending && end.variables.id === session.id}
                  >
                    Sign out
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {list.length > 1 && (
            <Button className="self-start" onClick={() => setEndingAll(true)}>
              Sign out everywhere else
            </Button>
          )}
        </>
      )}
      <Confirm
        open={endingAll}
        title="Sign out everywhere else?"
        action="Sign out"
        busy={endOthers.isPending}
        onClose={() => setEndingAll(false)}
        onConfirm={() => endOthers.mutate({})}
      >
        All other browsers must sign in again. Your editors stay connected and keep recording.
      </Confirm>
    </>
  );
}
