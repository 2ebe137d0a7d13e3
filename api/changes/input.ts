import { z } from 'zod'
import { SEXES } from '../../db/values/roll'
import { Attachments } from '../turns/attachments'
import { ASKED_JOINS, ASKED_LEAVES, CLOSING_REASONS, CORRECTED_FIELDS } from './facts'

export const ReceiptCode = z.string().regex(/^\d{10}$/)

const Name = z.string().trim().min(1).max(100)
const on = z.iso.date().nullable().default(null)
const Person = z.uuid()

/** A change as it is confirmed. */
export const ChangeDetails = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('join'),
    reason: z.enum(ASKED_JOINS),
    person: z.strictObject({
      name: Name,
      sex: z.enum(SEXES).nullable(),
      idNumber: z
        .string()
        .regex(/^\d{17}[\dX]$/)
        .nullable(),
      relation: z.string().trim().min(1).max(20),
    }),
    personId: Person.nullable().default(null),
    fromHouseholdId: z.uuid().nullable().default(null),
    on,
  }),
  z.strictObject({
    kind: z.literal('leave'),
    reason: z.enum(ASKED_LEAVES),
    personId: Person,
    successorId: Person.nullable().default(null),
    on,
  }),
  z.strictObject({ kind: z.literal('move'), areaPath: z.string().min(1).max(200), on }),
  z.strictObject({
    kind: z.literal('split'),
    personIds: z.array(Person).min(1).max(50),
    headId: Person,
    successorId: Person.nullable().default(null),
    on,
  }),
  z.strictObject({ kind: z.literal('merge'), otherId: z.uuid(), on }),
  z.strictObject({ kind: z.literal('close'), reason: z.enum(CLOSING_REASONS), on }),
  z.strictObject({
    kind: z.literal('reopen'),
    reason: z.string().trim().min(1).max(100),
    on: z.null().default(null),
  }),
  z.strictObject({
    kind: z.literal('correct'),
    field: z.enum(CORRECTED_FIELDS),
    personId: Person.nullable().default(null),
    value: z.string().trim().min(1).max(100),
    on,
  }),
])

export const Words = z.string().trim().max(1000)
const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const ChangeDraftInput = z.strictObject({
  text: Words,
  code: ReceiptCode.nullable().default(null),
  householdName: z.string().trim().min(1).max(50).nullable().default(null),
  householdId: z.uuid().nullable().default(null),
  isCorrection: z.boolean().default(false),
  said: z.strictObject({
    what: Said,
    who: Said,
    name: Said,
    sex: z.enum(SEXES).nullable().default(null),
    relation: z.string().trim().min(1).max(20).nullable().default(null),
    day: Said,
    idWords: Said,
    head: Said,
    successor: Said,
    place: Said,
    other: Said,
    otherId: z.uuid().nullable().default(null),
    value: Said,
  }),
})

/** Asked by a cadre. */
export const NewChange = z.object({
  householdId: z.uuid(),
  words: Words,
  details: ChangeDetails,
})

/** Asked by the household, in its own words. */
export const NewWish = z.object({
  householdId: z.uuid(),
  words: z.string().trim().min(1).max(1000),
})

/** What a look on the spot found: details where it is right as asked or put right, null where it is not so. */
export const NewCheck = z.object({
  isRight: z.boolean(),
  details: ChangeDetails.nullable().default(null),
  words: Words.default(''),
})

export const NewDecision = z.object({ isAccepted: z.boolean(), reason: Words.default('') })

export const ChangePhotos = z.object({ photos: Attachments.shape.photos })
