import { dayZh } from '../pages/format'
import { CAUSE_WORDS, TYPE_WORDS, WATCH_WORDS } from '../../db/values/roll-words'
import { dayOf } from '../shared/day'
import { linkRow, markOf } from './chain-words'
import type { Case, Inspection, List, Meeting } from './facts'
import { ofList, ofMeeting, ofSignature, ofVisit, type Photos } from './photos'
import type { HouseholdFile, VillageFile } from './read'
import { chainOf, LINK_NAMES, missingIn } from './rules'
import { timelineOf } from './timeline'
import {
  CASE_WORDS,
  differenceWords,
  foundWords,
  LEVEL_WORDS,
  LINK_WORDS,
  listName,
  meetingName,
  presentWords,
  proofWords,
  rollWords,
  roundWords,
  VISIT_WORDS,
} from './words'

export interface Printing {
  county: string
  now: Date
  photos: Photos
}

/** What the template of a household’s file shows. */
export function householdDocument(file: HouseholdFile, printing: Printing) {
  const { household, cases } = file
  const [latest] = cases.slice(-1)
  const place = latest?.area ?? file.area
  return {
    ...frame(household.head, place, printing),
    isOfVillage: false,
    facts: [
      ['户主', household.head],
      ['住址', place],
      ['户编号', household.number ?? ''],
      ['人口', String(household.size)],
      ['现状', rollWords(household.roll)],
      ['从何时', household.since ?? ''],
    ],
    lacking: [],
    matrix: null,
    // The latest first: that is where the household stands.
    households: [
      {
        name: household.head,
        cases: cases.toReversed().map((one) => caseData(one, file, printing)),
      },
    ],
    ...sharedData(file, printing),
  }
}

/** What the template of a village’s file shows. */
export function villageDocument(file: VillageFile, printing: Printing) {
  const { area, cases } = file
  const ofHousehold = Map.groupBy(cases, ({ householdId }) => householdId)
  return {
    ...frame(area.name, '', printing),
    isOfVillage: true,
    facts: countsOf(file, printing.now),
    lacking: lackingIn(file, printing.now),
    matrix: matrixOf(file, printing.now),
    households: [...ofHousehold.values()].map((own) => ({
      name: `${own[0]?.area ?? ''} ${own[0]?.head ?? ''}`,
      cases: own.map((one) => caseData(one, file, printing)),
    })),
    ...sharedData(file, printing),
  }
}

const frame = (name: string, place: string, { county, now }: Printing) => ({
  county,
  name,
  place,
  printedOn: dayZh(dayOf(now)),
})

function caseData(one: Case, shared: Inspection, { now, photos }: Printing) {
  const chain = chainOf(one, shared, now)
  const { type, causes, watch } = one
  return {
    title: `${roundWords(one)} ${CASE_WORDS[one.status]}`,
    code: one.code,
    stands: one.status === 'filed' && one.level ? `现在${LEVEL_WORDS[one.level]}级` : '',
    chain: chain.map((link) => linkRow(one, link, shared)),
    missing: missingIn(chain).map(({ name }) => LINK_WORDS[name][0]),
    facts: [
      ['类型', type ? TYPE_WORDS[type] : ''],
      ['原因', causes.map((cause) => CAUSE_WORDS[cause]).join('、')],
      ['监测类别', watch ? WATCH_WORDS[watch] : ''],
    ].filter(([, value]) => value !== ''),
    timeline: timelineOf(one, shared),
    visits: visitTable(one),
    differences: one.differences.map(differenceWords),
    photos: [
      ...one.visits.flatMap(({ id }) => photos.of(ofVisit(id))),
      ...one.signatures.flatMap(({ id }) => photos.of(ofSignature(id))),
    ],
  }
}

/** What each entry found, side by side, labels first; what a whole survey says nothing of is told. */
function visitTable({ visits, povertyLineFen }: Case): string[][] {
  const columns = visits.map(({ kind, status, found }) => {
    const isWhole = kind === 'survey' && status === 'finished'
    return foundWords(found, povertyLineFen).map(([label, said]): [string, string] => {
      return [label, said === '' && isWhole ? '没记' : said]
    })
  })
  const labels = columns[0]?.map(([label]) => label) ?? []
  const rows = labels.map((label, i) => [label, ...columns.map((column) => column[i]?.[1] ?? '')])
  const said = rows.filter(([, ...values]) => values.some((value) => value !== ''))
  if (said.length === 0) return []
  return [['', ...visits.map(({ kind, on }) => `${VISIT_WORDS[kind]} ${on ?? ''}`.trim())], ...said]
}

const sharedData = ({ meetings, lists }: Inspection, { photos }: Printing) => ({
  meetings: [...meetings.values()].toSorted(byOn).map((meeting) => meetingData(meeting, photos)),
  lists: [...lists.values()].map((list) => listData(list, photos)),
})

const byOn = (a: Meeting, b: Meeting) => a.on.localeCompare(b.on)

const meetingData = (meeting: Meeting, photos: Photos) => ({
  title: meetingName(meeting),
  facts: [
    `${meeting.calledBy}召集`,
    presentWords(meeting),
    meeting.isSecret ? '无记名投票' : '',
    meeting.closedAt ? `${dayOf(meeting.closedAt)}结束` : '没有结束',
  ].filter(Boolean),
  minutes: meeting.minutes,
  photos: photos.of(ofMeeting(meeting.id)),
})

const listData = (list: List, photos: Photos) => ({
  title: `${list.area} ${listName(list)} 单号 ${list.code}`,
  facts: [
    `${list.postedOn} 至 ${list.closesOn}`,
    list.fingerprint ? `校验码 ${list.fingerprint}` : '没有校验码',
    proofWords(list),
    list.status === 'void' ? '作废' : '',
  ].filter(Boolean),
  photos: photos.of(ofList(list.id)),
})

/** The counts of a village’s first page. */
function countsOf(file: VillageFile, now: Date): string[][] {
  const { cases, meetings, lists } = file
  const chains = cases.map((one) => chainOf(one, file, now))
  const lacking = chains.filter((chain) => missingIn(chain).length > 0).length
  const households = new Set(cases.map(({ householdId }) => householdId)).size
  const count = (status: Case['status']) => cases.filter((each) => each.status === status).length
  const objections = new Set(cases.flatMap((each) => each.objections.map(({ id }) => id)))
  const open = new Set(
    cases.flatMap((each) =>
      each.objections.flatMap((row) => (row.status === 'open' ? row.id : [])),
    ),
  )
  return [
    ['有案的户', `${households}户，${cases.length}件`],
    ['办理中', `${count('filed')}件`],
    ['已批准', `${count('accepted')}件`],
    ['没批准、撤回', `${count('declined') + count('withdrawn')}件`],
    ['有缺的', `${lacking}件`],
    ['不缺的', `${cases.length - lacking}件`],
    ['评议会', `${meetings.size}次`],
    ['公示', `${lists.size}张`],
    ['异议', `${objections.size}件，没答复${open.size}件`],
    ['缺得最多', mostMissing(chains)],
  ]
}

function mostMissing(chains: readonly ReturnType<typeof chainOf>[]): string {
  const missing = chains.flatMap(missingIn).map(({ name }) => name)
  const counted = LINK_NAMES.map((name) => {
    return { name, count: missing.filter((each) => each === name).length }
  }).filter(({ count }) => count > 0)
  const most = counted.toSorted((a, b) => b.count - a.count).slice(0, 3)
  if (most.length === 0) return '没有'
  return most.map(({ name, count }) => `${LINK_WORDS[name][1]}${count}`).join('、')
}

/** The cases with something missing, and what. */
const lackingIn = (file: VillageFile, now: Date): string[][] =>
  file.cases.flatMap((one) => {
    const missing = missingIn(chainOf(one, file, now)).map(({ name }) => LINK_WORDS[name][0])
    return missing.length > 0 ? [[one.head, one.area, roundWords(one), missing.join('、')]] : []
  })

/** A row a case, a column a link; days without their year, which the round has. */
function matrixOf(file: VillageFile, now: Date) {
  const rows = file.cases.map((one) => {
    const chain = new Map(chainOf(one, file, now).map((link) => [link.name, link]))
    return {
      head: one.head,
      place: one.area,
      round: roundWords(one),
      status: CASE_WORDS[one.status],
      links: LINK_NAMES.map((name) => {
        const link = chain.get(name)
        if (!link) return { state: 'none', text: '' }
        const day = link.on ? `\n${link.on.slice(5)}` : ''
        return { state: link.state, text: markOf(link) + day }
      }),
    }
  })
  return { columns: LINK_NAMES.map((name) => LINK_WORDS[name][1]), rows }
}
