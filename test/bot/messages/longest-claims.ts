import { TEMPLATES, type TemplateName } from '../../../api/client'
import { YES_NO } from '../../../bot/conversation/say'
import { SHORT_CHOICES } from '../../../bot/flows/accept-project'
import { RECEIVED_CHOICES } from '../../../bot/flows/answer-measure'
import { choicesOf } from '../../../bot/flows/pay-claim'

const CONFIRMS = (Object.keys(TEMPLATES) as TemplateName[]).filter((name) =>
  /^(?:acceptance|spot_check|claim|payment|project_review)\.(?:\w+_)?confirm$/.test(name),
)

/** What stands below sentences about acceptance, claims and payments. */
export const CLAIM_CHOICES = {
  ...Object.fromEntries(CONFIRMS.map((name) => [name, YES_NO])),
  'acceptance.ask_short': SHORT_CHOICES,
  'payment.received': RECEIVED_CHOICES,
  'payment.which': choicesOf(
    Array.from({ length: 5 }, (_, i) => ({
      id: String(i),
      head: '谭大山',
      area: '新华移民安置点社区12社',
      size: i,
    })),
  ),
}
