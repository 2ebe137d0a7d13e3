/**
 * Lines in parts of about so many, all of a helper together in whatever order they come: who is told is told
 * once.
 */
export function partsOf<T extends { staffId: string }>(lines: readonly T[], atOnce: number): T[][] {
  const parts: T[][] = []
  for (const theirs of Map.groupBy(lines, ({ staffId }) => staffId).values()) {
    const last = parts.at(-1)
    if (last && last.length + theirs.length <= atOnce) last.push(...theirs)
    else parts.push([...theirs])
  }
  return parts
}
