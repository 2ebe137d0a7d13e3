import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Action, type Part, PARTS } from '../../api/shared/rights'
import { allowedParts } from '../api/shared/allowed-parts'
import { startApi, type TestApi } from './api'
import type { Answer, Row } from './rights/row'
import {
  createWorld,
  type Place,
  PLACES,
  placesIn,
  placesOf,
  secretsIn,
  type World,
} from './rights-world'

/** Walks routes as every part, of households in every place: who may does, and nobody sees beyond their reach. */
export function walkRights(rows: Record<string, Row>): void {
  let api: TestApi
  let world: World
  beforeAll(async () => {
    api = await startApi()
    world = await createWorld(api)
  })
  afterAll(() => api.close())

  describe.each(Object.entries(rows))('%s', (name, row) => {
    // As autovacuum does where time passes: the rows become many, and a plan made for few takes seconds.
    beforeAll(async () => {
      if (Object.keys(rows).indexOf(name) % 10 === 0) await api.ownerSql`analyze`
    })

    test.each(PARTS)('as %s', async (part) => {
      const actor = world.actors.get(part)
      const isAllowed = allowedParts(row.action).has(part)
      const faults: string[] = []
      for (const place of placesToTry(row, isAllowed)) {
        const { path, body } = await row.call(world.standings[place], part, api)
        const before = await countStored(api)
        const call = { ...(actor && { actor }), ...(body && { body }) }
        const answer = await api.call(path, call)
        faults.push(
          ...faultsOf(world, row, part, { place, answer }).map((fault) => `${place}: ${fault}`),
        )
        const isRefused = !isAllowed || answer.status >= 400
        if (isRefused) expect(await countStored(api)).toEqual(before)
      }
      expect(faults).toEqual([])
    })
  })
}

/** What a refused call may not have added to. */
async function countStored(api: TestApi) {
  const [row] = await api.sql`
    select (select count(*)::int from events) as events,
           (select count(*)::int from idempotency_keys) as keys,
           (select count(*)::int from contact_links) as links,
           (select count(*)::int from outbox) as outbox,
           (select count(*)::int from staff) as staff`
  return row
}

/** The places whose rows a part may be shown under an action. */
function inReach(action: Action, part: Part): Place[] {
  const reach = allowedParts(action).get(part)
  if (!reach) return []
  if (reach === 'own') return ['inside']
  return reach === 'all' ? PLACES.filter((place) => place !== 'foreign') : placesOf(part)
}

/** What is wrong with one answer; nothing where all is as it should be. */
function faultsOf(
  world: World,
  row: Row,
  part: Part,
  { place, answer }: { place: Place; answer: Answer },
): string[] {
  const faults: string[] = []
  const reach = inReach(row.action, part)
  const seen = placesIn(world, answer.body)
  const beyond = seen.filter((each) => !reach.includes(each))
  if (beyond.length > 0) faults.push(`shows ${beyond}`)
  if (!row.maySayPhones) faults.push(...secretsIn(world, answer.body).map((text) => `says ${text}`))
  const told = `${answer.status} ${answer.body['code']} ${answer.body['reason']}`

  if (!allowedParts(row.action).has(part)) {
    if (answer.status !== 403 || seen.length > 0) faults.push(`is not refused: ${told}`)
    return faults
  }
  if (row.about === 'plain' && answer.status !== 200) faults.push(`is refused: ${told}`)
  if (row.about === 'list') {
    const wanted = row.hidesTied ? reach.filter((each) => each !== 'tied') : reach
    const missing = wanted.filter((each) => !seen.includes(each))
    if (row.hidesTied && seen.includes('tied')) faults.push('shows what is of kin')
    if (answer.status !== 200 || missing.length > 0) faults.push(`lacks ${missing}: ${told}`)
  }
  if (row.about === 'item') {
    const isTied = row.decides && place === 'tied'
    const isDone = row.isDone ?? (({ status }: Answer) => status === 200)
    const isRefused = row.isRefused ?? (({ status }: Answer) => status === 404)
    if (isTied && told !== '409 refused tied') faults.push(`decides though tied: ${told}`)
    if (!isTied && reach.includes(place) && !isDone(answer)) faults.push(`is refused: ${told}`)
    if (!reach.includes(place) && (!isRefused(answer) || seen.length > 0))
      faults.push(`reaches out: ${told}`)
  }
  return faults
}

/** Who may not do it at all is refused before the place is known: one place shows that, unless all is asked for. */
function placesToTry({ about }: Row, isAllowed: boolean): readonly Place[] {
  const isWhole = about === 'item' && (isAllowed || process.env['FULL'] !== undefined)
  return isWhole ? PLACES : ['inside']
}
