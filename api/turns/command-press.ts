import { z } from 'zod'
import {
  LoggedReport,
  NewAccreditation,
  NewPressReport,
  PressCode,
  PressPhotos,
  PressRating,
  PressWords,
} from '../press-reports/input'

const Said = { code: PressCode, text: PressWords }

/** What a turn may ask to be done about the media; part of `Command`. */
export const PRESS_COMMANDS = [
  NewPressReport.extend({ type: z.literal('file_press_report'), ...PressPhotos.shape }),
  LoggedReport.extend({ type: z.literal('log_press_report') }),
  NewAccreditation.extend({ type: z.literal('accredit_journalist') }),
  z.object({ type: z.literal('end_accreditation'), id: z.uuid() }),
  z.object({ type: z.literal('answer_press_report'), ...Said }),
  z.object({ type: z.literal('contest_press_report'), ...Said }),
  PressRating.extend({ type: z.literal('rate_press_report'), code: PressCode }),
  z.object({ type: z.literal('publish_press_report'), ...Said }),
] as const
