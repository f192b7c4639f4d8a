/**
 * How many commits were made here, by the lines that git added to the log of HEAD (its reflog).
 * Pulls, checkouts, resets, rebases, fast-forwards and amended commits are none. Only the first
 * word of an entry is looked at. Example: the entries `commit: Fix`, `commit (amend): Fix` and
 * `pull: Fast-forward` are 1.
 */
export function commitsIn(reflog: string): number {
  return reflog.split("\n").filter((line) => MADE_HERE.test(line.slice(line.indexOf("\t") + 1)))
    .length;
}

const MADE_HERE = /^(commit(?! \(amend\))|cherry-pick|revert|merge )[^:]*: (?!fast-forward)/i;
