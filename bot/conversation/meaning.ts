import type { DeskWork } from './desk-work'
import type { Language } from '../../api/client'
import type { AppealMeaning } from './appeal-words'
import type { ComparisonMeaning } from './comparison-words'
import type { ArchiveMeaning } from './archive-words'
import type { ChangeMeaning } from './changes-words'
import type { CheckMeaning } from './check-words'
import type { HeardCode } from './heard-code'
import type { LeadMeaning } from './leads-words'
import type { ListMeaning } from './lists-words'
import type { MeasureMeaning } from './measures-words'
import type { MessageMeaning } from './message-words'
import type { ReportMeaning } from './reports-words'
import type { SignMeaning } from './sign-words'
import type { StaffMeaning, StaffWord } from './staff-words'
import type { RatingWord } from './words'
import type { SubscriptionMeaning } from './subscription-words'
import type { Label } from '../understanding/labels'

/** Commands that take nothing more. */
export type BareIntent =
  | 'status'
  | 'apply'
  | 'person'
  | 'menu'
  | 'more'
  | 'stop'
  | 'start'
  /** 退 alone: messages, a filing or the programme? */
  | 'which_quit'
  | 'preferences'
  | 'leave'
  | 'undo_withdrawal'
  | StaffWord
  | 'yes'
  | 'no'
  | 'cancel'
  | 'greeting'
  | 'thanks'
  | RatingWord
  | 'wrong_number'

export type LeadIntent =
  'help' | 'objection' | 'question' | 'complaint' | 'withdraw' | 'link' | 'issue_link'

export type LikelyIntent =
  | Exclude<BareIntent, 'more' | 'start' | 'which_quit' | 'undo_withdrawal' | StaffWord | 'cancel'>
  | 'help'
  | 'objection'
  | 'question'
  | 'complaint'
  | 'withdraw'

/** What a message is about. `text` is what the person wrote of it, in their own words. */
export type Meaning =
  | { intent: Exclude<BareIntent, 'no' | 'cancel' | 'stop' | 'start'> }
  | MessageMeaning
  /** `isCancel`: 取消, which answers a question but can be a wish of its own; so can 没同意. */
  | { intent: 'no'; isCancel?: true; isDenial?: true }
  | { intent: 'help' | 'question' | 'complaint' | 'urgent'; text: string }
  /** 没得事了: nobody need come any more. */
  | { intent: 'all_well'; text: string }
  /**
   * `isUnled`: the number of a list and what is wrong, without the word for it. `appeal`: 不服 of they do
   * not say what, and what stands behind it.
   */
  | { intent: 'objection'; code: string | null; text: string; isUnled?: true; appeal?: string }
  | AppealMeaning
  | { intent: 'withdraw'; code: string | null }
  | { intent: 'language'; language: Language }
  | { intent: 'link'; name: string | null; idLast4: string | null }
  | HeardCode
  /** Of staff: an answer to a call for help, a link code for a household. */
  | { intent: 'answer'; code: string | null; text: string }
  | { intent: 'issue_link'; head: string }
  | StaffMeaning
  | ComparisonMeaning
  | DeskWork
  | ChangeMeaning
  | MeasureMeaning
  | CheckMeaning
  | LeadMeaning
  | ListMeaning
  | ArchiveMeaning
  | ReportMeaning
  /** 帮扶: what one's own household gets, or a cadre is responsible for. */
  | { intent: 'own_measures' }
  | SignMeaning
  | SubscriptionMeaning
  /** 代 牟大山 2359 申请: for whom, with what proof, and what is to be done. */
  | { intent: 'act_for'; head: string; idLast4: string | null; text: string }
  /** 停代办 and the code of its slip. */
  | { intent: 'stop_proxy'; code: string | null }
  /** The other end is a machine. */
  | { intent: 'automatic' }
  /** One or the other of two classes, no word said which; or one alone that it only sounds like. */
  | { intent: 'unsure'; text: string; first: Label; second: Label | null }
  | { intent: 'unknown' }

/**
 * `isBare`: the message is nothing but the command, so that it cannot be meant as free text.
 * `isGuess`: nobody said it by a word for it; other words of the story made it likely.
 * `disagrees`: it begins with 不对 or 不同意, and so goes on, in case facts were sent to be signed.
 */
export type Understood = Meaning & { isBare: boolean; disagrees?: string; isGuess?: true }
