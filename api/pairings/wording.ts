const SPLIT = /[\s,，、;；。:：]+|(?<=\p{Script=Han}{2})[和跟与](?=\p{Script=Han}{2})/u
/** Before a name, 宝坪村3社牟大岭, and behind it, 牟大岭家. */
const PLACE =
  /^(?:\p{Script=Han}{1,8}?(?:村|社区))?(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组队]的?)?/u
const BEHIND = /(?:家|户|同志|书记|主任|老师)$/u
const MYSELF = /^(?:我|我自己|本人)$/u
const WHY = /^(?:因为?|原因|理由|由于)(?:是)?[\s:：,，]*/u

export const headTokens = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(SPLIT)
    .filter((token) => token !== '')

/** A token without what stands around a name in it. */
const bare = (token: string): string => {
  const name = token.replace(PLACE, '')
  return (name.length >= 2 ? name : token).replace(BEHIND, (end) => (name.length > 2 ? '' : end))
}

/** Whom, with whom and why, as far as a text says it. */
export interface SaidPairing {
  /** As they were said, with their group. */
  heads: string[]
  helper: string | null
  reasonText: string | null
}

/**
 * 牟大岭 熊长富 调动, 熊长富 牟大岭、谭大山, 牟大岭、谭大山 由熊长富. Who is called like a household and like a
 * cadre is the cadre where another household is named, and nobody else is the cadre.
 */
export function readPairing(
  text: string,
  heads: readonly string[],
  helpers: readonly string[],
): SaidPairing {
  const tokens = headTokens(text)
  const isHead = new Set(heads)
  const isHelper = new Set(helpers)
  const helperOf = (token: string): string | null => {
    const name = token.replace(/^由/u, '').replace(BEHIND, '')
    const known = [token, token.replace(/^由/u, ''), name].find((each) => isHelper.has(each))
    return known ?? (MYSELF.test(token) ? token : null)
  }
  const named = tokens.map((token) => ({
    token,
    head: isHead.has(bare(token)) || isHead.has(token),
    helper: helperOf(token),
  }))
  const onlyHelpers = named.filter(({ head, helper }) => helper !== null && !head)
  // The last of those who may be both, so that a household comes first.
  const helper = onlyHelpers[0] ?? named.filter((each) => each.helper !== null && each.head).at(-1)
  const known = named.filter((each) => each.head && each !== helper)
  const rest = named.filter((each) => each !== helper && !each.head)
  // Before anybody who is known a word is a household nobody has heard of; behind them it says why.
  const lastKnown = Math.max(
    ...[...known, ...(helper ? [helper] : [])].map((each) => named.indexOf(each)),
    -1,
  )
  const unknown = rest.filter((each) => named.indexOf(each) < lastKnown || lastKnown === -1)
  const words = rest.filter((each) => !unknown.includes(each)).map(({ token }) => token)
  const reason = words.join(' ').replace(WHY, '').trim()
  return {
    heads: named
      .filter((each) => known.includes(each) || unknown.includes(each))
      .map(({ token }) => token),
    helper: helper?.helper ?? null,
    reasonText: reason === '' ? null : reason,
  }
}
