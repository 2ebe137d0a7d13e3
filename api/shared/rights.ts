import { STAFF_ROLES } from '../../db/values/staff'
import type { Actor } from './actor'
import { everyone, FIELD, forRoles, type Row, SURVEYORS, TOWNSHIP, VILLAGE_TEAM } from './parts'
import { INTEGRITY_RIGHTS } from './rights-integrity'
import { EVALUATION_RIGHTS } from './rights-evaluation'
import { MONEY_RIGHTS } from './rights-money'

export { type Part, PARTS, type Reach } from './parts'

/**
 * Who may do what. Every route declares one of these actions; what is not listed is refused.
 * Each of department, group unit, inspector, evaluator and journalist sees only its own part
 * (design: kept apart from each other), so none of them reads the roll here.
 */
export const RIGHTS = {
  'turn.take': { bot: 'all' },
  'outbox.deliver': { worker: 'all' },
  'audit.seal': { worker: 'all' },
  'openapi.read': everyone,
  'county.read': everyone,
  'area.list': { ...forRoles(STAFF_ROLES, 'all'), bot: 'all', command: 'all' },
  'area.import': { county_office: 'all', command: 'all' },
  'figure.list': { ...forRoles(FIELD, 'all'), county_office: 'all', command: 'all' },
  'figure.set': { county_office: 'all', command: 'all' },
  'sender.list': { county_office: 'all', command: 'all' },
  'sender.set': { county_office: 'all', command: 'all' },
  'dead_letter.list': { county_office: 'all', command: 'all' },
  'dead_letter.settle': { county_office: 'all', command: 'all' },
  'household.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'household.read': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'archive.read': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'archive.own': { contact: 'own' },
  'archive.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'check.open': { township_clerk: 'area', county_office: 'all' },
  'check.answer': forRoles(FIELD, 'untied'),
  'check.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'quality.read': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'roll.import': { county_office: 'all', command: 'all' },
  'sign_off.sign': { contact: 'own' },
  'sign_off.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'sign_off.enter': { ...forRoles(FIELD, 'untied'), county_office: 'all' },
  'sign_off.deputise': { township_clerk: 'untied', county_office: 'all' },
  'status.read': { contact: 'own' },
  'link.read': { contact: 'own' },
  'link.make': { contact: 'own' },
  'link_code.issue': { ...forRoles(VILLAGE_TEAM, 'untied'), township_clerk: 'untied' },
  'contact.change': { contact: 'own' },
  'application.file': { contact: 'own' },
  'application.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'application.withdraw': { contact: 'own' },
  'help.call': { contact: 'own' },
  // Discipline inspection sees and answers those whose money never came, and nobody else.
  'help.list': { ...forRoles(FIELD, 'area'), county_office: 'all', discipline_inspector: 'area' },
  'help.answer': { ...forRoles(FIELD, 'area'), county_office: 'all', discipline_inspector: 'area' },
  'entry.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'entry.revisit': { resident_cadre: 'untied', first_secretary: 'untied' },
  'entry.screen': { group_cadre: 'area', village_cadre: 'area', resident_cadre: 'area' },
  'round.open': { township_clerk: 'area', county_office: 'all' },
  'round.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'notice.read': everyone,
  'notice.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'notice.post': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'notice.advance': {
    village_secretary: 'area',
    first_secretary: 'area',
    ...forRoles(TOWNSHIP, 'area'),
    county_office: 'all',
  },
  'objection.file': { contact: 'own' },
  'objection.enter': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'objection.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'objection.decide': { ...forRoles(FIELD, 'untied'), county_office: 'all' },
  'objection.assign': { township_clerk: 'area', county_office: 'all' },
  'review.hold': {
    group_cadre: 'area',
    village_cadre: 'area',
    village_secretary: 'area',
    first_secretary: 'area',
    ...forRoles(TOWNSHIP, 'area'),
  },
  'review.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'proposal.make': {
    village_cadre: 'untied',
    village_secretary: 'untied',
    resident_cadre: 'untied',
    first_secretary: 'untied',
  },
  'proxy.open': { contact: 'own' },
  'todo.read': {
    ...forRoles(FIELD, 'area'),
    department: 'area',
    group_unit: 'area',
    county_office: 'all',
    county_finance: 'all',
    discipline_inspector: 'area',
    superior_inspector: 'all',
    evaluator: 'area',
  },
  'duty.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'visit.note': forRoles(FIELD, 'area'),
  'visit.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'village.read': everyone,
  'village.set': { township_clerk: 'area', county_office: 'all', command: 'all' },
  'village.reckon': { county_office: 'all', command: 'all' },
  'village_standard.set': { county_office: 'all', command: 'all' },
  'village_case.propose': { township_clerk: 'area' },
  'village_case.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'village_case.decide': { county_office: 'all' },
  'report.make': forRoles(TOWNSHIP, 'area'),
  'report.list': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'report.decide': { county_office: 'all' },
  'lead.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'lead.explain': { contact: 'own' },
  'lead.visit': forRoles(FIELD, 'untied'),
  'lead.decide': { ...forRoles(TOWNSHIP, 'untied'), county_office: 'all' },
  'change.ask': forRoles(FIELD, 'area'),
  'change.wish': { contact: 'own' },
  'change.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'change.check': { ...forRoles(VILLAGE_TEAM, 'untied'), township_clerk: 'untied' },
  'change.decide': { ...forRoles(TOWNSHIP, 'untied'), county_office: 'all' },
  'measure.plan': { ...forRoles(FIELD, 'untied'), county_office: 'all' },
  'measure.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  // Departments and units help households too: each sees and reports its own measures alone.
  'measure.deliver': {
    ...forRoles(FIELD, 'untied'),
    department: 'untied',
    group_unit: 'untied',
    county_office: 'all',
  },
  'measure.answer': { contact: 'own' },
  'monitoring.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'ledger.leave': {
    village_secretary: 'untied',
    first_secretary: 'untied',
    ...forRoles(TOWNSHIP, 'untied'),
    county_office: 'all',
  },
  'measure.enter_answer': forRoles(FIELD, 'untied'),
  // A department hands in its own records and sees what it was asked for; the register it never sees.
  'comparison.make': { county_office: 'all', command: 'all' },
  'comparison.hand_in': { department: 'area', county_office: 'all' },
  'comparison_task.list': { department: 'area', county_office: 'all', command: 'all' },
  'comparison_task.ask': { county_office: 'all', command: 'all' },
  'village_list.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'village_list.add': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  // As of measures, a department or unit sees and reports its own alone.
  'village_list.finish': {
    ...forRoles(FIELD, 'area'),
    department: 'area',
    group_unit: 'area',
    county_office: 'all',
  },
  'village_list.strike_off': {
    village_secretary: 'area',
    first_secretary: 'area',
    ...forRoles(TOWNSHIP, 'area'),
    county_office: 'all',
  },
  'pairing.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  'pairing.make': {
    village_secretary: 'untied',
    first_secretary: 'untied',
    township_clerk: 'untied',
    county_office: 'all',
  },
  'pairing.own': { contact: 'own' },
  'visit_duty.list': { ...forRoles(FIELD, 'area'), county_office: 'all', command: 'all' },
  // Whoever is inspected, and whoever inspects: the one paper that shows a household's whole way.
  'inspection.read': {
    ...forRoles(TOWNSHIP, 'area'),
    county_office: 'all',
    discipline_inspector: 'all',
    command: 'all',
  },
  'media.fetch': { worker: 'all' },
  'digest.send': { worker: 'all' },
  'broadcast.draft': { township_clerk: 'area', county_office: 'all' },
  'broadcast.approve': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'broadcast.expand': { worker: 'all' },
  'broadcast_template.change': { township_clerk: 'area', county_office: 'all' },
  'broadcast_template.list': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'broadcast.list': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'relay.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'relay.tell': { ...forRoles(VILLAGE_TEAM, 'area'), township_clerk: 'area', county_office: 'all' },
  'policy.ask': everyone,
  'policy.list': { ...forRoles(FIELD, 'all'), county_office: 'all', command: 'all' },
  'policy.import': { county_office: 'all', command: 'all' },
  'policy.report': { county_office: 'all', command: 'all' },
  'card.list': { county_office: 'all', command: 'all' },
  'card.decide': { county_office: 'all' },
  'receipt.read': { contact: 'own', public: 'all' },
  'survey.list': { ...forRoles(FIELD, 'area'), county_office: 'all' },
  'survey.make': forRoles(SURVEYORS, 'untied'),
  'staff.list': { township_clerk: 'area', county_office: 'all', command: 'all' },
  'staff.add': { county_office: 'all', command: 'all' },
  'audit.read': { discipline_inspector: 'all', command: 'all' },
  ...MONEY_RIGHTS,
  ...INTEGRITY_RIGHTS,
  ...EVALUATION_RIGHTS,
} as const satisfies Record<string, Row>

export type Action = keyof typeof RIGHTS

/** Where an actor may take an action: nowhere (null), everywhere, or in these areas. */
export type Grant =
  | { reach: 'own' }
  | { reach: 'all' }
  | { reach: 'area'; areaPaths: string[] }
  | { reach: 'untied'; areaPaths: string[] }

/** What somebody whose last role has ended may do still: answer for themselves. */
const OF_FORMER: readonly Action[] = ['recall.contest']

/** The widest right any of the actor's parts gives. */
export function grantFor(actor: Actor, action: Action): Grant | null {
  const row: Row = RIGHTS[action]
  if (actor.kind !== 'staff') {
    const reach = row[actor.kind === 'job' ? actor.name : actor.kind]
    return reach === 'own' || reach === 'all' ? { reach } : null
  }
  const held = actor.roles.flatMap(({ role, areaPath }) => {
    const reach = row[role]
    return reach ? [{ reach, areaPath }] : []
  })
  if (held.some(({ reach }) => reach === 'all')) return { reach: 'all' }
  if (actor.roles.length === 0 && OF_FORMER.includes(action)) return { reach: 'own' }
  if (held.length === 0) return null
  const reach = held.every(({ reach }) => reach === 'untied') ? 'untied' : 'area'
  return { reach, areaPaths: held.map(({ areaPath }) => areaPath) }
}
