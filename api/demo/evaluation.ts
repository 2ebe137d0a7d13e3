import { eq } from 'drizzle-orm'
import type { DemoOptions } from '../../db/demo/county'
import { pressAccreditations, assessments, counties, peerEvaluations } from '../../db/schema'
import type { AppDeps } from '../http/context'
import { inTransaction } from '../http/write'
import type { OnProgress } from '../roll/load/service'
import { playAccreditation, playOutsideEvaluation, playPeerEvaluation } from './outside-evaluation'
import { playAssessment } from './scores'
import { callPlayers, createStage } from './stage'
import { loadDemoWithStory } from './story'

/**
 * The invented county in the middle of its work, and with what evaluation begins today: outsiders with a drawn sample,
 * townships drawn to evaluate each other, an assessment that is nearly scored. Loading it again changes nothing.
 */
export async function loadDemoWithEvaluation(
  deps: AppDeps,
  county: string,
  options: DemoOptions = {},
  onProgress?: OnProgress,
) {
  const counts = await loadDemoWithStory(deps, county, options, onProgress)
  const players = await callPlayers(deps, county)
  await inTransaction(deps.connection.db, async (tx) => {
    // Of two loads at once the second finds it played.
    await tx.select().from(counties).where(eq(counties.county, county)).for('update')
    const stage = createStage(tx, deps, county, players, deps.clock())
    await playOutsideEvaluation(stage)
    if ((await tx.$count(peerEvaluations, eq(peerEvaluations.county, county))) === 0)
      await playPeerEvaluation(stage)
    if ((await tx.$count(pressAccreditations, eq(pressAccreditations.county, county))) === 0)
      await playAccreditation(stage)
    if ((await tx.$count(assessments, eq(assessments.county, county))) === 0)
      await playAssessment(stage)
  })
  return counts
}
