import { z } from 'zod'
import { KIN_RELATIONS } from '../../db/values/integrity'

const Name = z.string().trim().min(1).max(50)
export const HitCode = z.string().regex(/^\d{10}$/)
export const HitReason = z.string().trim().min(1).max(200)

export const NewKin = z.object({
  relation: z.enum(KIN_RELATIONS),
  name: Name,
  idNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/)
    .nullable()
    .default(null),
  /** Where the relative lives, and who of the staff they are, as far as they were found. */
  householdId: z.uuid().nullable().default(null),
  kinStaffId: z.uuid().nullable().default(null),
})
export type NewKin = z.output<typeof NewKin>

export const NewInterest = z.object({ firm: z.string().trim().min(2).max(80) })

export const NewDeclaration = z.discriminatedUnion('kind', [
  NewKin.extend({ kind: z.literal('kin') }).strict(),
  NewInterest.extend({ kind: z.literal('interest') }).strict(),
  z.strictObject({ kind: z.literal('none') }),
])
export type NewDeclaration = z.output<typeof NewDeclaration>

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const KinDraftInput = z.strictObject({
  /** 弟弟 熊长贵 宝坪村2社, or with the identity number. */
  text: z.string().trim().max(500),
  /** What was asked for one by one. */
  relationWords: Said,
  nameWords: Said,
  placeWords: Said,
  /** What was picked; `none`: none of those. */
  household: z
    .union([z.uuid(), z.literal('none')])
    .nullable()
    .default(null),
  staff: z
    .union([z.uuid(), z.literal('none')])
    .nullable()
    .default(null),
})
export type KinDraftInput = z.output<typeof KinDraftInput>
