import type {
  ApiClient,
  Attachments,
  Command,
  Ending,
  HouseholdStatus,
  Language,
  Reply,
  Say,
  StaffRole,
  Surveyed,
} from '../../api/client'

export interface Choice {
  id: string
  say: Say
}

/** How long an open question takes a bare digit: 10 minutes, 24 hours, 72 hours (design 4). */
export type QuestionKind = 'confirm' | 'menu' | 'survey'
export const LAPSE_MINUTES = {
  confirm: 10,
  menu: 24 * 60,
  survey: 72 * 60,
} as const satisfies Record<QuestionKind, number>

/** Everything a step may reach. It never learns which channel it is on; reads go through `api`. */
export interface StepContext {
  /** Speaks for this contact. */
  api: ApiClient
  /** `isPhone`: its phone is known, by which it writes or which its chat has shown. */
  contact: {
    id: string
    language: Language
    isPhone: boolean
    staffId: string | null
    /** Whatever parts they play, wherever; none of somebody who is no staff. */
    roles: readonly StaffRole[]
    /** The question of a survey that was put to them last and is not answered. */
    surveyed?: Surveyed | null | undefined
  }
  /** Those the contact speaks for, as they stood when the turn began. */
  households: readonly HouseholdStatus[]
  /** Whom to call where we cannot help. */
  hotline: string
  /** When the message was received; the conversation has no other clock. */
  receivedAt: Date
  /** What came with the message; its words may be empty then. */
  attachments: Attachments | null
}

/** What a step remembers: plain JSON, outlives a restart and a deploy. */
export type Data = Record<string, string>

/** What the step was told, already understood as far as any step needs. */
export interface Heard {
  /** As sent, trimmed. */
  text: string
  /** Normalised: full-width, traditional, spaces. */
  plain: string
  /** Which of the offered choices was meant, by digit, button or word. */
  choiceId: string | undefined
}

/** Where a step leads. At most one command a turn: `do` with what to say for each outcome. */
export type Move =
  | { to: string; data?: Data }
  /** Leaves this flow for another one. */
  | { begin: string; data?: Data }
  /** Ends this flow and takes up the question it lies on. */
  | { resume: true }
  /** `parts`: what 下 brings one by one. */
  | { say: Reply[]; parts?: readonly Reply[] }
  | { do: Command; outcomes: Record<string, After> }
  /** The message is not an answer to this step: let it be understood as something new. */
  | 'not_mine'

/** After a command: end with these words, or stay in the flow at a step. */
export interface After {
  say: Reply[]
  /** What 下 brings one by one, where the flow has ended. */
  parts?: readonly Reply[]
  /** The flow goes on at this step with these data; absent: the flow has ended. */
  at?: {
    step: string
    data: Data
    /** A menu unless given. */
    kind?: QuestionKind
    isTalk?: true
    isNumeric?: true
    takesAttachments?: true
    takes?: readonly Taken[]
    parts?: readonly Reply[]
    isOnce?: true
    /** Where something was interrupted it is asked again, and these words end the flow instead. */
    orSay?: Reply[]
  }
}

/** A question the flow stays at until it is answered. */
export interface Question {
  ask: Reply
  /** Said before it, where it is about something too long to stand in the question. */
  before?: Reply
  kind: QuestionKind
  /** 0 is a value here, not the menu. */
  isNumeric?: true
  /** A person is listening: all but menu, stop, codes and urgent need is passed on to the step. */
  isTalk?: true
  /** Pictures, places and phones come here even without a word: the step finds them in `ctx`. */
  takesAttachments?: true
  /** Not asked again after something came between, and gone once it has lapsed. */
  isOnce?: true
  /** What begins something new elsewhere and is an answer here: a list's code, more of the story. */
  takes?: readonly Taken[]
  /** What 下 shows one by one while it is open. */
  parts?: readonly Reply[]
}
export type Taken =
  | 'code_other'
  /** Digits that are as many as a code has: a sum where one is asked for. */
  | 'code_wrong'
  | 'link_code'
  | 'objection'
  | 'help'
  | 'question'
  | 'apply'
  | 'stop_proxy'
  | 'screening_line'
  /** 更正 电话 139…: what is right, where that is asked. */
  | 'correct_visit'
  | 'correct_fact'
  | 'ask_correction'
  | 'prove_notice'
  | 'complaint'
  /** 4没在家, 1 3 5, 撤 1: about those a list has numbered. */
  | 'told_line'
  /** Sixteen digits, where a complaint is filed by typing back its code. */
  | 'complaint_code'

/** What a step says on entering: a question it stays at, a move, or an end. */
export type Ask = Question | Exclude<Move, 'not_mine'>

export interface Step {
  ask(ctx: StepContext, data: Data): Ask | Promise<Ask>
  answer(ctx: StepContext, data: Data, heard: Heard): Move | Promise<Move>
}

export interface Flow {
  name: string
  first: string
  /** Flows under way that its beginning makes needless. */
  ends?: readonly string[]
  /**
   * Nothing of its turns is kept, their words and answers neither: from the message that begins it to the one that ends it.
   * Each of its turns says one thing; what it interrupted is not asked again.
   */
  isForgotten?: true | ((data: Data) => boolean)
  steps: Record<string, Step>
}

export type { Command, Ending, Reply, Say }

/** Drops what was not said, so that a step sees only what it was given. */
export const only = (data: Record<string, string | null>): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value)) as Data
