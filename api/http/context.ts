import type { Logger } from 'pino'
import type { Connection } from '../../db/client'
import type { Library } from '../policies/library/library'
import type { AnswerModel } from '../policies/model/model'
import type { Actor } from '../shared/actor'
import type { Clock } from '../shared/day'
import type { Grant } from '../shared/rights'
import type { Sealer } from '../shared/sealing'

/** What the API is built over; one set per process. */
export interface AppDeps {
  connection: Connection
  clock: Clock
  sealer: Sealer
  /** Held by bot, worker and commands; whoever holds it may say for whom they act. */
  serviceToken: string
  /** The county of a call that names none. */
  defaultCounty: string
  /** Where people reach us, as posters and links say it; without a slash at the end. */
  publicUrl: string
  log: Logger
  /** Words answers from passages where no card and no article answers; absent unless it was set up. */
  answerModel?: AnswerModel
}

/** One request: who asks for what, where they may, and when it is. */
export interface RequestContext {
  deps: AppDeps
  county: string
  actor: Actor
  grant: Grant
  requestId: string
  now: Date
  /** What makes a repeated write recognisable; null where the call itself does. */
  write: { route: string; key: string; bodyHash: Buffer } | null
  /** Whose turn it is, where staff write from their own phone or chat; only in a turn. */
  contactId?: string
  /** Of the county; only where an answer may name one of its cards. */
  library?: Library
}

export type ApiEnv = { Variables: { deps: AppDeps; ctx: RequestContext } }
