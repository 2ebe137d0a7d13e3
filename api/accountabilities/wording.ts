import { halfWidth } from '../supervisions/wording'
import { ACCOUNTABILITY_MEASURES, type AccountabilityMeasure } from '../../db/values/integrity'

const MEASURE_WORDS = {
  talk: ['谈话提醒', '提醒谈话', '谈话'],
  criticism: ['批评教育', '教育批评'],
  circular: ['通报批评'],
  admonition: ['诫勉谈话', '诫勉'],
  party_discipline: ['党纪处分', '党内处分', '党内警告'],
  administrative_discipline: ['政务处分', '政纪处分', '行政处分'],
  judicial_transfer: ['移送司法', '移送司法机关', '移交司法'],
} as const satisfies Record<AccountabilityMeasure, readonly string[]>

const SORTED = ACCOUNTABILITY_MEASURES.flatMap((measure) =>
  MEASURE_WORDS[measure].map((word) => ({ measure, word })),
).toSorted((a, b) => b.word.length - a.word.length)

export const measureName = (measure: AccountabilityMeasure): string => MEASURE_WORDS[measure][0]

/** Which of the seven measures a text names, and what else it says. */
export function measureIn(text: string): { measure: AccountabilityMeasure | null; rest: string } {
  const plain = halfWidth(text)
  const found = SORTED.find(({ word }) => plain.includes(word))
  return found
    ? { measure: found.measure, rest: plain.replace(found.word, ' ') }
    : { measure: null, rest: plain }
}
