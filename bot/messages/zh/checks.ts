import {
  type CampaignScope,
  type CheckOutcome,
  QUALITY_WORDS,
  type Vars,
} from '../../../api/client'
import { checkLinesIn, qualityCountsIn } from '../check-lines'
import { area, cut, dayZh as day, headsOf, name } from '../format'
import type { Messages } from '../messages'

const SCOPES = {
  registered: '贫困户',
  exited: '脱贫户',
  watched: '监测户',
  everybody: '所有农户',
} as const satisfies Record<CampaignScope, string>

const OUTCOMES = {
  right: '属实',
  changed: '有变',
  wrongly_in: '错评',
  missed: '漏评',
} as const satisfies Record<CheckOutcome, string>

const heads = (all: string, most: number) => headsOf(all, most, (count) => `等${count}户`)
const more = (left: number) => (left > 0 ? `。还有${left}户，回“下”` : '')
const fullDay = (on: string) => `${on.slice(0, 4)}年${day(on)}`

/** 牟大岭、牟三属实，谭二有变（生了个娃儿）: by outcome, a note where there is room. */
function linesZh(lines: string, most: number): string {
  const all = checkLinesIn(lines)
  const right = all.filter(({ outcome }) => outcome === 'right').map(({ head }) => head)
  const others = all.filter(({ outcome }) => outcome !== 'right')
  const noteRoom = Math.max(0, Math.floor(most / Math.max(all.length, 1)) - 12)
  const told = others.map(({ outcome, head, note }) => {
    const why = note !== '' && noteRoom >= 4 ? `（${cut(note, noteRoom)}）` : ''
    return `${name(head)}${OUTCOMES[outcome]}${why}`
  })
  const said = told.join('，')
  const room = Math.max(20, most - said.length)
  const first = right.length > 0 ? `${heads(right.join('、'), room)}属实` : ''
  return cut([first, said].filter((part) => part !== '').join('，'), most)
}

type Progress = Vars<'check.progress'>
const found = ({ right, changed, wrong, missed }: Omit<Progress, 'due' | 'area' | 'scope'>) =>
  `属实${right}、有变${changed}、错评${wrong}、漏评${missed}`

export const zhChecks = {
  'check.ask_area': () => '核查哪里？请回乡镇或村名，如 天元乡',
  'check.ask_scope': ({ area: place }: Vars<'check.ask_scope'>) => `核查${area(place)}的哪些户？`,
  'check.scope': ({ scope }: Vars<'check.scope'>) => SCOPES[scope],
  'check.ask_due': ({ area: place, scope }: Vars<'check.ask_due'>) =>
    `核查${area(place)}的${SCOPES[scope]}，哪天以前查完？如 12月31日`,
  'check.open_confirm': ({ area: place, scope, due, ...counts }: Vars<'check.open_confirm'>) =>
    `核查${area(place)}${SCOPES[scope]}${counts.households}户，派${counts.checkers}名干部，${fullDay(due)}前查完${
      counts.unassigned > 0 ? `，${counts.unassigned}户还派不出人` : ''
    }。对吗？`,
  'check.opened': ({ households, checkers, due }: Vars<'check.opened'>) =>
    `核查开始了：${households}户，${checkers}名干部已接到通知，${day(due)}前查完。发“核查”看进度。`,
  'check.dropped': () => '好，没有记。想核查时再发：核查 天元乡 脱贫户 12月31日前',
  'check.due_in_past': () => '这一天已经过了，没有开始。请换一个以后的日子再发。',
  'check.due_too_far': () => '这一天在一年以后，没有开始。请换一个近的日子再发。',
  'check.nobody_in_scope': ({ area: place, scope }: Vars<'check.nobody_in_scope'>) =>
    `${area(place)}现在没有${SCOPES[scope]}，不用核查。`,
  'check.campaign_open': ({ area: place }: Vars<'check.campaign_open'>) =>
    `${area(place)}已有一次核查没结束，没有再开。结束请发：核查 结束`,
  'check.figure_missing': () => '县里还没有设定核查的天数，没有开始。请找县乡村振兴局。',
  'check.which_campaign': () => '结束哪一次核查？',
  'check.campaign': ({ area: place, scope, due }: Vars<'check.campaign'>) =>
    `${area(place)}${SCOPES[scope]}，${day(due)}前`,
  'check.close_confirm': ({ area: place, scope, ...counts }: Vars<'check.close_confirm'>) =>
    `结束${area(place)}${SCOPES[scope]}的核查？${counts.households}户里还有${counts.unvisited}户没查，结束后不能再记。对吗？`,
  'check.closed': ({ households, unvisited }: Vars<'check.closed'>) =>
    `核查结束了：${households}户，没查到${unvisited}户。发“核查”看结果。`,
  'check.lapsed': ({ area: place, scope, households, unvisited }: Vars<'check.lapsed'>) =>
    `${area(place)}${SCOPES[scope]}核查到期结束：${households}户，没查到${unvisited}户。发“核查”看结果。`,
  'check.closed_already': () => '这次核查已经结束了。发“核查”看结果。',
  'check.not_opener': ({ name: who }: Vars<'check.not_opener'>) =>
    `这次核查是${name(who)}开的，请他来结束，没有动。`,
  'check.nothing_to_close': () => '现在没有您能结束的核查。',
  'check.kept': () => '好，核查接着办，没有结束。',
  'check.none_open': () => '现在没有核查。要开请发：核查 天元乡 脱贫户 12月31日前',
  'check.progress': ({ area: place, scope, done, total, due, ...counts }: Progress) =>
    `${area(place)}${SCOPES[scope]}核查：${total}户查了${done}户，${found({ done, total, ...counts })}，${day(due)}前查完。`,
  'check.result': ({ area: place, scope, done, total, ...counts }: Vars<'check.result'>) =>
    `${area(place)}${SCOPES[scope]}核查已结束：${total}户查了${done}户，${found({ done, total, ...counts })}。`,
  'check.parts': ({ parts }: Vars<'check.parts'>) =>
    cut(
      parts
        .split(';')
        .map((part) => {
          const [place = '', counts = ''] = part.split('=')
          return `${area(place)}${counts}`
        })
        .join('，'),
      110,
    ),

  'check.to_checker': ({ area: place, scope, count, due }: Vars<'check.to_checker'>) =>
    `请核查${area(place)}${SCOPES[scope]}${count}户，${fullDay(due)}前。发“核查”看是哪些户。`,
  'check.due_soon': ({ area: place, scope, due }: Vars<'check.due_soon'>) =>
    `${area(place)}${SCOPES[scope]}的核查${day(due)}到期，您还有户没查。发“核查”看。`,
  'check.rest': ({ area: place, scope, left, due, heads: all }: Vars<'check.rest'>) =>
    `${area(place)}${SCOPES[scope]}还有${left}户，${day(due)}前：${heads(all, 46)}。请发：核查 户主 属实（或有变、错评 加原因）`,
  'check.rest_late': ({ area: place, scope, ...rest }: Vars<'check.rest_late'>) =>
    `${area(place)}${SCOPES[scope]}还有${rest.left}户，${day(rest.due)}已过期：${heads(rest.heads, 46)}。请发：核查 户主 属实（或有变、错评 加原因）`,
  'check.rest_more': ({ heads: all, more: rest }: Vars<'check.rest_more'>) =>
    `${heads(all, 100)}${more(rest)}`,
  'check.none': () => '现在没有等您核查的户。',
  'check.format': () =>
    '没看明白是哪一户。请这样发：核查 牟大岭 属实；核查 谭二 有变 生了个娃儿；核查 漏评 张三 为什么',
  'check.which': ({ head }: Vars<'check.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'check.ask_group': ({ head }: Vars<'check.ask_group'>) =>
    `叫“${name(head)}”的不止几户，是几社的？如 3社`,
  'check.ask_outcome': ({ head }: Vars<'check.ask_outcome'>) => `${name(head)}家核查得怎样？`,
  'check.outcome': ({ outcome }: Vars<'check.outcome'>) => OUTCOMES[outcome],
  'check.ask_note': ({ head, outcome }: Vars<'check.ask_note'>) =>
    `${name(head)}家${OUTCOMES[outcome]}，是怎么回事？请用一句话说。`,
  'check.unread': ({ text }: Vars<'check.unread'>) =>
    `这几句没认出是哪户，没有记：${cut(text, 40)}`,
  'check.confirm': ({ lines, total }: Vars<'check.confirm'>) =>
    `${total > 1 ? `${total}户：` : ''}${linesZh(lines, 90)}。对吗？`,
  'check.done': ({ done, left, ...all }: Vars<'check.done'>) =>
    [
      `记下${done}户${left > 0 ? `，您还有${left}户` : '，您的都查完了'}。`,
      all.changed === '' ? '' : `有变的请再发：变更 ${heads(all.changed, 16)} 怎么变的。`,
      all.leads === '' ? '' : '错评漏评已报上去派人核实。',
      all.refused === '' ? '' : `没记：${heads(all.refused, 20)}。`,
    ].join(''),
  'check.not_taken': () => '好，没有记。改好再发一次。',
  'check.skipped': ({ heads: all }: Vars<'check.skipped'>) =>
    `这几户没有记：${heads(all, 40)}。不归您查，或不在这次核查里。`,
  'check.not_yours': ({ head, name: who }: Vars<'check.not_yours'>) =>
    who === ''
      ? `${name(head)}家不归您核查，没有记。`
      : `${name(head)}家由${name(who)}核查，没有记。`,
  'check.tied': ({ head }: Vars<'check.tied'>) =>
    `${name(head)}家和您有亲属或同事关系，不能由您核查，没有记。会派别人去。`,
  'check.gone': ({ head }: Vars<'check.gone'>) => `${name(head)}家的户头已注销，不用核查。`,
  'check.in_already': ({ head }: Vars<'check.in_already'>) =>
    `${name(head)}家已在册，不是漏评，没有记。情况变了请发：核查 ${name(head)} 有变 原因`,
  'check.not_in': ({ head }: Vars<'check.not_in'>) =>
    `${name(head)}家不在册，说不上错评，没有记。该进没进请发：核查 漏评 ${name(head)} 原因`,
  'check.no_campaign': ({ head }: Vars<'check.no_campaign'>) =>
    `${name(head)}家不在正办的核查里，没有记。发“核查”看归您的户。`,

  'quality.area': ({ area: place, households, found: of, findings }: Vars<'quality.area'>) =>
    `${area(place)}${households}户，${of}户的档案有疑问，共${findings}处：`,
  'quality.rules': ({ counts, more: rest }: Vars<'quality.rules'>) =>
    `${qualityCountsIn(counts)
      .map(({ code, count }) => `${QUALITY_WORDS[code]?.title ?? code}${count}处`)
      .join('，')}${rest > 0 ? `。还有${rest}项，回“下”` : '。看一户请发：质检 户主'}`,
  'quality.clean': ({ area: place, households }: Vars<'quality.clean'>) =>
    `${area(place)}${households}户的档案都查过，没有疑问。`,
  'quality.household': ({ head, findings }: Vars<'quality.household'>) =>
    `${name(head)}家的档案有${findings}处疑问：`,
  'quality.finding': ({ name: who, code, more: rest }: Vars<'quality.finding'>) =>
    `${who === '' ? '' : `${name(who)}：`}${QUALITY_WORDS[code].title}。请${QUALITY_WORDS[code].todo}${rest > 0 ? `。还有${rest}处，回“下”` : '。'}`,
  'quality.household_clean': ({ head }: Vars<'quality.household_clean'>) =>
    `${name(head)}家的档案没有疑问。`,
  'quality.which': ({ head }: Vars<'quality.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'quality.unknown': ({ area: own }: Vars<'quality.unknown'>) =>
    `没找到这个村或这户，或不归您这一片。看您这一片，请发：质检 ${area(own)}`,
} satisfies Partial<Messages>
