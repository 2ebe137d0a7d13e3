import { createHash } from 'node:crypto'
import { healthRoutes } from '../../../api/health'
import { SHEET_LIMITS } from '../../../api/sheets/limits'
import { Zip } from '../../../api/sheets/zip'
import { ROWS } from '../rights-rows'
import { COUNTY } from '../seeds'
import { seedChance } from './seeded'
import type { Stage } from './stage'
import { readRows } from './stored'
import { type Watcher, watchersOf } from './watchers'

/** What is asked of the number, of every topic; and what a complaint would be asked for by whoever guesses. */
const ASKED = [
  '待办', '菜单', '1', '线索', '监测', '台账', '周报', '核查', '清单', '未走访', '我的结对', '变更', '比对', '质检', '问答',
  '项目', '村规划', '我的方案', '资金', '资金图', '报账', '查贷款', '督查', '督查问题', '督查统计', '问责', '曝光', '通报',
  '我的申报', '未申报', '优亲厚友', '未送达', '进度', '签单', '举报件', '举报件 12345678', '举报统计',
] // prettier-ignore
const VILLAGERS_ASK = [
  '菜单', '1', '我的档案', '我的方案', '清单', '变更', '项目', '菜单', '我的结对', '查异议', '举报件', '菜单', '举报统计', '0',
] // prettier-ignore

/** Of these, and of the routes, what has to do with complaints. */
const CLOSE = /待办|举报|todo|complaint/

/** Everything the watchers see at a moment, by who looks at what; or what is closest to a complaint alone. */
export async function watch(
  stage: Stage,
  moment: string,
  { isNear, isClose }: { isNear: boolean; isClose: boolean },
): Promise<Map<string, string>> {
  const seen = await readRows(stage)
  const watchers = watchersOf(stage, isNear)
  const isAsked = (what: string) => !isClose || CLOSE.test(what)
  seen.set('metrics', await metricsOf(stage))
  await askAll(stage, watchers, { seen, moment, isAsked })
  await getAll(stage, watchers, { seen, moment, isAsked })
  for (const [name, text] of await readRows(stage)) seen.set(`after ${name}`, text)
  return seen
}

interface Looked {
  seen: Map<string, string>
  moment: string
  isAsked: (what: string) => boolean
}

async function getAll(
  { api, world }: Stage,
  watchers: Watcher[],
  { seen, moment, isAsked }: Looked,
) {
  const routes = Object.entries(ROWS).filter(
    ([route]) => route.startsWith('GET ') && isAsked(route),
  )
  for (const [route, row] of routes) {
    seedChance(`${moment} ${route}`)
    const { path } = await row.call(world.standings.inside, 'county_office', api)
    for (const { name, actor } of watchers) {
      seedChance(`${moment} ${name} ${route}`)
      const response = await api.app.request(`/api/v1${path}`, {
        headers: {
          County: COUNTY,
          ...(actor && {
            Authorization: `Bearer ${api.deps.serviceToken}`,
            'On-Behalf-Of': actor,
          }),
        },
      })
      seen.set(`${name}: ${route}`, `${response.status} ${await readBody(response)}`)
    }
  }
}

/** What is shown, but not when it was written. */
export async function readBody(response: Response): Promise<string> {
  const type = response.headers.get('Content-Type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  if (/json|text/.test(type)) return bytes.toString()
  return type.includes('spreadsheet')
    ? readCells(bytes)
    : createHash('sha256').update(bytes).digest('hex')
}

/** All cells; the bytes hold when the file was written. */
async function readCells(bytes: Buffer): Promise<string> {
  const zip = await Zip.open(bytes, SHEET_LIMITS)
  const parts = [zip.has('xl/sharedStrings.xml') ? await zip.text('xl/sharedStrings.xml') : '']
  for (let i = 1; zip.has(`xl/worksheets/sheet${i}.xml`); i++)
    parts.push(await zip.text(`xl/worksheets/sheet${i}.xml`))
  if (parts.length === 1) throw new Error('a workbook without sheets')
  return parts.join('\n')
}

async function askAll(stage: Stage, watchers: Watcher[], { seen, moment, isAsked }: Looked) {
  const { bot, delivered, deliver } = stage
  for (const { name, actor, phone } of watchers) {
    if (!phone) continue
    const asked = actor?.startsWith('staff:') ? ASKED : VILLAGERS_ASK
    for (const [i, text] of asked.filter(isAsked).entries()) {
      seedChance(`${moment} ${name} asks ${i} ${text}`)
      const logged = bot.logged.length
      const answers = await bot
        .says(phone, text, `SM${moment}${name}${i}`)
        .catch((error: unknown) => {
          throw new Error(`${name}, ${text}: ${bot.logged.slice(logged).join('')}`, {
            cause: error,
          })
        })
      seen.set(`${name} asks ${i} ${text}`, answers.join('\n'))
    }
  }
  seedChance(`${moment} delivery`)
  await deliver()
  for (const { name, phone } of watchers) {
    const got = delivered.filter(({ to }) => to === phone).map((each) => each.text)
    if (phone) seen.set(`${name} gets`, got.join('\n'))
  }
  const { phone: handlers } = stage.handler
  const others = delivered.filter(({ to }) => to !== handlers)
  // Of messages of one moment the order is chance's.
  const all = others.map(({ to, text }) => `${to} ${text}`)
  seen.set('whatever was sent', all.toSorted().join('\n'))
}

/** What is counted; how much of it the process itself used is another number each time. */
async function metricsOf({ api }: Stage): Promise<string> {
  const { connection } = api.deps
  const response = await healthRoutes({ connection, metricsToken: 'test' }).request('/metrics', {
    headers: { Authorization: 'Bearer test' },
  })
  return (await response.text()).match(/^# HELP \S+/gm)?.join('\n') ?? ''
}
