import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerQuestions } from '../../db/schema'
import { PEER_QUESTION_KINDS, type PeerQuestionKind } from '../../db/values/peer-evaluations'
import type { RequestContext } from '../http/context'
import { setQuestions } from '../peer-evaluations/questions'
import { DEMO_SOURCE, DEMO_VALID_FROM } from './figures'

/** Invented for the demo, and said to be: 示例. A hundred marks for each kind of unit. */
export const DEMO_PEER_QUESTIONS: Record<
  PeerQuestionKind,
  readonly (readonly [text: string, fullMarks: number])[]
> = {
  township: [
    ['精准识别：该进的进、该退的退', 25],
    ['精准帮扶：措施对路、落到户', 25],
    ['项目资金：管得住、公示全', 20],
    ['基础工作：台账和走访实在', 20],
    ['群众口碑：办事公道、好找人', 10],
  ],
  group_unit: [
    ['行业扶贫：本行业的事办得实', 30],
    ['资金整合：钱到位、用得好', 25],
    ['社会扶贫：结对帮扶真下力', 30],
    ['平时工作：派人、报信、回应快', 15],
  ],
}

/** The questions of the demo county. Where any are set nothing happens. */
export async function loadDemoPeerQuestions(tx: Db, ctx: RequestContext): Promise<void> {
  if ((await tx.$count(peerQuestions, eq(peerQuestions.county, ctx.county))) > 0) return
  for (const kind of PEER_QUESTION_KINDS)
    await setQuestions(tx, ctx, {
      kind,
      questions: DEMO_PEER_QUESTIONS[kind].map(([text, fullMarks]) => ({ text, fullMarks })),
      validFrom: DEMO_VALID_FROM,
      source: DEMO_SOURCE,
    })
}
