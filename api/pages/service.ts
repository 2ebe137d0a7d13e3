import type { Db } from '../../db/client'
import { findNumber, getCounty } from '../counties/service'
import type { AppDeps } from '../http/context'
import { getNotice, type Notice } from '../notices/find'
import { countEntries, listEntries } from '../notices/names'
import { isPosterToken, pageLink } from '../notices/poster-token'
import { describeNotice } from '../notices/view'
import { ApiError } from '../shared/errors'

interface Asked {
  county: string
  code: string
  /** What the poster's QR code carries. */
  token: string | undefined
}

/** What the page of a list shows, all of one moment. */
export type NoticeView = Exclude<Awaited<ReturnType<typeof readNotice>>, { movedTo: string }>

/** What its sheet shows, names and all. */
export type Poster = Awaited<ReturnType<typeof readPoster>>

/**
 * A posted list for whoever opens its page: the names with the poster's token while its window is
 * open, and else null, whichever of the two it was. A superseded code leads to its successor.
 */
export const readNotice = (deps: AppDeps, { county, code, token }: Asked) =>
  atOneMoment(deps, async (tx, now) => {
    const notice = await getNotice(tx, county, code)
    if (notice.code !== code) return { movedTo: notice.code }
    const facts = await readFacts(tx, { county, now }, notice)
    const mayRead = facts.isOpen && isReader(deps, { county, code, token }, notice)
    return { ...facts, entries: mayRead ? await listEntries(tx, county, notice, 'as_drawn') : null }
  })

/**
 * The sheet of a list, to be printed: from when it is drawn up until its window is over.
 * @throws ApiError not_found also where the token is wrong: nothing tells the two apart.
 */
export const readPoster = (deps: AppDeps, { county, code, token }: Asked) =>
  atOneMoment(deps, async (tx, now) => {
    const notice = await getNotice(tx, county, code)
    const isReadable = notice.code === code && isReader(deps, { county, code, token }, notice)
    if (!isReadable) throw new ApiError('not_found', 'poster')
    const facts = await readFacts(tx, { county, now }, notice)
    if (!facts.isOpen && notice.status !== 'drawn_up') throw new ApiError('not_found', 'poster')
    const link = pageLink(deps, { county, id: notice.id, code })
    return { ...facts, link, entries: await listEntries(tx, county, notice, 'as_drawn') }
  })

const atOneMoment = <T>(deps: AppDeps, read: (tx: Db, now: Date) => Promise<T>): Promise<T> =>
  deps.connection.db.transaction((tx) => read(tx, deps.clock()), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })

const isReader = (deps: AppDeps, { county, token }: Asked, { id }: Notice) =>
  token !== undefined && isPosterToken(token, deps, county, id)

async function readFacts(tx: Db, { county, now }: { county: string; now: Date }, notice: Notice) {
  const { name, hotline } = await getCounty(tx, county)
  const { households, villages, ...facts } = await describeNotice(tx, { county, now }, notice)
  const drawn = await countEntries(tx, county, notice.id, 'as_drawn')
  return {
    ...facts,
    // As the sheet has it, whose fingerprint stands beside; left out, a name would be told by its gap.
    ...drawn,
    /** How many of them a decision took off since. */
    removed: drawn.households + drawn.villages - households - villages,
    county: name,
    hotline,
    number: await findNumber(tx, county),
    /** Objections are taken, and the names stand on the wall. */
    isOpen: notice.status === 'posted' && now < notice.closesAt,
  }
}
