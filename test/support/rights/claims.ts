import type { ProjectStatus } from '../../../db/values/projects'
import { COUNTY, type TestApi } from '../api'
import { addClaim, addDrawn, addPayment } from '../claims'
import { fund } from '../funds'
import { addProject } from '../projects'
import { playerOf, type Standing } from '../rights-world'
import { type Answer, outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A project of a place, named for its household so that one sees whose it is. */
const projectAt = (api: TestApi, standing: Standing, status: ProjectStatus) =>
  addProject(api, {
    county: countyOf(standing),
    areaPath: standing.areaPath,
    name: `${standing.head}门前路`,
    status,
  })

async function claimAt(api: TestApi, standing: Standing, status: 'claimed' | 'agreed' | 'paid') {
  const county = countyOf(standing)
  const { id: projectId } = await projectAt(api, standing, 'checked')
  if (status === 'agreed') await fund(api, { county, projectId, amountFen: 1_000_000 })
  return { projectId, ...(await addClaim(api, { county, projectId, status })) }
}

async function paymentAt(api: TestApi, standing: Standing) {
  const { projectId, id: claimId } = await claimAt(api, standing, 'paid')
  const { householdId, head: payee } = standing
  const county = countyOf(standing)
  return addPayment(api, { county, projectId, claimId, householdId, payee })
}

interface Place {
  county: string
  householdId: string
  areaPath: string
  head: string
}

/** A project, a draw, a claim and a payment in every place there is, named for its household. */
async function everywhere(api: TestApi) {
  const places = await api.sql<Place[]>`
    select h.county, h.id as "householdId", h.area_path as "areaPath", h.head_name as head
      from households h join contact_links l on l.county = h.county and l.household_id = h.id
     where h.head_name like '户主_'
     order by h.id, l.id`
  for (const { county, householdId, areaPath, head } of places) {
    const name = `${head}门前路`
    const { id: projectId } = await addProject(api, { county, areaPath, name, status: 'checked' })
    await addDrawn(api, projectId, county)
    const { id: claimId } = await addClaim(api, { county, projectId })
    await addPayment(api, { county, projectId, claimId, householdId, payee: head })
  }
}

const listAll = (path: string): Row => ({
  action: 'project.list',
  about: 'list',
  call: async (_standing, _part, api) => {
    await everywhere(api)
    return { path }
  },
})

/** Pictures come by chat alone: that one is missing is the last that is looked at. */
const lacksPhoto = ({ body }: Answer) => body['reason'] === 'no_photo'

/** Somebody of the place to whom a claim is paid. */
const payees = (amountFen: number) => [{ householdId: null, payee: '某某公司', amountFen }]

export const claimsRows: Record<string, Row> = {
  'POST /acceptances': {
    action: 'project.accept',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/acceptances',
      body: {
        type: 'return',
        code: (await projectAt(api, standing, 'finished')).code,
        reason: '漏水',
      },
    }),
    isDone: (answer) => outcome(answer) === 'returned',
  },
  'POST /acceptances/drafts': {
    action: 'project.accept',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/acceptances/drafts',
      body: { code: (await projectAt(api, standing, 'finished')).code },
    }),
  },
  'GET /spot-checks': listAll('/spot-checks?limit=100'),
  'POST /spot-checks/draws': {
    action: 'project.spot_check',
    about: 'item',
    call: async (standing, _part, api) => {
      await projectAt(api, standing, 'accepted')
      return { path: '/spot-checks/draws', body: { areaPath: standing.areaPath } }
    },
    // The same path lies in this county as well, where nothing waits to be drawn.
    isRefused: ({ body }) => body['reason'] === 'none_accepted',
    isDone: (answer) => outcome(answer) === 'drawn',
  },
  'POST /spot-checks/draws/drafts': plain('project.spot_check', '/spot-checks/draws/drafts', {
    text: '天元乡',
  }),
  'POST /spot-checks/results': {
    action: 'project.spot_check',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id, code } = await projectAt(api, standing, 'accepted')
      await addDrawn(api, id, countyOf(standing))
      return { path: '/spot-checks/results', body: { code, isPassed: true, text: '路在' } }
    },
    isDone: lacksPhoto,
  },
  'POST /spot-checks/results/drafts': {
    action: 'project.spot_check',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/spot-checks/results/drafts',
      body: { code: (await projectAt(api, standing, 'accepted')).code },
    }),
  },
  'GET /claims': listAll('/claims?limit=100'),
  'POST /claims': {
    action: 'project.claim',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/claims',
      body: { code: (await projectAt(api, standing, 'checked')).code, amountFen: 100 },
    }),
    isDone: lacksPhoto,
  },
  'POST /claims/drafts': {
    action: 'project.claim',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/claims/drafts',
      body: { code: (await projectAt(api, standing, 'checked')).code },
    }),
  },
  'POST /claims/closings': {
    action: 'project.claim',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/claims/closings',
      body: { code: (await projectAt(api, standing, 'checked')).code },
    }),
    isDone: (answer) => outcome(answer) === 'settled',
  },
  'GET /claims/:code': {
    action: 'project.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/claims/${(await claimAt(api, standing, 'claimed')).code}`,
    }),
  },
  'POST /claims/opinions/drafts': {
    action: 'project.judge_claim',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/claims/opinions/drafts',
      body: { code: (await claimAt(api, standing, 'claimed')).code },
    }),
  },
  'POST /claims/:code/actions': {
    action: 'project.judge_claim',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/claims/${(await claimAt(api, standing, 'claimed')).code}/actions`,
      body: { type: 'judge', isAgreed: true, text: '票据齐全' },
    }),
    isDone: (answer) => outcome(answer) === 'agreed',
  },
  'POST /claims/:code/payees/drafts': {
    action: 'project.pay',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/claims/${(await claimAt(api, standing, 'agreed')).code}/payees/drafts`,
      body: { text: '' },
    }),
  },
  'POST /claims/:code/payments': {
    action: 'project.pay',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/claims/${(await claimAt(api, standing, 'agreed')).code}/payments`,
      body: { payees: payees(1_000_000) },
    }),
    isDone: (answer) => outcome(answer) === 'paid',
  },
  'GET /payments': listAll('/payments?limit=100'),
  'GET /payments/mine': plain('payment.answer', '/payments/mine'),
  'GET /payments/by-code/:code': {
    action: 'measure.enter_answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/payments/by-code/${(await paymentAt(api, standing)).code}`,
    }),
  },
  'POST /payments/by-code/:code/answers': {
    action: 'payment.answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/payments/by-code/${(await paymentAt(api, standing)).code}/answers`,
      body: { isReceived: true },
    }),
    isDone: (answer) => outcome(answer) === 'confirmed',
  },
  'POST /payments/by-code/:code/entered-answers': {
    action: 'measure.enter_answer',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/payments/by-code/${(await paymentAt(api, standing)).code}/entered-answers`,
      body: { isReceived: true },
    }),
    isDone: (answer) => outcome(answer) === 'confirmed',
  },
  'GET /project-reviews/standings/:code': {
    action: 'project.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/project-reviews/standings/${(await projectAt(api, standing, 'checked')).code}`,
    }),
  },
  'POST /project-reviews': {
    action: 'project.review',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/project-reviews',
      body: {
        code: (await projectAt(api, standing, 'settled')).code,
        score: 85,
        text: '节水效果好',
      },
    }),
    isDone: (answer) => outcome(answer) === 'reviewed',
  },
}

/** A call about money that never came is what discipline inspection alone sees, once it is theirs. */
export async function giveToInspector(api: TestApi): Promise<void> {
  await api.ownerSql`
    update help_requests h set kind = 'unpaid',
           staff_id = ${playerOf(api, 'discipline_inspector') ?? ''}
     where h.kind = 'help' and h.county = ${COUNTY}`
}
