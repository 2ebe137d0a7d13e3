import type { Action, Part, Reach } from '../../../api/shared/rights'
import { ALLOWED_INTEGRITY } from './allowed-integrity'
import { ALLOWED_EVALUATION } from './allowed-evaluation'
import { ALLOWED_MONEY } from './allowed-money'

/**
 * Who may do what, written down a second time by hand: a change of the rights that nobody meant
 * shows here. Every action names every part that may, the rest may not.
 */
export const ALLOWED: Record<Action, string> = {
  'turn.take': 'all: bot',
  'outbox.deliver': 'all: worker',
  'audit.seal': 'all: worker',
  'openapi.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'county.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'area.list':
    'all: group_cadre village_cadre village_secretary resident_cadre first_secretary ' +
    'township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot command',
  'area.import': 'all: county_office command',
  'figure.list':
    'all: group_cadre village_cadre village_secretary resident_cadre first_secretary ' +
    'township_clerk township_committee township_secretary township_head county_office command',
  'figure.set': 'all: county_office command',
  'sender.list': 'all: county_office command',
  'sender.set': 'all: county_office command',
  'dead_letter.list': 'all: county_office command',
  'dead_letter.settle': 'all: county_office command',
  'household.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'household.read':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'archive.own': 'own: contact',
  'archive.read':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'archive.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'check.open': 'all: county_office / area: township_clerk',
  'check.answer':
    'untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'check.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'quality.read':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'roll.import': 'all: county_office command',
  'status.read': 'own: contact',
  'link.read': 'own: contact',
  'link.make': 'own: contact',
  'link_code.issue':
    'untied: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk',
  'contact.change': 'own: contact',
  'application.file': 'own: contact',
  'application.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'application.withdraw': 'own: contact',
  'help.call': 'own: contact',
  'help.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head ' +
    'discipline_inspector',
  'help.answer':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head ' +
    'discipline_inspector',
  'entry.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'entry.revisit': 'untied: resident_cadre first_secretary',
  'entry.screen': 'area: group_cadre village_cadre resident_cadre',
  'round.open': 'all: county_office / area: township_clerk',
  'round.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'notice.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'notice.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'notice.post':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'notice.advance':
    'all: county_office / area: village_secretary first_secretary township_clerk township_committee township_secretary township_head',
  'objection.file': 'own: contact',
  'objection.enter':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'objection.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'objection.decide':
    'all: county_office / untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'objection.assign': 'all: county_office / area: township_clerk',
  'review.hold':
    'area: group_cadre village_cadre village_secretary first_secretary ' +
    'township_clerk township_committee township_secretary township_head',
  'review.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'proposal.make': 'untied: village_cadre village_secretary resident_cadre first_secretary',
  'proxy.open': 'own: contact',
  'todo.read':
    'all: county_office county_finance superior_inspector / area: group_cadre village_cadre village_secretary ' +
    'resident_cadre first_secretary township_clerk township_committee township_secretary ' +
    'township_head department group_unit discipline_inspector evaluator',
  'duty.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'visit.note':
    'area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'visit.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'village.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'village.set': 'all: county_office command / area: township_clerk',
  'village.reckon': 'all: county_office command',
  'village_standard.set': 'all: county_office command',
  'village_case.propose': 'area: township_clerk',
  'village_case.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'village_case.decide': 'all: county_office',
  'report.make': 'area: township_clerk township_committee township_secretary township_head',
  'report.list':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'report.decide': 'all: county_office',
  'lead.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'lead.explain': 'own: contact',
  'lead.visit':
    'untied: group_cadre village_cadre village_secretary resident_cadre first_secretary ' +
    'township_clerk township_committee township_secretary township_head',
  'lead.decide':
    'all: county_office / untied: township_clerk township_committee township_secretary township_head',
  'change.ask':
    'area: group_cadre village_cadre village_secretary resident_cadre first_secretary ' +
    'township_clerk township_committee township_secretary township_head',
  'change.wish': 'own: contact',
  'change.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'change.check':
    'untied: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk',
  'change.decide':
    'all: county_office / untied: township_clerk township_committee township_secretary township_head',
  'measure.plan':
    'all: county_office / untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'measure.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'monitoring.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'ledger.leave':
    'all: county_office / untied: village_secretary first_secretary township_clerk ' +
    'township_committee township_secretary township_head',
  'measure.deliver':
    'all: county_office / untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head department group_unit',
  'measure.answer': 'own: contact',
  'measure.enter_answer':
    'untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'village_list.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'village_list.add':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'village_list.finish':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head department group_unit',
  'village_list.strike_off':
    'all: county_office / area: village_secretary first_secretary township_clerk township_committee township_secretary township_head',
  'pairing.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'pairing.make': 'all: county_office / untied: village_secretary first_secretary township_clerk',
  'pairing.own': 'own: contact',
  'visit_duty.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'sign_off.sign': 'own: contact',
  'sign_off.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'sign_off.enter':
    'all: county_office / untied: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'sign_off.deputise': 'all: county_office / untied: township_clerk',
  'comparison.make': 'all: county_office command',
  'comparison.hand_in': 'all: county_office / area: department',
  'comparison_task.list': 'all: county_office command / area: department',
  'comparison_task.ask': 'all: county_office command',
  'inspection.read':
    'all: county_office discipline_inspector command / ' +
    'area: township_clerk township_committee township_secretary township_head',
  'media.fetch': 'all: worker',
  'digest.send': 'all: worker',
  'broadcast.draft': 'all: county_office / area: township_clerk',
  'broadcast.approve':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'broadcast.expand': 'all: worker',
  'broadcast_template.change': 'all: county_office / area: township_clerk',
  'broadcast_template.list':
    'all: county_office / area: township_clerk township_committee township_head township_secretary',
  'broadcast.list':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'relay.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'relay.tell':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk',
  'policy.ask':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'policy.list':
    'all: county_office command group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'policy.import': 'all: county_office command',
  'policy.report': 'all: county_office command',
  'card.list': 'all: county_office command',
  'card.decide': 'all: county_office',
  'receipt.read': 'own: contact / all: public',
  'survey.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'survey.make': 'untied: village_cadre village_secretary resident_cadre first_secretary',
  'staff.list': 'all: county_office command / area: township_clerk',
  'staff.add': 'all: county_office command',
  'audit.read': 'all: discipline_inspector command',
  ...ALLOWED_MONEY,
  ...ALLOWED_INTEGRITY,
  ...ALLOWED_EVALUATION,
}

/** How far each part may go with an action; a part that is not in the map may not at all. */
export function allowedParts(action: Action): Map<Part, Reach> {
  return new Map(
    ALLOWED[action].split(' / ').flatMap((group) => {
      const [reach = '', parts = ''] = group.split(': ')
      return parts.split(' ').map((part) => [part as Part, reach as Reach] as const)
    }),
  )
}
