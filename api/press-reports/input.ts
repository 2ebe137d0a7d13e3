import { z } from 'zod'
import { OUTLET_LEVELS, PRESS_TONES, PRESS_TRUTHS } from '../../db/values/press-reports'
import type { UnitKey } from '../../db/values/units'
import { Attachments } from '../turns/attachments'

export const PressCode = z.string().regex(/^\d{10}$/)
export const PressWords = z.string().trim().max(300)
const Unit = z.custom<UnitKey>(
  (value) =>
    typeof value === 'string' && /^(?:township|group_unit|department):.{1,100}$/u.test(value),
)
const AreaPath = z.string().min(1).max(200)
const Outlet = z.string().trim().min(2).max(30)

export const NewPressReport = z.object({
  areaPath: AreaPath,
  unit: Unit,
  text: PressWords,
  /** Of what was published. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable()
    .default(null),
})
export type NewPressReport = z.output<typeof NewPressReport>
export const PressPhotos = z.object({ photos: Attachments.shape.photos.default([]) })

/** Printed, or broadcast, as the office found it. */
export const LoggedReport = z.object({
  kind: z.enum(['print', 'broadcast']),
  outlet: Outlet,
  level: z.enum(OUTLET_LEVELS),
  onDay: z.iso.date(),
  position: z.string().trim().max(30).nullable().default(null),
  areaPath: AreaPath,
  unit: Unit,
  text: PressWords,
})
export type LoggedReport = z.output<typeof LoggedReport>

export const NewAccreditation = z.object({
  staffId: z.uuid(),
  outlet: Outlet,
  level: z.enum(OUTLET_LEVELS),
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
})
export type NewAccreditation = z.output<typeof NewAccreditation>

export const PressRating = z.object({
  truth: z.enum(PRESS_TRUTHS),
  tone: z.enum(PRESS_TONES),
  importance: z.int().min(1).max(3),
})
export type PressRating = z.output<typeof PressRating>

export const PressPeriod = z.object({ from: z.iso.date(), to: z.iso.date() })
export type PressPeriod = z.output<typeof PressPeriod>

export const PressDraftInput = z.strictObject({ text: z.string().trim().max(1000) })
