import { type Reply, say, TEMPLATES, type TemplateName, type VarKind } from '../../../api/client'
import { LISTING_STAGES } from '../../../api/status/rules'
import { YES_NO } from '../../../bot/conversation/say'
import { householdChoices } from '../../../bot/flows/households'
import { APPLICATION_STATUSES, HELP_KINDS, HELP_STATUSES } from '../../../db/values/filings'
import { PROXY_ROLES } from '../../../db/values/proxies'
import { NOTICE_LEVELS, OBJECTION_GROUNDS, OBJECTION_STATUSES } from '../../../db/values/rounds'
import { LANGUAGES } from '../../../db/values/contacts'
import { ROLL_STATUSES, WATCH_KINDS } from '../../../db/values/roll'

type Value = string | number | null

/** For each kind of variable every value that matters: the longest real ones, and all of a list. */
const VALUES: Record<VarKind, readonly Value[]> = {
  name: ['买买提艾力阿不都热西提江'],
  area: ['天元乡新华移民安置点社区12社集'],
  day: ['2026-12-31'],
  instant: ['2026-12-31T15:59:00.000Z'],
  code: ['9876543210'],
  count: [0, 999],
  year: [2026, null],
  phone: ['+8619900000150'],
  text: ['房子漏雨，娃儿没有衣服穿。'.repeat(60)],
  rollStatus: ROLL_STATUSES,
  watch: [...WATCH_KINDS, null],
  applicationStatus: APPLICATION_STATUSES,
  helpStatus: HELP_STATUSES,
  helpKind: HELP_KINDS,
  language: LANGUAGES,
  noticeLevel: NOTICE_LEVELS,
  listingStage: LISTING_STAGES,
  objectionGround: OBJECTION_GROUNDS,
  objectionStatus: OBJECTION_STATUSES,
  proxyRole: PROXY_ROLES,
}

const nineHouseholds = householdChoices(
  Array.from({ length: 12 }, (_, i) => ({
    householdId: String(i),
    head: '买买提艾力阿不都热西提江',
    area: '宝坪村5社',
    status: 'registered' as const,
    watch: null,
    year: 2014,
    application: null,
    listing: null,
    mayApply: false,
  })),
)
const MENU = (['status', 'objection', 'question', 'complaint', 'help', 'apply'] as const).map(
  (id) => ({ id, say: say(`menu.${id}`, {}) }),
)

/** What is offered below a sentence, where anything is. */
const CHOICES: Partial<Record<TemplateName, Reply['choices']>> = {
  'menu.stranger': MENU,
  'menu.linked': MENU,
  'apply.confirm': YES_NO,
  'help.confirm': YES_NO,
  'withdraw.confirm': YES_NO,
  'status.which': nineHouseholds,
  'apply.which': nineHouseholds,
  'stop.which': (['messages', 'filing', 'programme'] as const).map((id) => ({
    id,
    say: say(`stop.${id}`, {}),
  })),
  'common.which_question': (['resume', 'menu'] as const).map((id) => ({
    id,
    say: say(`common.${id}`, {}),
  })),
}

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[]

/** Every reply a template can become, as far as length and wording go. */
export function repliesOf(template: TemplateName): Reply[] {
  const kinds: Record<string, VarKind> = TEMPLATES[template]
  let all: Record<string, Value>[] = [{}]
  for (const [name, kind] of Object.entries(kinds))
    all = all.flatMap((vars) => VALUES[kind].map((value) => ({ ...vars, [name]: value })))
  const choices = CHOICES[template]
  return all.map((vars) => ({ template, vars, ...(choices && { choices }) }))
}
