import { COUNTY, GROUP, type TestApi, TOWNSHIP } from './api'
import { addEntry } from './reviews'
import { beginRound, startRound } from './rounds'

type Actor = `staff:${string}`
type Answer = Awaited<ReturnType<TestApi['call']>>

interface Votes {
  votesFor: number
  votesAgainst?: number
  abstained?: number
  kin?: number | null
  reason?: string | null
}

/** This afternoon at two, on Monday. */
export const AT_TWO = '2026-03-09T06:00:00.000Z'

/** A round of 天元乡, and all that is done for and at its meetings by the API. */
export async function startMeetings(api: TestApi) {
  const round = await startRound(api)
  const { cadre } = round

  /** Nothing is left of another test: one open round, no meeting, nobody on the roll who matters. */
  async function begin() {
    await api.setFigures()
    await api.sql`update reviews set status = 'void' where status = 'called'`
    await api.sql`update households set status = 'closed'`
    await beginRound(api, round)
  }

  const roundId = async () => {
    const [open] = await api.sql<{ id: string }[]>`
      select id from rounds where county = ${COUNTY} and status = 'open'
       order by opened_on desc, id desc limit 1`
    if (!open) throw new Error('no round is open')
    return open.id
  }

  /** A household that has applied and was entered. */
  async function applicant(head: string, areaPath = GROUP) {
    const household = await round.applicant(head, areaPath)
    await addEntry(api, household.id)
    const [row] = await api.sql<{ id: string }[]>`
      select id from applications where household_id = ${household.id} and status = 'filed'`
    return { ...household, caseId: row?.id ?? '' }
  }

  /** The case of a household goes on to a level, entered as the level asks. */
  async function moveTo(level: 'village' | 'township', ...householdIds: string[]) {
    for (const id of householdIds) {
      await api.sql`update applications set level = ${level} where household_id = ${id}`
      await addEntry(api, id, { kind: level === 'village' ? 'survey' : 'revisit' })
    }
  }

  const call = async (
    areaPath = GROUP,
    { actor = cadre.actor, meetsAt = AT_TWO }: { actor?: Actor; meetsAt?: string } = {},
  ): Promise<Answer> =>
    api.call('/reviews', { actor, body: { roundId: await roundId(), areaPath, meetsAt } })

  async function called(areaPath?: string, given?: { actor?: Actor }): Promise<string> {
    const { body } = await call(areaPath, given)
    if (body['code'] !== 'called') throw new Error(`not called: ${JSON.stringify(body)}`)
    return String((body['vars'] as Record<string, unknown>)['reviewId'])
  }

  const act = (id: string, body: object, actor: Actor = cadre.actor) =>
    api.call(`/reviews/${id}/actions`, { actor, body })

  const setUp = (id: string, entitled: number, given: object = {}, actor?: Actor) =>
    act(id, { type: 'set_up', basis: 'households', entitled, isSecret: false, ...given }, actor)

  const attend = (id: string, text: string, actor?: Actor) =>
    act(id, { type: 'attend', text }, actor)

  const vote = (id: string, caseId: string, votes: Votes, actor?: Actor) =>
    act(
      id,
      {
        type: 'vote',
        votes: [{ caseId, votesAgainst: 0, abstained: 0, kin: null, reason: null, ...votes }],
      },
      actor,
    )

  const minute = (id: string, text = '两户都议了', actor?: Actor) =>
    act(id, { type: 'minute', text }, actor)
  const close = (id: string, actor?: Actor) => act(id, { type: 'close' }, actor)
  const cancel = (id: string, actor?: Actor) => act(id, { type: 'void' }, actor)

  /** A meeting of the group with these people in it, of as many households as are said. */
  async function meeting(names: readonly string[], entitled = names.length) {
    const id = await called()
    await setUp(id, entitled)
    await attend(id, names.join(' '))
    return id
  }

  const progress = async (id: string, skipped: string[] = [], actor: Actor = cadre.actor) =>
    (await api.call(`/reviews/${id}/progress`, { actor, body: { skipped } })).body

  const caseOf = async (caseId: string) => {
    const [row] = await api.sql<
      { status: string; level: string; review_id: string | null; reason: string | null }[]
    >`select status, level, review_id, reason from applications where id = ${caseId}`
    return row
  }

  return {
    ...round,
    begin,
    roundId,
    applicant,
    moveTo,
    call,
    called,
    act,
    setUp,
    attend,
    vote,
    minute,
    close,
    cancel,
    meeting,
    progress,
    caseOf,
    township: TOWNSHIP,
  }
}

/** People who vote on nobody's case but others'. */
export const NEIGHBOURS = ['王家富', '李兴国', '陈开明', '赵世富', '周昌明', '吴德贵'] as const
