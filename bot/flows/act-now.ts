import { type HouseholdStatus, say } from '../../api/client'
import type { After, Ask, Data, Heard, Move, StepContext } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { findOpenProxy, whatOf } from './act-words'
import { statusReply } from './households'

/** Within an open proxy: the status at once, an objection in its own flow, else one confirmation. */
export async function actNow(ctx: StepContext, data: Data): Promise<Ask> {
  const { head = '', code = '', text = '' } = data
  const proxy = await findOpenProxy(ctx, head, data['isJustOpened'] === 'yes')
  if (!proxy) return { say: [say('proxy.over', { head })] }
  const household = proxy.household as HouseholdStatus
  switch (whatOf(data)) {
    case 'apply':
      return mayApply(ctx, household) ?? toConfirm(proxy.id, household)
    case 'help':
      return toConfirm(proxy.id, household)
    case 'objection':
      return { begin: 'file-objection', data: { proxyId: proxy.id, code, text } }
    default:
      return { say: [statusReply(household)] }
  }
}

const toConfirm = (proxyId: string, { householdId, head }: HouseholdStatus): Ask => ({
  to: 'act_confirm',
  data: { proxyId, householdId, head },
})

/** What is said to whoever need not or cannot apply. */
function mayApply(
  { hotline }: StepContext,
  { head, status, application, mayApply: may }: HouseholdStatus,
): Ask | undefined {
  if (application?.status === 'filed') {
    const { kind, code, due } = application
    const reply =
      kind === 'identification'
        ? say('proxy.applied_before', { code, due })
        : say('apply.proposed', { head, kind, code, due })
    return { say: [reply] }
  }
  if (may) return undefined
  const isClosed = status === 'closed'
  return {
    say: [
      isClosed
        ? say('apply.closed', { head, hotline })
        : say('apply.on_register', { head, status }),
    ],
  }
}

/** Files it under the open proxy. */
export function confirmAct({ hotline }: StepContext, data: Data, { choiceId }: Heard): Move {
  if (choiceId === 'no') return { say: [say('proxy.dropped', {})] }
  if (choiceId !== 'yes') return 'not_mine'
  const { head = '', proxyId = '', householdId = '', text = '' } = data
  const isHelp = whatOf(data) === 'help'
  const outcomes: Record<string, After> = {
    filed: endWith('apply.done'),
    called: endWith('help.done'),
    already_filed: endWith('proxy.applied_before'),
    already_proposed: endWith('apply.proposed'),
    on_register: endWith('apply.on_register'),
    household_closed: endWith('apply.closed', { hotline }),
    not_found: endWith('proxy.over', { head }),
    contested: endWith('proxy.contested', { hotline }),
    refused: endWith('proxy.not_now', { hotline }),
  }
  return isHelp
    ? { do: { type: 'call_for_help', kind: 'help', text, proxyId }, outcomes }
    : { do: { type: 'file_application', householdId, proxyId }, outcomes }
}
