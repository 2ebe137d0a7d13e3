import type { Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, instantZh as instant, name, phone } from '../format'
import type { Messages } from '../messages'
import { fieldsInWords, type FieldWords, pick, visitsIn, wholeYuan } from '../visit-lines'

const FIELDS: FieldWords = {
  housing_grade: pick({ c: '危房C级', d: '危房D级', safe: '房子安全' }),
  housing_area_m2: (area) => `房${area}平`,
  farmland_mu: (mu) => `地${mu}亩`,
  net_income_per_head_fen: (fen) => `人均${wholeYuan(fen)}元`,
  work_months: (months) => `打工${months}个月`,
  workers: (count) => `劳力${count}人`,
  pupils: (count) => `上学${count}人`,
  pigs: (count) => `猪${count}头`,
  sick: (count) => `病${count}人`,
  insured: pick({ yes: '医保已交', no: '医保没交' }),
  water: pick({ tap: '自来水', well: '井水', spring: '山泉水', cellar: '窖水' }),
}
const handbook = (line: string) => fieldsInWords(line, FIELDS).join('，')
/** The longer the handbook, the less of the words fits beside it. */
const room = (line: string) => (handbook(line).length > 24 ? 8 : 20)
/** What was sent may begin with the word itself. */
const unled = (text: string) => text.replace(/^走访\s*/u, '')
const quoted = (text: string, most: number) => (text === '' ? '' : `：“${cut(text, most)}”`)

/** 待答2件、异议1件. */
function waiting({ help, objections, lists }: { help: number; objections: number; lists: number }) {
  const counts = [
    help > 0 && `待答${help}件`,
    objections > 0 && `异议${objections}件`,
    lists > 0 && `到期名单${lists}张`,
  ]
  return `早上好，等您办：${counts.filter(Boolean).join('、')}。`
}

export const zhVisits = {
  'visit.ask_who': () => '走访了哪一户？请回户主姓名，同名的加上几社。',
  'visit.unknown': () => '您片区没找到这户。请再回一次户主姓名，您写的都还在。',
  'visit.which': ({ head }: Vars<'visit.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'visit.ask_group': ({ head }: Vars<'visit.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户。您走的是几社？请回，如 3社、宝坪村3社`,
  'visit.ask_seen': ({ head }: Vars<'visit.ask_seen'>) =>
    `${name(head)}家看到什么？请说一两句，如 房子漏雨，养猪3头`,
  'visit.ask_day': () => '是哪天去的？不能在今天以后。请回，如 昨天、3月5日',
  'visit.ask_photo': () => '有照片或位置就发来；没有，请回“好了”。',
  'visit.one_each': ({ text }: Vars<'visit.one_each'>) =>
    `一条短信记一户，先记头一户。别的没有记，请一户一条再发：走访 ${cut(unled(text), 20)}`,
  'visit.confirm': ({ head, area: place, day: on, text, photos }: Vars<'visit.confirm'>) =>
    `${day(on)}走访${name(head)}家（${area(place)}）${quoted(text, 24)}${photos > 0 ? `，照片${photos}张` : ''}，对吗？`,
  'visit.confirm_filled': ({ head, day: on, text, handbook: line }: Vars<'visit.confirm_filled'>) =>
    `${day(on)}走访${name(head)}家${quoted(text, room(line))}。手册：${handbook(line)}。对吗？`,
  'visit.done': ({ head, day: on }: Vars<'visit.done'>) =>
    `${name(head)}家${day(on)}的走访记下了。写错了就发“更正走访”。`,
  'visit.done_far': ({ head, day: on }: Vars<'visit.done_far'>) =>
    `${name(head)}家${day(on)}的走访记下了。您发的位置离村里有点远，也注明了。`,
  'visit.dropped': () => '好，没有记。想记时再发：走访 户主 看到什么',
  'visit.empty': () => '没写看到什么，也没有照片，没有记。请发：走访 户主 看到什么',
  'visit.no_place': ({ hotline }: Vars<'visit.no_place'>) =>
    `县里还没定离村多远算远，带位置的没有记下。请不发位置再记一次，或打${phone(hotline)}`,
  'visit.photo_added': ({ head }: Vars<'visit.photo_added'>) =>
    `照片放进${name(head)}家的走访里了。`,

  'visit.which_note': () => '更正哪一次走访？',
  'visit.label': ({ head, day: on }: Vars<'visit.label'>) => `${name(head)}${day(on)}`,
  'visit.nothing_to_correct': () => '您还没有记过走访，没有可更正的。',
  'visit.ask_correction': ({ head, day: on }: Vars<'visit.ask_correction'>) =>
    `${name(head)}家${day(on)}的走访，应该怎么写？请整条重写。`,
  'visit.correct_confirm': ({ head, day: on, text }: Vars<'visit.correct_confirm'>) =>
    `${name(head)}家${day(on)}的走访改成“${cut(text, 20)}”，对吗？`,
  'visit.correct_filled': ({ head, day: on, text, handbook: line }: Vars<'visit.correct_filled'>) =>
    `${name(head)}家${day(on)}的走访改成“${cut(text, room(line))}”。手册：${handbook(line)}。对吗？`,
  'visit.corrected': ({ head, day: on }: Vars<'visit.corrected'>) =>
    `${name(head)}家${day(on)}的走访更正了，原来的也留着。`,

  'visit.own': ({ visits }: Vars<'visit.own'>) =>
    `您最近的走访：${visitsIn(visits)
      .map(({ day: on, head }) => `${day(on)}${name(head)}`)
      .join('，')}。写错了就发“更正走访”。`,
  'visit.own_none': () => '您还没有记过走访。要记，请发：走访 户主 看到什么',

  'digest.help': ({ code: receipt, due, ...counts }: Vars<'digest.help'>) =>
    `${waiting(counts)}先答${code(receipt)}，${instant(due)}前。发“待办”看。`,
  'digest.objection': ({ code: receipt, due, ...counts }: Vars<'digest.objection'>) =>
    `${waiting(counts)}先核实异议${code(receipt)}，${day(due)}前。发“待办”看。`,
  'digest.list': ({ code: notice, area: place, lists }: Vars<'digest.list'>) =>
    `${waiting({ help: 0, objections: 0, lists })}先看${area(place)}的，可发：推进 ${code(notice)}`,
} satisfies Partial<Messages>
