import type { SurveyFacts } from '../../api/entry-visits/facts'
import { NO_FACTS } from '../../api/entry-visits/facts'
import { type EntryToSave, listEntries, saveEntry } from '../../api/entry-visits/store'
import { COUNTY, GROUP, type TestApi, TOWNSHIP } from './api'

/** Opens a round of identification; its id. */
export async function openRound(
  api: TestApi,
  actor: `staff:${string}`,
  areaPath = TOWNSHIP,
): Promise<string> {
  const body = { kind: 'identification', year: 2026, areaPath }
  const opened = await api.call('/rounds', { actor, body })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  return String(opened.body['id'])
}

/** The round that is open. */
async function roundOf(api: TestApi): Promise<string> {
  const [round] = await api.sql<{ id: string }[]>`
    select id from rounds where county = ${COUNTY} and kind = 'identification'
       and status = 'open'`
  if (!round) throw new Error('no round is open')
  return round.id
}

const contextOf = (api: TestApi) => ({ county: COUNTY, deps: api.deps })

/** The entries of a household in the round that is open. */
export const entriesOf = async (api: TestApi, householdId: string) =>
  listEntries(api.db, contextOf(api), { roundId: await roundOf(api), householdId })

/** An entry as if somebody had made it. */
export async function enter(
  api: TestApi,
  entry: Pick<EntryToSave, 'householdId' | 'kind' | 'staffId'> & Partial<EntryToSave>,
  facts: Partial<SurveyFacts> = {},
) {
  const at = api.clock.now
  return saveEntry(api.db, contextOf(api), {
    roundId: await roundOf(api),
    areaPath: GROUP,
    status: 'finished',
    companionId: null,
    startedAt: at,
    finishedAt: at,
    visitedOn: '2026-03-09',
    verdict: null,
    point: null,
    isFar: false,
    ...entry,
    facts: { ...NO_FACTS, ...facts },
  })
}

export const disputed = (text: string) => ({ topic: 'other' as const, text, settled: null })
