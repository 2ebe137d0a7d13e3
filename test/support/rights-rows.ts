import { SENDER } from './outbox'
import { randomUUID } from 'node:crypto'
import { say } from '../../api/messages/templates'
import { enqueue } from '../../api/outbox/enqueue'
import { beginTurn } from '../../api/turns/begin'
import { COUNTY, type TestApi, VILLAGE } from './api'
import { commandContext } from './command'
import type { Standing } from './rights-world'
import { list, outcome, plain, type Row } from './rights/row'
import { assessmentsRows } from './rights/assessments'
import { archiveRows } from './rights/archive'
import { complaintHandlingRows } from './rights/complaint-handling'
import { complaintsRows } from './rights/complaints'
import { comparisonsRows } from './rights/comparisons'
import { changesRows } from './rights/changes'
import { claimsRows, giveToInspector } from './rights/claims'
import { checkCampaignsRows } from './rights/check-campaigns'
import { entriesRows } from './rights/entries'
import { fundsRows } from './rights/funds'
import { inspectionsRows } from './rights/inspections'
import { leadsRows } from './rights/leads'
import { declarationsRows } from './rights/declarations'
import { listsRows } from './rights/lists'
import { loansRows } from './rights/loans'
import { measuresRows } from './rights/measures'
import { mediaRows } from './rights/media'
import { monitoringRows } from './rights/monitoring'
import { noticesRows } from './rights/notices'
import { objectionsRows } from './rights/objections'
import { pressReportsRows } from './rights/press-reports'
import { peerEvaluationsRows } from './rights/peer-evaluations'
import { plansRows } from './rights/plans'
import { projectCommentsRows } from './rights/project-comments'
import { relaysRows } from './rights/relays'
import { reportsRows } from './rights/reports'
import { evaluationsRows } from './rights/evaluations'
import { residencyRows } from './rights/residency'
import { satisfactionRows } from './rights/satisfaction'
import { supervisionsRows } from './rights/supervisions'
import { surveysRows } from './rights/surveys'
import { villagesRows } from './rights/villages'
import { overviewRows } from './rights/overview'
import { annualReportsRows } from './rights/annual-reports'
import { visitsRows } from './rights/visits'
import { broadcastsRows } from './rights/broadcasts'
import { outboxRows } from './rights/outbox'
import { policiesRows } from './rights/policies'
import { projectsRows } from './rights/projects'
import { proxiesRows } from './rights/proxies'
import { reviewsRows } from './rights/reviews'
import { roundsRows } from './rights/rounds'
import { signOffsRows } from './rights/sign-offs'

/** Discipline inspection sees only calls about money that never came: all become such, and theirs. */
async function inspected(api: TestApi, part: string) {
  await (part === 'discipline_inspector'
    ? giveToInspector(api)
    : api.ownerSql`update help_requests set kind = 'help' where kind = 'unpaid'`)
}

/** What every feature stands on: who is who, filings, calls for help, turns, delivery. */
const COMMON_ROWS: Record<string, Row> = {
  ...archiveRows,
  ...broadcastsRows,
  ...outboxRows,
  ...policiesRows,
  ...proxiesRows,
  ...mediaRows,
  'GET /openapi.json': plain('openapi.read', '/openapi.json'),
  'GET /counties/current': plain('county.read', '/counties/current'),
  'GET /counties/rights/:action': plain('county.read', '/counties/rights/project.submit'),
  'GET /counties/by-address': plain('county.read', '/counties/by-address?channel=sms&address=1'),
  'GET /areas': plain('area.list', `/areas?under=${VILLAGE}`),
  'GET /figures': plain('figure.list', '/figures'),
  'POST /figures': plain('figure.set', '/figures', {
    name: 'poverty_line',
    value: 400_000,
    validFrom: '2020-01-01',
    source: '示例',
  }),
  'GET /staff': list('staff.list', '/staff?limit=100'),
  'POST /staff': plain('staff.add', '/staff', {
    name: '新来的',
    unit: '宝坪村委会',
    roles: [{ role: 'village_cadre', areaPath: VILLAGE }],
  }),
  'GET /households': list('household.list', '/households?limit=100'),
  'GET /households/:id': {
    action: 'household.read',
    about: 'item',
    call: ({ householdId }) => ({ path: `/households/${householdId}` }),
  },
  'GET /status': list('status.read', '/status'),
  'GET /links': list('link.read', '/links'),
  'POST /links': {
    action: 'link.make',
    about: 'item',
    call: ({ head, idNumber }) => ({
      path: '/links',
      body: { name: head, idLast4: idNumber.slice(-4) },
    }),
    isDone: (answer) => outcome(answer) === 'linked',
    // Nobody learns whether such a household exists.
    isRefused: (answer) => outcome(answer) === 'wrong',
  },
  'POST /links/codes': {
    action: 'link_code.issue',
    about: 'item',
    decides: true,
    call: ({ head }) => ({ path: '/links/codes', body: { headName: head } }),
  },
  'POST /applications': {
    action: 'application.file',
    about: 'item',
    call: ({ householdId }) => ({ path: '/applications', body: { householdId } }),
    isDone: (answer) => outcome(answer) === 'already_filed',
  },
  'GET /applications': list('application.list', '/applications?limit=100'),
  'GET /applications/mine': {
    action: 'application.file',
    about: 'plain',
    call: () => ({ path: '/applications/mine' }),
  },
  'GET /applications/:id': {
    action: 'application.list',
    about: 'item',
    call: ({ applicationId }) => ({ path: `/applications/${applicationId}` }),
  },
  'POST /help-requests': plain('help.call', '/help-requests', { kind: 'help', text: '又漏雨了' }),
  'GET /help-requests': {
    action: 'help.list',
    about: 'list',
    async call(_standing, part, api) {
      await inspected(api, part)
      return { path: '/help-requests?limit=100' }
    },
  },
  'GET /help-requests/:id': {
    action: 'help.list',
    about: 'item',
    async call({ helpId }, part, api) {
      await inspected(api, part)
      return { path: `/help-requests/${helpId}` }
    },
  },
  'GET /help-requests/by-code/:code': {
    action: 'help.list',
    about: 'item',
    async call({ helpCode }, part, api) {
      await inspected(api, part)
      return { path: `/help-requests/by-code/${helpCode}` }
    },
  },
  'POST /help-requests/:id/actions': {
    action: 'help.answer',
    about: 'item',
    call: async (standing, part, api) => {
      await inspected(api, part)
      return {
        path: `/help-requests/${standing.helpId}/actions`,
        body: { type: 'answer', text: '明天来' },
      }
    },
  },
  'GET /receipts/:code': {
    action: 'receipt.read',
    about: 'item',
    call: ({ applicationCode, phone }, part) => ({
      path: `/receipts/${applicationCode}${part === 'public' ? `?last4=${phone.slice(-4)}` : ''}`,
    }),
  },
  'POST /receipts/:code/actions': {
    action: 'application.withdraw',
    about: 'item',
    call: ({ applicationCode }) => ({
      path: `/receipts/${applicationCode}/actions`,
      body: { type: 'undo_withdrawal' },
    }),
    isDone: (answer) => outcome(answer) === 'nothing',
    isRefused: (answer) => outcome(answer) === 'not_found',
  },
  'GET /audit': {
    action: 'audit.read',
    about: 'plain',
    call: ({ householdId }) => ({ path: `/audit?subject=household:${householdId}` }),
  },
  'POST /audit/seals': plain('audit.seal', '/audit/seals', {}),
  'POST /outbox/exchanges': {
    ...plain('outbox.deliver', '/outbox/exchanges', {
      sender: SENDER,
      lane: 'urgent',
      results: [],
      undrawn: 0,
      want: 100,
      canAsk: false,
      isChat: false,
      isKeeper: true,
    }),
    maySayPhones: true,
  },
  'POST /outbox/receipts': {
    action: 'outbox.deliver',
    about: 'plain',
    call: async (standing, _part, api) => ({
      path: '/outbox/receipts',
      body: { channel: 'sms', reference: await queueMessage(api, standing), status: 'delivered' },
    }),
  },
  'POST /turns': {
    action: 'turn.take',
    about: 'plain',
    call: () => ({ path: '/turns', body: inbound() }),
  },
  'POST /turns/:id/commit': {
    action: 'turn.take',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const begun = await beginTurn(api.deps, COUNTY, inbound())
      if (begun.state !== 'begun') throw new Error('the turn is not begun')
      const { turnId, seq, leaseId, sessionVersion, contact } = begun
      const endings = { done: { replies: [], session: null } }
      const by = 'response'
      const turn = { contactId: contact.id, seq, leaseId, sessionVersion, by, endings }
      return { path: `/turns/${turnId}/commit`, body: turn }
    },
  },
  'POST /turns/late': {
    action: 'turn.take',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const { channel, providerMessageId, ...rest } = inbound()
      await beginTurn(api.deps, COUNTY, { channel, providerMessageId, ...rest })
      return { path: '/turns/late', body: { channel, providerMessageId } }
    },
  },
  'GET /turns/orphans': plain('turn.take', '/turns/orphans'),
  'POST /turns/orphans/:contactId/take': {
    action: 'turn.take',
    about: 'plain',
    call: ({ contactId }) => ({ path: `/turns/orphans/${contactId}/take`, body: {} }),
  },
}

/** Identification, from the villages' rounds to the reports. */
const IDENTIFICATION_ROWS: Record<string, Row> = {
  ...entriesRows,
  ...noticesRows,
  ...objectionsRows,
  ...surveysRows,
  ...villagesRows,
  ...reviewsRows,
  ...signOffsRows,
  // Last of those about households: it takes what they had under way.
  ...roundsRows,
}

const MANAGEMENT_ROWS: Record<string, Row> = {
  ...comparisonsRows,
  ...changesRows,
  ...checkCampaignsRows,
  ...monitoringRows,
  ...visitsRows,
  ...relaysRows,
  ...inspectionsRows,
  // Behind the lists above, as they make households of their own.
  ...leadsRows,
  ...measuresRows,
  ...reportsRows,
  ...listsRows,
}

/** Projects, funds and integrity. */
const MONEY_ROWS: Record<string, Row> = {
  ...claimsRows,
  ...fundsRows,
  ...plansRows,
  ...projectCommentsRows,
  ...complaintHandlingRows,
  ...complaintsRows,
  ...projectsRows,
  ...loansRows,
  ...declarationsRows,
  ...supervisionsRows,
}

const EVALUATION_ROWS: Record<string, Row> = {
  ...assessmentsRows,
  ...evaluationsRows,
  ...satisfactionRows,
  ...peerEvaluationsRows,
  ...pressReportsRows,
  ...residencyRows,
  ...overviewRows,
  ...annualReportsRows,
}

/** Every route of the API, each walked in the world of its part; a test fails for one that is not here. */
export const ROWS_BY_PART = {
  common: COMMON_ROWS,
  identification: IDENTIFICATION_ROWS,
  management: MANAGEMENT_ROWS,
  money: MONEY_ROWS,
  evaluation: EVALUATION_ROWS,
}

export const ROWS: Record<string, Row> = Object.assign({}, ...Object.values(ROWS_BY_PART))

let messages = 0
const inbound = () => {
  const from = `+86199777${String(++messages).padStart(5, '0')}`
  return { channel: 'sms', providerMessageId: randomUUID(), from, isPhone: true, text: '1' }
}

async function queueMessage(api: TestApi, { contactId }: Standing): Promise<string> {
  const purpose = `test:${++messages}`
  const message = { contactId, purpose, class: 'filing' as const, say: say('common.yes', {}) }
  await enqueue(api.db, commandContext(api), message)
  const [row] = await api.sql<{ id: string }[]>`
    select id from outbox where county = ${COUNTY} and purpose = ${purpose}`
  return row?.id ?? ''
}
