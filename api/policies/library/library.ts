import type { AreaPath } from '../../../db/values/areas'
import { contains } from '../../shared/area-path'
import type { Day } from '../../shared/day'
import { createArticleSearch } from '../articles'
import { readAsked, wordingsFor } from '../asked'
import type { Card } from '../card'
import { CARDS } from '../cards'
import { createSearch } from '../search'
import { speaksOfRest, subjectNamed, subjectsOf } from '../subject'
import { isOvertaken } from './overtaken'
import { isInForce, type Validity } from './rules'

/** An article of a version of a document. */
export interface LibraryArticle {
  id: string
  document: string
  /** 第十五条, or what the part is called. */
  label: string
  title: string
  passages: readonly string[]
  text: string
  /** Of its version. */
  validFrom: Day
}

/** A version of a document, with what its articles share. */
export interface LibraryVersion extends Validity {
  id: string
  areaPath: AreaPath
  articles: readonly LibraryArticle[]
}

/** A card of the county's own, or another wording for one. */
export interface OwnCard extends Validity {
  card: Card
  areaPath: AreaPath
  aliasOf: string | null
}

/** Whom an answer is for: what is in force on the day, in one of the areas. */
export interface Reader {
  day: Day
  areaPaths: readonly AreaPath[]
}

/** After so many changes, or a quarter of all, the articles are laid out anew. */
const MANY_CHANGES = 1_000

/** Days that are asked about again and again. */
const MOST_DAYS = 20

const asked = readAsked()

export type Library = ReturnType<typeof createLibrary>

/**
 * What can be answered from in a county, in this process: our cards, its own, and the articles of its
 * documents. The same contents give the same answers, in whatever order they came.
 */
export function createLibrary() {
  const versions = new Map<string, LibraryVersion>()
  /** What papers are about for whose articles no wordings were written: the county's own. */
  const subjects = new Map<string, string[]>()
  const articles = new Map<string, { article: LibraryArticle; version: LibraryVersion }>()
  const ownCards = new Map<string, OwnCard>()
  const cards = new Map(CARDS.map((card) => [card.id, card]))
  const cardSearch = createSearch(CARDS)
  let articleSearch = createArticleSearch([], asked)
  let changes = 0
  const overtaken = new Map<Day, ReadonlySet<string>>()

  const isFor = (part: Validity & { areaPath: AreaPath }, { day, areaPaths }: Reader) =>
    isInForce(part, day) && areaPaths.some((path) => contains(part.areaPath, path))

  function removeVersion(id: string): void {
    for (const article of versions.get(id)?.articles ?? []) {
      articleSearch.remove(article)
      articles.delete(article.id)
      changes++
    }
    versions.delete(id)
    subjects.delete(id)
    overtaken.clear()
  }

  function putVersions(fresh: readonly LibraryVersion[]): void {
    overtaken.clear()
    for (const { id } of fresh) removeVersion(id)
    for (const version of fresh) {
      versions.set(version.id, version)
      const name = version.articles[0]?.document ?? ''
      const isOwn = version.articles.every((each) => wordingsFor(each, asked).length === 0)
      subjects.set(version.id, isOwn ? subjectsOf(name) : [])
      for (const article of version.articles) articles.set(article.id, { article, version })
    }
    const coming = fresh.flatMap((version) => version.articles)
    changes += coming.length
    // What comes and goes lies in lists of its own, which cost more.
    if (changes > Math.max(MANY_CHANGES, articles.size / 4)) layOut()
    else for (const article of coming) articleSearch.add(article)
  }

  function layOut(): void {
    const all = [...articles.values()].map(({ article }) => article)
    articleSearch = createArticleSearch(all, asked)
    changes = 0
  }

  /** Of our cards those that laws in the library have overtaken; looked up once a day and change. */
  function overtakenOn(day: Day): ReadonlySet<string> {
    const known = overtaken.get(day)
    if (known) return known
    const all = [...versions.values()]
    const found = new Set(CARDS.filter((card) => isOvertaken(card, all, day)).map(({ id }) => id))
    if (overtaken.size >= MOST_DAYS) overtaken.clear()
    overtaken.set(day, found)
    return found
  }

  /** A card with the wordings that were added to it. */
  function withAliases(card: Card): Card {
    const more = [...ownCards.values()].filter(({ aliasOf }) => aliasOf === card.id)
    const wordings = more.map((own) => own.card.question).toSorted()
    return wordings.length === 0 ? card : { ...card, aliases: [...card.aliases, ...wordings] }
  }

  function refresh(id: string | null): void {
    const card = id === null ? undefined : (ownCards.get(id)?.card ?? cards.get(id))
    if (!card) return
    cardSearch.remove(card.id)
    cardSearch.add(withAliases(card))
  }

  function removeCard(id: string): void {
    const own = ownCards.get(id)
    if (!own) return
    ownCards.delete(id)
    if (own.aliasOf === null) cardSearch.remove(id)
    else refresh(own.aliasOf)
  }

  function putCard(own: OwnCard): void {
    removeCard(own.card.id)
    ownCards.set(own.card.id, own)
    refresh(own.aliasOf ?? own.card.id)
  }

  return {
    putVersions,
    removeVersion,
    putCard,
    removeCard,
    /** The cards for a question, best first. */
    searchCards(question: string, reader: Reader, most?: number) {
      const isWanted = (id: string) => {
        const own = ownCards.get(id)
        if (own) return isFor(own, reader)
        return !overtakenOn(reader.day).has(id)
      }
      return cardSearch.search(question, most, isWanted)
    },
    /** The articles for a question, best first, and how sure it is that one of them answers. */
    searchArticles(question: string, reader: Reader, most?: number) {
      const isWanted = (id: string) => {
        const found = articles.get(id)
        return found !== undefined && isFor(found.version, reader)
      }
      return articleSearch.search(question, most, isWanted)
    },
    /** The articles of the county's own papers, named by a question, that speak of all it asks besides; best first. */
    searchOwnPapers(question: string, reader: Reader, most?: number) {
      const named = new Map(
        [...subjects].flatMap(([id, of]): [string, string][] => {
          const subject = subjectNamed(question, of)
          return subject === null ? [] : [[id, subject]]
        }),
      )
      if (named.size === 0) return []
      const isWanted = (id: string) => {
        const found = articles.get(id)
        const subject = named.get(found?.version.id ?? '')
        if (!found || subject === undefined || !isFor(found.version, reader)) return false
        return speaksOfRest(question, subject, found.article.text)
      }
      return articleSearch.search(question, most, isWanted).hits
    },
    isOwn: (id: string) => ownCards.has(id),
    nearnessTo: (question: string) => articleSearch.nearnessTo(question),
    nearestWording: (question: string, id: string) => articleSearch.nearestWording(question, id),
    cardOf(id: string, reader: Reader): Card | undefined {
      const own = ownCards.get(id)
      if (!own) return cards.get(id)
      return own.aliasOf === null && isFor(own, reader) ? own.card : undefined
    },
    articleOf(id: string, reader: Reader): LibraryArticle | undefined {
      const found = articles.get(id)
      return found && isFor(found.version, reader) ? found.article : undefined
    },
  }
}
