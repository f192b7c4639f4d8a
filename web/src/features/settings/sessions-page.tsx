import type { WebSession } from "@streakline/shared/accounts/account-answers.ts";
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Refused } from "../../domain/feedback/refused.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { useNow } from "../../domain/person/use-now.ts";
import { Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { Button } from "../../ui/forms/button.tsx";
import { Confirm } from "../../ui/forms/confirm.tsx";
import { agoWords, instantWords } from "../../ui/format/format-day.ts";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { userAgentWords } from "./user-agent-words.ts";

/** The login sessions of a person: the browsers that are signed in. */
export function SessionsPage(): ReactNode {
  const queryClient = useQueryClient();
  const sessions = useQuery(api.accounts.sessions.queryOptions());
  const [endingAll, setEndingAll] = useState(false);
  const reload = () => queryClient.invalidateQueries(api.accounts.sessions.pathFilter());
  const onError = (error: unknown) => showToast(refusalOf(error).sentence, true);
  const end = useMutation(
    api.accounts.revokeSession.mutationOptions({ onSuccess: reload, onError }),
  );
  const endOthers = useMutation(
    api.accounts.revokeOtherSessions.mutationOptions({
      onSuccess: async ({ revoked }) => {
        setEndingAll(false);
        showToast(`${revoked} login ${revoked === 1 ? "session" : "sessions"} ended`);
        await reload();
      },
      onError,
    }),
  );
  return (
    <>
      <PageTitle lead="Where you are signed in to this dashboard. Editors are under Devices.">
        Login sessions
      </PageTitle>
      <LoginSessions
        sessions={sessions}
        endingId={end.isPending ? end.variables.id : null}
        onEnd={(id) => end.mutate({ id })}
        onEndOthers={() => setEndingAll(true)}
      />
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

function LoginSessions({
  sessions,
  endingId,
  onEnd,
  onEndOthers,
}: {
  sessions: UseQueryResult<{ sessions: WebSession[] }, unknown>;
  /** The session that is being ended; null when none is. */
  endingId: string | null;
  onEnd: (id: string) => void;
  onEndOthers: () => void;
}) {
  const { timeZone } = useMe().settings;
  const now = useNow();
  if (sessions.data === undefined && sessions.isError)
    return <Refused error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (sessions.data === undefined) {
    return (
      <>
        <Loading what="the login sessions" />
        <Skeleton className="h-40" />
      </>
    );
  }
  const list = sessions.data.sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt,
  );
  return (
    <>
      <ul className="card divide-y divide-line">
        {list.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            now={now}
            timeZone={timeZone}
            isEnding={session.id === endingId}
            onEnd={() => onEnd(session.id)}
          />
        ))}
      </ul>
      {list.length > 1 && (
        <Button className="self-start" onClick={onEndOthers}>
          Sign out everywhere else
        </Button>
      )}
    </>
  );
}

function SessionRow({
  session,
  now,
  timeZone,
  isEnding,
  onEnd,
}: {
  session: WebSession;
  now: number;
  timeZone: string;
  isEnding: boolean;
  onEnd: () => void;
}) {
  return (
    <li className="flex flex-wrap items-center gap-3 p-4 sm:px-5">
      <div className="min-w-0 flex-1">
        <p className="font-medium" title={session.userAgent}>
          {userAgentWords(session.userAgent)}
          {session.current && (
            <span className="ml-2 rounded-full bg-accent-soft px-2 py-0.5 text-xs">this one</span>
          )}
        </p>
        <p className="text-sm text-ink-2">
          Signed in {instantWords(session.createdAt, timeZone)}, last seen{" "}
          {agoWords(session.lastSeenAt, now)}
        </p>
      </div>
      {!session.current && (
        <Button small onClick={onEnd} busy={isEnding}>
          Sign out
        </Button>
      )}
    </li>
  );
}
