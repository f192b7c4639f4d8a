/**
 * Number of commits made on this machine, from lines of git's log of HEAD (reflog). Pulls,
 * checkouts, resets, rebases, fast-forwards and amended commits do not count. Only the first word
 * of an entry is read.
 * @example the entries `commit: Fix`, `commit (amend): Fix` and `pull: Fast-forward` are 1
 */
export function commitsIn(reflog: string): number {
  return reflog.split("\n").filter((line) => MADE_HERE.test(line.slice(line.indexOf("\t") + 1)))
    .length;
}

const MADE_HERE = /^(commit(?! \(amend\))|cherry-pick|revert|merge )[^:]*: (?!fast-forward)/i;
