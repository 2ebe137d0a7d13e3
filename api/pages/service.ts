import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, senderAddresses } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { getCounty } from '../counties/service'
import type { AppDeps } from '../http/context'
import { getNotice } from '../notices/find'
import { isPosterToken } from '../notices/poster-token'
import { describeNotice, listNames } from '../notices/view'
import { areaAt } from '../shared/area-path'

interface Asked {
  county: string
  code: string
  /** What the poster's QR code carries. */
  token: string | undefined
}

/** What the page of a list shows, all of one moment. */
export type NoticeView = Exclude<Awaited<ReturnType<typeof readNotice>>, { movedTo: string }>

/**
 * A posted list for whoever opens its page: the names with the poster's token while its window is
 * open, and else null, whichever of the two it was. A superseded code leads to its successor.
 */
export function readNotice(deps: AppDeps, { county, code, token }: Asked) {
  const now = deps.clock()
  return deps.connection.db.transaction(
    async (tx) => {
      const { name, hotline } = await getCounty(tx, county)
      const notice = await getNotice(tx, county, code)
      if (notice.code !== code) return { movedTo: notice.code }
      const isOpen = notice.status === 'posted' && now < notice.closesAt
      const mayRead = token !== undefined && isPosterToken(token, deps, county, notice.id)
      return {
        ...(await describeNotice(tx, { county, now }, notice)),
        county: name,
        hotline,
        number: await findNumber(tx, county),
        /** Objections are taken, and the names stand on the wall. */
        isOpen,
        names: isOpen && mayRead ? await namesOf(tx, county, notice) : null,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Where texts to the county go; null where its number is not set. */
async function findNumber(tx: Db, county: string): Promise<string | null> {
  const [row] = await tx
    .select({ address: senderAddresses.address })
    .from(senderAddresses)
    .where(and(eq(senderAddresses.county, county), eq(senderAddresses.channel, 'sms')))
    .orderBy(asc(senderAddresses.address))
    .limit(1)
  return row?.address ?? null
}

/** Brings 2社 before 10社. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

async function namesOf(
  tx: Db,
  county: string,
  { id, level }: { id: string; level: NoticeLevel },
): Promise<{ head: string; size: number; place: string }[]> {
  const listed = await listNames(tx, county, id)
  const villages = await villageNames(
    tx,
    county,
    listed.map(({ areaPath }) => areaAt(areaPath, 'village')),
  )
  return listed
    .toSorted((a, b) => BY_NUMBER.compare(a.areaPath, b.areaPath))
    .map(({ head, size, areaPath }) => {
      const group = areaPath.split('.')[3]
      const village = villages.get(areaAt(areaPath, 'village')) ?? ''
      // The heading of a list below the township names the village already.
      const isPlain = group !== undefined && level !== 'township'
      return { head, size, place: (isPlain ? '' : village) + (group ? `${group}社` : '') }
    })
}

async function villageNames(tx: Db, county: string, paths: readonly string[]) {
  const rows = await tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, [...new Set(paths)])))
  return new Map(rows.map(({ path, name }) => [path, name]))
}
