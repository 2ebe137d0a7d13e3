import { z } from 'zod'
import type { Db } from '../../db/client'
import { LANGUAGES } from '../../db/values/contacts'
import { fileApplication } from '../applications/service'
import { setBroadcasts, setLanguage } from '../contacts/service'
import { answerHelp } from '../help/answer'
import { callForHelp, endTalk, sayInTalk } from '../help/service'
import type { RequestContext } from '../http/context'
import { issueLinkCode } from '../links/link-codes'
import { linkByCode, linkByIdentity } from '../links/service'
import { askWithdrawal, undoWithdrawal } from '../receipts/withdraw'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'

const Code = z.string().regex(/^\d{6,16}$/)
const Body = z.string().trim().min(1).max(1000)

/** What a turn may ask to be done, at most one each. */
export const Command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('link_by_identity'),
    idLast4: z.string().regex(/^\d{3}[\dX]$/),
    name: z.string().min(1).max(50),
  }),
  z.object({ type: z.literal('link_by_code'), code: Code }),
  z.object({ type: z.literal('issue_link_code'), headName: z.string().min(1).max(50) }),
  z.object({ type: z.literal('file_application'), householdId: z.uuid() }),
  z.object({ type: z.literal('call_for_help'), kind: z.enum(['help', 'person']), text: Body }),
  z.object({ type: z.literal('say_in_talk'), text: Body }),
  z.object({ type: z.literal('end_talk') }),
  z.object({ type: z.literal('answer_help'), code: Code.nullable(), text: Body }),
  z.object({ type: z.literal('ask_withdrawal'), code: Code }),
  z.object({ type: z.literal('undo_withdrawal'), code: Code }),
  z.object({ type: z.literal('set_broadcasts'), wanted: z.boolean() }),
  z.object({ type: z.literal('set_language'), language: z.enum(LANGUAGES) }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

type Run<T extends CommandType> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<Command, { type: T }>,
) => Promise<Outcome>

/** The action whose right each command needs, and the service that does it. */
export const COMMANDS: { [T in CommandType]: { action: Action; run: Run<T> } } = {
  link_by_identity: { action: 'link.make', run: linkByIdentity },
  link_by_code: { action: 'link.make', run: linkByCode },
  issue_link_code: { action: 'link_code.issue', run: issueLinkCode },
  file_application: { action: 'application.file', run: fileApplication },
  call_for_help: { action: 'help.call', run: callForHelp },
  say_in_talk: { action: 'help.call', run: sayInTalk },
  end_talk: { action: 'help.call', run: endTalk },
  answer_help: { action: 'help.answer', run: answerHelp },
  ask_withdrawal: { action: 'application.withdraw', run: askWithdrawal },
  undo_withdrawal: { action: 'application.withdraw', run: undoWithdrawal },
  set_broadcasts: { action: 'contact.change', run: setBroadcasts },
  set_language: { action: 'contact.change', run: setLanguage },
}

/** Looks the service up for a command; the cast only joins what the table above already pairs. */
export function commandFor<T extends CommandType>(command: Extract<Command, { type: T }>) {
  return COMMANDS[command.type as T] as { action: Action; run: Run<T> }
}
