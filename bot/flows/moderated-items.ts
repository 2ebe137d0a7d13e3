import { parseResponse } from '../../api/client'
import type { StepContext } from '../conversation/flow'
import { listRuns } from './run-assessment'

/** The assessment that is moderated: the one of a code, else the first that waits for it, else one that is scored still. */
export async function readRun(ctx: StepContext, code: string) {
  const runs = await listRuns(ctx)
  if (!runs) return 'forbidden'
  if (code) return runs.find((each) => each.code === code)
  return (
    runs.find(({ status }) => status === 'moderation') ??
    runs.find(({ status }) => status === 'scoring')
  )
}

/** Its items with their scores, without those of the actor's own unit or kin; null for whoever scores. */
export async function readModerated({ api }: StepContext, code: string) {
  const response = await api.assessments['by-code'][':code'].moderation.$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : null
}
export type Moderated = NonNullable<Awaited<ReturnType<typeof readModerated>>>['items'][number]
