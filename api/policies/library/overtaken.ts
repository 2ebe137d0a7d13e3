import type { Day } from '../../shared/day'
import { shortLawName } from '../asked'
import { type Card, inSource } from '../card'
import type { LibraryVersion } from './library'
import { isInForce } from './rules'

/**
 * Whether the library shows that a card of ours says no more what its law says on a day: the law is no longer in force,
 * has no such article, or that does not hold a figure of the card. Of a law the library does not have nothing is known.
 */
export function isOvertaken(
  { source: { document, article }, figures }: Card,
  versions: readonly LibraryVersion[],
  day: Day,
): boolean {
  const law = shortLawName(document)
  const known = versions.filter(
    ({ articles, validFrom }) =>
      validFrom <= day && shortLawName(articles[0]?.document ?? '') === law,
  )
  const standing = known.filter((version) => isInForce(version, day))
  if (standing.length === 0) return known.length > 0
  return standing.every((version) => {
    const text = version.articles.find(({ label }) => label === article)?.text
    return text === undefined || figures.some((figure) => !text.includes(inSource(figure)))
  })
}
