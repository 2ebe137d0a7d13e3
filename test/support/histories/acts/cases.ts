import fc from 'fast-check'
import { surveyor } from '../../surveys'
import { acting, ask, type History, memberAt, NOTHING, pick, say } from '../history'
import { HOMES, type Home, STAFF } from '../world'

const home = fc.nat(HOMES - 1)
const who = fc.nat(STAFF - 1)

export const apply = (h: History, { home: n }: { home: number }) => {
  const of = homeAt(h, n)
  return ask(h, '/applications', of.contact.actor, { householdId: of.id })
}

export function homeAt({ homes }: Pick<History, 'homes'>, n: number): Home {
  const found = pick(homes, n)
  if (!found) throw new Error('no household')
  return found
}

async function withdraw(h: History, given: { home: number; isUndone: boolean; isOwn: boolean }) {
  const of = homeAt(h, given.home)
  const filed = h.picture.cases.findLast(({ householdId }) => householdId === of.id)
  if (!filed) return NOTHING
  const stranger = pick(h.world.strangers, given.home)?.id ?? ''
  const type = given.isUndone ? 'undo_withdrawal' : 'ask_withdrawal'
  return (await say(h, given.isOwn ? of.contact.id : stranger, { type, code: filed.code })).code
}

interface Entering {
  home: number
  who: number
}

export const screen = (h: History, { home: n, who: by }: Entering) =>
  ask(h, '/entry-visits/screenings', memberAt(h, by).actor, {
    householdId: homeAt(h, n).id,
    verdict: 'eligible',
  })

const FOUND = [
  '4口；房 80平 土木 C级；粮 7个月；劳 李四 普通 在家务农；学 无；保 缺住房；访 邻居说常年看病；争 无',
  '工 李四 零工 60天 每天120；产 苞谷 3亩 每亩800斤 1.2元一斤；支 每月600；补 低保 每月100；型 一般；因 病、学',
] as const

/** Begun where it is not, and finished as far as it goes. */
export async function survey(
  h: History,
  { home: n, who: by, other }: Entering & { other: number },
) {
  const { id } = homeAt(h, n)
  const { start, note, finish } = surveyor(h.world.api, memberAt(h, by).actor)
  const begun = await start(id, memberAt(h, other).id, FOUND[0])
  if (begun.status === 200) await note(id, FOUND[1])
  const { status, body } = await finish(id)
  if (Math.max(begun.status, status) >= 500) throw new Error(JSON.stringify([begun.body, body]))
  return status === 200 ? String(body['code']) : `refused: ${String(body['reason'])}`
}

export const revisit = (h: History, { home: n, who: by }: Entering) =>
  ask(h, '/entry-visits/revisits', memberAt(h, by).actor, {
    householdId: homeAt(h, n).id,
    isAsFound: true,
    settled: [],
  })

/** What the register says of a household changes: whatever was signed is no longer so. */
async function change(h: History, given: { home: number }) {
  const { id } = homeAt(h, given.home)
  await h.world.api.sql`update households set size = size + 1 where id = ${id}`
  return 'changed'
}

/** Applications and the visits to whoever applied. */
export const OF_CASES = [
  { weight: 4, arbitrary: acting('apply', { home }, apply) },
  {
    weight: 2,
    arbitrary: acting('withdraw', { home, isUndone: fc.boolean(), isOwn: mostly() }, withdraw),
  },
  { weight: 2, arbitrary: acting('screen', { home, who }, screen) },
  { weight: 2, arbitrary: acting('survey', { home, who, other: who }, survey) },
  { weight: 2, arbitrary: acting('revisit', { home, who }, revisit) },
  { weight: 1, arbitrary: acting('change', { home }, change) },
]

export function mostly() {
  return fc.constantFrom(true, true, true, false)
}
