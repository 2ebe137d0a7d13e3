import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { inTransaction } from '../../../../api/http/write'
import { keepContent } from '../../../../api/media/service'
import { COUNTY } from '../../api'
import { commandContext } from '../../command'
import { newPicture } from '../../prove'
import { acting, ask, type History, memberAt, NOTHING, pick, say } from '../history'
import { HOMES, type Place, PLACES, STAFF } from '../world'
import { homeAt } from './cases'

const who = fc.nat(STAFF - 1)
const list = fc.nat(9)

/** The newest first. */
export const listAt = ({ picture }: History, n: number) => pick(picture.lists.toReversed(), n)

export const drawUp = (h: History, given: { place: Place; who: number }) =>
  ask(h, '/notices', memberAt(h, given.who).actor, { areaPath: given.place })

interface OfList {
  list: number
  who: number
}

const drop = async (h: History, given: OfList) => {
  const code = listAt(h, given.list)?.code
  if (!code) return NOTHING
  return (await say(h, memberAt(h, given.who).contact.id, { type: 'drop_notice', code })).code
}

/** A photo of the sheet from whoever sends one, and all that are wanted by now are fetched. */
export async function prove(h: History, given: OfList & { isFetched: boolean }) {
  const code = listAt(h, given.list)?.code
  if (!code) return NOTHING
  const photos = [{ reference: randomUUID() }]
  const by = memberAt(h, given.who).contact.id
  const sent = await say(h, by, { type: 'prove_notice', code, photos })
  if (given.isFetched) await fetchPhotos(h)
  return sent.code
}

/** As the worker does: every picture is another one. */
export async function fetchPhotos({ world: { api } }: History): Promise<void> {
  const wanted = await api.sql<{ id: string }[]>`
    select id from media where county = ${COUNTY} and status = 'wanted' order by received_at, id`
  const ctx = commandContext(api)
  for (const { id } of wanted)
    await inTransaction(api.db, (tx) => keepContent(tx, ctx, { id, content: newPicture() }))
}

export async function advance(h: History, given: OfList) {
  const code = listAt(h, given.list)?.code
  if (!code) return NOTHING
  const path = `/notices/by-code/${code}/actions`
  return ask(h, path, memberAt(h, given.who).actor, { type: 'advance' })
}

export async function sever(h: History, given: OfList & { home: number }) {
  const code = listAt(h, given.list)?.code
  if (!code) return NOTHING
  const body = { type: 'sever', head: homeAt(h, given.home).head }
  return ask(h, `/notices/by-code/${code}/actions`, memberAt(h, given.who).actor, body)
}

export const OF_LISTS = [
  { weight: 3, arbitrary: acting('draw up', { place: fc.constantFrom(...PLACES), who }, drawUp) },
  { weight: 1, arbitrary: acting('drop', { list, who }, drop) },
  { weight: 4, arbitrary: acting('prove', { list, who, isFetched: fc.boolean() }, prove) },
  { weight: 6, arbitrary: acting('advance', { list, who }, advance) },
  {
    weight: 3,
    arbitrary: acting('sever', { list, who, home: fc.nat(HOMES - 1) }, sever),
  },
]
