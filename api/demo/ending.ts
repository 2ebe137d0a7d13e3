import { and, asc, eq } from 'drizzle-orm'
import { reports, signOffs } from '../../db/schema'
import { addDays, dayOf } from '../shared/day'
import { CLERK, idOf, OFFICE, POSTER, RESIDENT, TOWNSHIP } from './acts'
import type { Stage } from './stage'

const WITNESSES = ['向正文', '覃世福']
const DAYS_TO_DELIVER = 60

/**
 * What follows the last list: everybody signs on paper, a measure against the cause is planned, the
 * township reports and the county checks and announces.
 */
export async function endAtCounty(stage: Stage, roundId: string, key: string): Promise<void> {
  const { tx, county } = stage
  const asked = await tx
    .select({ id: signOffs.id })
    .from(signOffs)
    .where(and(eq(signOffs.county, county), eq(signOffs.status, 'asked')))
    .orderBy(asc(signOffs.id))
  for (const { id: signOffId } of asked) {
    const photos = [{ reference: `story-paper-${signOffId}` }]
    const paper = { signOffId, way: 'paper' as const, witnesses: WITNESSES, photos }
    await stage.act(POSTER, { type: 'enter_paper', ...paper }, 'entered')
  }
  await stage.fetchPictures()
  const { actor, now } = stage.as(RESIDENT, 'visit.note')
  if (actor.kind !== 'staff') throw new Error('the story’s resident cadre is nobody')
  await stage.act(
    POSTER,
    {
      type: 'plan_measure',
      householdId: await idOf(stage, key),
      cause: 'illness',
      content: '住院费用二次报销',
      category: 'health',
      amountFen: 300_000,
      ownerId: actor.staffId,
      dueOn: addDays(dayOf(now), DAYS_TO_DELIVER),
    },
    'planned',
  )
  await stage.act(CLERK, { type: 'make_report', roundId, areaPath: TOWNSHIP }, 'reported')
  const [report] = await tx
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.county, county), eq(reports.roundId, roundId)))
  const of = { reportId: report?.id ?? '' }
  await stage.act(OFFICE, { type: 'pass_report', ...of }, 'passed')
  await stage.act(OFFICE, { type: 'announce_report', ...of }, 'announced')
}
