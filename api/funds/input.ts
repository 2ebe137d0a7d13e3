import { z } from 'zod'
import { FUND_KINDS } from '../../db/values/funds'
import { PROJECT_SECTORS } from '../../db/values/projects'

/** A hundred thousand million yuan: no county is given more. */
export const MOST_FEN = 10_000_000_000_000
const AreaPath = z.string().min(1).max(200)
const Fen = z.int().positive().max(MOST_FEN)

export const SourceName = z.string().trim().min(2).max(30)
export const NewSource = z.object({
  name: SourceName,
  kind: z.enum(FUND_KINDS),
  giver: z.string().trim().min(1).max(40),
  documentNo: z.string().trim().min(1).max(60).nullable().default(null),
  year: z.int().min(2014).max(2100),
  plannedFen: Fen,
  /** Empty: all ten. */
  sectors: z.array(z.enum(PROJECT_SECTORS)).max(PROJECT_SECTORS.length),
  areaPath: AreaPath,
  usableUntil: z.iso.date().nullable().default(null),
  note: z.string().trim().max(200).default(''),
})
export type NewSource = z.output<typeof NewSource>

const Text = z.string().trim().max(200).default('')
const OfCounty = { amountFen: Fen, text: Text }
const OfPlace = { ...OfCounty, areaPath: AreaPath }
export const FundAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('arrive'), ...OfCounty }),
  z.strictObject({ type: z.literal('recall'), ...OfCounty }),
  z.strictObject({ type: z.literal('allocate'), ...OfPlace }),
  z.strictObject({ type: z.literal('give_back'), ...OfPlace }),
])
export type FundAction = z.output<typeof FundAction>

export const MOVES = ['arrive', 'recall', 'allocate', 'give_back'] as const
/** As a turn asks for it. */
export const NewMove = z.object({
  move: z.enum(MOVES),
  sourceId: z.uuid(),
  amountFen: Fen,
  areaPath: AreaPath.nullable().default(null),
})
export type NewMove = z.output<typeof NewMove>

const Said = z.string().trim().min(1).max(200).nullable().default(null)
/** One line, and what was asked for one by one. */
export const SourceDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  name: Said,
  kind: Said,
  giver: Said,
  amount: Said,
  sectors: Said,
  area: Said,
})
export type SourceDraftInput = z.output<typeof SourceDraftInput>

export const MoveDraftInput = z.strictObject({
  move: z.enum(MOVES),
  text: z.string().trim().max(1000),
  source: Said,
  area: Said,
  amount: Said,
})
export type MoveDraftInput = z.output<typeof MoveDraftInput>
