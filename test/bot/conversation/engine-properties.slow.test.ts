import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeTurn } from '../../../bot/conversation/engine'
import type { StepContext } from '../../../bot/conversation/flow'
import type { ComplaintDraft, HouseholdStatus } from '../../../api/client'
import { FLOW_BOOK } from '../../../bot/flows'
import { Ending } from '../../../api/turns/answer'
import { Command } from '../../../api/turns/command'
import { BOOK, START } from './engine-book'

const APPLICATION = {
  code: '4821630007',
  due: '2026-03-29',
  status: 'filed',
  kind: 'identification',
  level: null,
  waits: 'round',
  isWithdrawing: false,
  decidedOn: null,
} as const

const ASKED = {
  code: '4821630007',
  text: '教育资助每年3000元',
  askedAt: '2026-03-09T02:00:00.000Z',
}

const household = (n: number): HouseholdStatus => ({
  householdId: `0195a000-0000-7000-8000-00000000000${n}`,
  head: `谭大${n}`,
  area: '宝坪村3社',
  status: 'registered',
  watch: null,
  year: 2016,
  application: n === 2 ? APPLICATION : null,
  listing: null,
  asked: n === 1 ? ASKED : null,
  mayApply: true,
})

/** As far as words come which nothing is known of. */
const OBJECTION = {
  notice: null,
  notices: [],
  refusal: null,
  ground: null,
  householdName: null,
  ownHousehold: null,
  missing: 'notice',
}
const VISIT = {
  household: null,
  candidates: [],
  head: null,
  isNamedFirst: false,
  body: '',
  day: null,
  purpose: 'learn_situation',
  handbook: '',
  missing: 'household',
}

const MEASURE = {
  household: null,
  candidates: [],
  head: null,
  causes: [],
  cause: null,
  content: '',
  category: 'other',
  amountFen: null,
  owner: null,
  owners: [],
  dueOn: null,
  missing: 'household',
}
const PLAN_LINE = {
  areaPath: null,
  area: '',
  household: null,
  candidates: [],
  head: null,
  text: '',
  sector: null,
  amountFen: null,
  owner: null,
  dueOn: null,
  missing: 'area',
}
const FILE = { day: '2026-03-09', household: null, members: [] }
const CARD = { id: 'card', code: '4821630007', question: '花椒', answer: '补苗', aliasOf: null }
const COUNTS = { asked: 1, answered: 0, handedOver: 0, notUseful: 0 }
const REPORT = { counts: COUNTS, unanswered: [{ words: '花椒', times: 1 }], misunderstood: [] }
const RETURN = { case: null, candidates: [], reason: '', levels: [], missing: 'household' }

const COMPLAINT: ComplaintDraft = {
  missing: null,
  candidates: [],
  name: null,
  accusedIds: [],
  aboutPath: 'wuxi.tianyuan.baoping',
  whom: '宝坪村村主任',
  kind: 'neglect',
  code: '1234567890123456',
}

/** An API that answers reads only, in process. */
function stubApi(rows: readonly HouseholdStatus[]): StepContext['api'] {
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  const get = (body: unknown, status?: number) => ({ $get: async () => json(body, status) })
  const post = (body: unknown) => ({ $post: async () => json(body) })
  const nothing = get({ code: 'not_found' }, 404)
  const empty = get({ items: [], next: null })
  const known: Record<string, unknown> = {
    links: { index: get({ links: rows }) },
    receipts: { ':code': get({ code: 'not_found' }, 404), index: get({ receipts: [], items: [] }) },
    help: { index: get({ items: [], next: null }) },
    applications: {
      index: get({ items: [], applications: [], next: null }),
      mine: get({ applications: [] }),
    },
    objections: {
      index: empty,
      mine: get({ objections: [] }),
      ':id': nothing,
      drafts: post(OBJECTION),
    },
    notices: {
      index: empty,
      'by-code': { ':code': nothing },
      drafts: post({ state: 'area' }),
    },
    broadcasts: {
      index: empty,
      previews: post({ state: 'whom' }),
      ':id': { report: nothing },
      'by-code': { ':code': nothing },
    },
    projectComments: { projects: { ':code': nothing }, 'by-code': { ':code': nothing } },
    plans: {
      'of-village': nothing,
      'of-household': nothing,
      mine: get({ items: [] }),
      drafts: post(PLAN_LINE),
    },
    policies: {
      answers: { ...get({ answer: null, others: [], why: 'not_covered' }), ':id': nothing },
      cards: get({ items: [CARD] }),
      report: get(REPORT),
    },
    archive: { own: { ':id': get(FILE) } },
    leads: { mine: get({ items: [], decided: [] }) },
    pairings: { mine: get({ items: [] }) },
    loans: { mine: get({ items: [] }) },
    declarations: { mine: get({ items: [] }) },
    changes: { mine: get({ changes: [] }) },
    complaints: { drafts: post(COMPLAINT), 'by-code': { ':code': nothing } },
    visits: { index: empty, drafts: post(VISIT) },
    todo: { index: get({ items: [], climbed: [] }) },
    rounds: { drafts: post({ state: 'area' }) },
    proposals: { drafts: post({ ...VISIT, watch: null, refusal: null, missing: 'household' }) },
    measures: {
      index: empty,
      mine: get({ items: [] }),
      owned: get({ items: [] }),
      drafts: post(MEASURE),
      'by-code': { ':code': nothing },
    },
    reports: {
      index: empty,
      ':id': get({ area: '天元乡', cases: [] }),
      drafts: post({ state: 'area' }),
      returns: { drafts: post(RETURN) },
    },
    proxies: { index: get({ proxies: [] }) },
  }
  // Whatever else there is refuses whoever asks.
  const refused: object = new Proxy(
    {},
    {
      get: (_, path: string) =>
        path === '$get' || path === '$post'
          ? async () => json({ code: 'forbidden' }, 403)
          : refused,
    },
  )
  const orRefused = (features: object): object =>
    new Proxy(features, {
      get: (all, name: string) =>
        (all as Record<string, unknown>)[name] ?? Reflect.get(refused, name),
    })
  const parts = Object.entries(known).map(([name, part]) => [name, orRefused(part as object)])
  return orRefused(Object.fromEntries(parts)) as StepContext['api']
}

const COMMANDS =
  '查 0 1 2 3 7 9 是 不 求助 申请 人工 结束 下 退 退订 订阅 撤回 不撤了 绑定 待办 English 中文 谢谢 取消 4821630007 1234567 482163 #yes #menu #resume'
const message = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COMMANDS.split(' ')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '谭大山 1234',
      '求助 房子漏雨',
      '3 低保多少钱',
      '异议 482163 张三家有小车',
      '举报 村主任',
      '救命',
      '绑定码 谭大山',
      '答 4821630007 明天来',
      '走访 谭大山',
      '代 谭大山 2359 申请',
      '张贴 宝坪村3社',
      '推进 482163',
      '开会 宝坪村3社 明天2点',
      '评议',
      '35 2 1',
      '不开了',
      '通知 宝坪村 明天开会',
      '措施 谭大山 因学：学费',
      '落实 4821630007',
      '收到 4821630007',
      '上报县里 天元乡',
      '县审',
      '退回 谭大山 没签字',
      '公告',
      '没收到',
      '帮扶',
      '线索',
      '核实 4821630007 没有车',
      '说明 4821630007 是我哥的',
      '变更 谭大山 出生 女 谭小星',
      '更正 电话错了',
      '我的档案',
      '档案 谭大山',
      '核查 谭大山 属实',
      '质检 宝坪村',
      '结对 谭大山 熊长富',
      '未走访',
      '问题 水管断了 12月15日前 熊长富',
      '比对 民政局 低保 12月10日前',
      '验收 482163000 合格 18万',
      '抽查 天元乡',
      '报账',
      '拨付 4821630007 谭大1 3000元',
      '台账',
      '监测',
      '周报',
      '解除 谭大山',
      '您已停机，自动回复',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 1200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 300, maxLength: 1200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"'.repeat(1000), '\\'.repeat(1000), '求助 ' + '😀'.repeat(498)),
  },
)
const turn = fc.record({ message, minutes: fc.constantFrom(0, 1, 10, 31, 1440, 4321) })

test.each([
  ['the flows there are', FLOW_BOOK],
  [
    'flows made up',
    {
      ...BOOK,
      flows: {
        ...BOOK.flows,
        circle: BOOK.flows['menu'] ?? never(),
        ping: BOOK.flows['menu'] ?? never(),
        'answer-measure': BOOK.flows['menu'] ?? never(),
      },
    },
  ],
])('whatever people write in whatever order, %s answer it within bounds', async (_what, book) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 1, maxLength: 12 }),
      fc.nat(3),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      async (turns, households, isStaff, dice) => {
        const rows = Array.from({ length: households }, (_, n) => household(n))
        let session: unknown = null
        let now = START.getTime()
        for (const { message: text, minutes } of turns) {
          now += minutes * 60_000
          const { command, endings } = await takeTurn(
            book,
            {
              api: stubApi(rows),
              households: rows,
              contact: {
                id: 'c',
                language: 'zh',
                isPhone: true,
                staffId: isStaff ? 's' : null,
                roles: [],
              },
              hotline: '023-51522345',
              receivedAt: new Date(now),
              attachments: null,
            },
            session,
            text,
          )
          const codes = Object.keys(endings)
          if (command) {
            Command.parse(command)
            expect(codes).toContain('refused')
          } else {
            expect(codes).toEqual(['done'])
          }
          for (const ending of Object.values(endings)) {
            // Two, and the question that comes back.
            expect(ending.replies.length).toBeLessThanOrEqual(3)
            const stored = JSON.stringify(ending.session)
            expect(Buffer.byteLength(stored)).toBeLessThan(16 * 1024)
            expect(stored).not.toContain('\\u0000')
            // What the API would take and give back.
            expect(Ending.parse(JSON.parse(JSON.stringify(ending)))).toEqual(
              JSON.parse(JSON.stringify(ending)),
            )
          }
          const picked = codes[(dice.next().value ?? 0) % codes.length] ?? 'done'
          session = JSON.parse(JSON.stringify(endings[picked]?.session ?? null))
        }
      },
    ),
    { numRuns: 300 },
  )
})

function never(): never {
  throw new Error('the menu is missing')
}
