import type { Assurance, Vars } from '../../../api/client'
import { differencesInWords, type EntryWords, factsInWords, partsInWords } from '../entry-lines'
import { area, cut, cutWith, name } from '../format'
import type { Messages } from '../messages'
import { pick, wholeYuan } from '../visit-lines'

const grade = pick({ c: 'C级', d: 'D级', safe: '安全' })
/** 两不愁三保障 as people say them. */
export const ASSURANCE_WORDS = {
  food: '吃饭',
  clothing: '穿衣',
  compulsory_school: '上学',
  medical_care: '医疗',
  safe_house: '住房',
  drinking_water: '饮水',
} as const satisfies Record<Assurance, string>
const met = pick({ met: '有', lacking: '缺' })

export const listed = (named: readonly string[], count: number) =>
  named.join('、') + (count > named.length ? `等${count}样` : '')

export const WORDS: EntryWords = {
  verdicts: { eligible: '符合', not_eligible: '不符合', unclear: '拿不准' },
  kinds: { screening: '排查', survey: '调查', revisit: '复核' },
  aspects: {
    size: '人口',
    workers: '劳力',
    housing_grade: '危房',
    housing_area: '房子',
    income: '人均收入',
    ...ASSURANCE_WORDS,
  },
  values: {
    size: (size) => `${size}口`,
    workers: (workers) => `${workers}人`,
    housing_grade: grade,
    housing_area: (m2) => `${m2}平`,
    income: (fen) => `${wholeYuan(fen)}元`,
    food: met,
    clothing: met,
    compulsory_school: met,
    medical_care: met,
    safe_house: met,
    drinking_water: met,
  },
  facts: {
    size: (size) => `${size}口`,
    workers: (workers) => `劳力${workers}`,
    housing_grade: pick({ c: '危房C级', d: '危房D级', safe: '房子安全' }),
    housing_area: (m2) => `房${m2}平`,
    income: (fen) => `人均${wholeYuan(fen)}元`,
  },
  assurances: ASSURANCE_WORDS,
  assured: {
    met: (named, count) => `有${listed(named, count)}`,
    lacking: (named, count) => `缺${listed(named, count)}`,
  },
}
const facts = (line: string) => factsInWords(line, WORDS).join('，')
const verdictOf = (verdict: Vars<'screening.last'>['verdict']) => WORDS.verdicts[verdict]

/** 张三：符合，4口，劳力1。 */
function result({ head, verdict, facts: line }: Vars<'screening.last'>) {
  const said = facts(line)
  return `${name(head)}：${verdictOf(verdict)}${said && `，${said}`}。`
}

type Next = Pick<Vars<'screening.next'>, 'done' | 'total' | 'next' | 'size'>
const goOn = ({ done, total, next, size }: Next) =>
  `${done}/${total}。下一户：${name(next)}（${size}口人）`

/** 张三、李四 */
const relay = (heads: string) => heads && `这几家没电话，请上门说可以申请：${cut(heads, 35)}`

export const zhEntries = {
  'screening.invitation': () => '社里摸底，看您家可能符合帮扶条件。想申请，回6；不想申请，不用回。',
  'screening.ask': ({ area: place, done, total, head, size }: Vars<'screening.ask'>) =>
    `${area(place)} ${done}/${total}。${name(head)}家（${size}口人）符合吗？后面可写情况，如：符合 4口 劳力1 危房C级 人均3000元`,
  'screening.ask_verdict': ({ head, text }: Vars<'screening.ask_verdict'>) =>
    `还没记。${name(head)}家：“${cut(text, 20)}”，是哪样？`,
  'screening.named': ({ head, area: place, size }: Vars<'screening.named'>) =>
    `${name(head)}家（${area(place)}，${size}口人）符合吗？`,
  'screening.named_again': ({ head, verdict }: Vars<'screening.named_again'>) =>
    `${name(head)}家查过：${verdictOf(verdict)}。改成哪样？`,
  'screening.eligible': () => '符合',
  'screening.not_eligible': () => '不符合',
  'screening.unclear': () => '拿不准',
  'screening.skip': () => '跳过',
  'screening.next': (vars: Vars<'screening.next'>) => `${result(vars)}${goOn(vars)}`,
  'screening.next_corrected': (vars: Vars<'screening.next_corrected'>) =>
    `改好了。${result(vars)}${goOn(vars)}`,
  'screening.next_untold': (vars: Vars<'screening.next_untold'>) =>
    `${result(vars)}没电话，请上门说可申请。${goOn(vars)}`,
  'screening.next_before': ({ head, verdict, by, ...next }: Vars<'screening.next_before'>) =>
    `${name(head)}家${name(by)}查过：${verdictOf(verdict)}，没有改。${goOn(next)}`,
  'screening.next_put_off': ({ head, ...next }: Vars<'screening.next_put_off'>) =>
    `${name(head)}家放到最后。${goOn(next)}`,
  'screening.next_unlisted': ({ head, ...next }: Vars<'screening.next_unlisted'>) =>
    `${name(head)}家不在册，已报乡里。${goOn(next)}`,
  'screening.last': (vars: Vars<'screening.last'>) => result(vars),
  'screening.last_corrected': (vars: Vars<'screening.last_corrected'>) => `改好了。${result(vars)}`,
  'screening.last_untold': (vars: Vars<'screening.last_untold'>) =>
    `${result(vars)}没电话，请上门说可申请。`,
  'screening.last_before': ({ head, verdict, by }: Vars<'screening.last_before'>) =>
    `${name(head)}家${name(by)}查过：${verdictOf(verdict)}，没有改。`,
  'screening.last_unlisted': ({ head }: Vars<'screening.last_unlisted'>) =>
    `${name(head)}家不在册，已报乡里。`,
  'screening.only_left': ({ head }: Vars<'screening.only_left'>) =>
    `只剩${name(head)}一户了。查到了再发：排查`,
  'screening.paused': ({ done, total, heads }: Vars<'screening.paused'>) =>
    `好，查到${done}/${total}，都记下了。接着查，发“排查”。${relay(heads)}`,
  'screening.all_done': ({ total, eligible, unclear, heads }: Vars<'screening.all_done'>) =>
    `${total}户都查完了：符合${eligible}户，拿不准${unclear}户。${relay(heads)}`,
  'screening.none': () => '现在没有要您排查的户。',
  'screening.which': ({ head }: Vars<'screening.which'>) =>
    `有几户户主叫“${name(head)}”，是哪一户？`,
  'screening.ask_group': ({ head }: Vars<'screening.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社`,
  'screening.unknown': () =>
    '花名册上没找到这户，没有记。请发：排查 户主姓名；真不在册，发：排查 新户 姓名',
  'screening.on_register': ({ head }: Vars<'screening.on_register'>) =>
    `${name(head)}家已在册，不用排查。`,
  'screening.closed': ({ head }: Vars<'screening.closed'>) =>
    `${name(head)}家的户头已注销，不用排查。`,
  'screening.group_has_cadre': () => '这户归他们社的干部排查，没有记。',
  'screening.reviewed': ({ head }: Vars<'screening.reviewed'>) =>
    `${name(head)}家社里已评过，排查不能再改。有新情况请告诉驻村干部复核。`,
  'screening.no_round': () => '现在没有在评的轮次，不用排查，没有记。',
  'screening.on_roll': ({ head }: Vars<'screening.on_roll'>) =>
    `${name(head)}在花名册上。请发：排查 户主姓名 符合或不符合`,
  'screening.unlisted_told': ({ area: place, head, by, text }: Vars<'screening.unlisted_told'>) =>
    `${name(by)}报：${area(place)}${name(head)}家不在花名册上${text && `，“${cut(text, 10)}”`}。请核实补录。`,
  'screening.progress': ({ area: place, parts, ...counts }: Vars<'screening.progress'>) => {
    const { done, total, eligible, unclear } = counts
    const each = cutWith(partsInWords(parts).join('，'), 60, '等')
    return `${area(place)}排查${done}/${total}，符合${eligible}，拿不准${unclear}。${each}`
  },
  'screening.progress_unknown': () => '没找到这个地方，或那里没有在评的轮次。请发：排查进度 村名',

  'revisit.due': ({ total, heads }: Vars<'revisit.due'>) =>
    `要复核${total}户：${cut(heads, 30)}。先看一户，发：复核 户主姓名`,
  'revisit.none_due': () => '现在没有要您复核的户。',
  'revisit.contested': ({ head, differences, text }: Vars<'revisit.contested'>) => {
    const said = differencesInWords(differences, WORDS, '、').join('；')
    const heard = text && `“${cut(text, said ? 24 : 40)}”`
    return cut(`${name(head)}家要弄清：${[said, heard].filter(Boolean).join('；')}`, 110)
  },
  'revisit.uncontested': ({ head }: Vars<'revisit.uncontested'>) =>
    `${name(head)}家没有出入，上乡里评之前再看一次。`,
  'revisit.ask_answer': () => '您看到的怎么样？和调查一样回“属实”；不一样请写，如：房子D级 4口人',
  'revisit.ask_how': () => '哪里不一样？请写清，如：房子D级 4口人 劳力1',
  'revisit.ask_dispute': ({ text }: Vars<'revisit.ask_dispute'>) =>
    `“${cut(text, 26)}”，看了是真的吗？`,
  'revisit.true': () => '是真的',
  'revisit.untrue': () => '不是',
  'revisit.not_known': () => '说不清',
  'revisit.confirm': (vars: Vars<'revisit.confirm'>) => {
    const { head, asFound, facts: line, text, settled, open, photos } = vars
    const parts = [
      asFound > 0 && '属实',
      facts(line),
      text && `“${cut(text, 20)}”`,
      settled > 0 && `弄清${settled}条`,
      open > 0 && `没弄清${open}条`,
      photos > 0 && `照片${photos}张`,
    ]
    return `复核${name(head)}家：${parts.filter(Boolean).join('，')}。对吗？`
  },
  'revisit.done': ({ head, open }: Vars<'revisit.done'>) =>
    `${name(head)}家的复核记下了。${rest(open)}`,
  'revisit.done_far': ({ head, open }: Vars<'revisit.done_far'>) =>
    `${name(head)}家的复核记下了。您发的位置离村里有点远，也注明了。${rest(open)}`,
  'revisit.dropped': () => '好，没有记。想复核时再发：复核 户主姓名',
  'revisit.unknown': () => '您片区没找到这户，没有记。请发：复核 户主姓名',
  'revisit.which': ({ head }: Vars<'revisit.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'revisit.ask_group': ({ head }: Vars<'revisit.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社`,
  'revisit.surveyed_it': () => '这户是您调查的，请由别的驻村干部复核。',
  'revisit.not_entered': ({ head }: Vars<'revisit.not_entered'>) =>
    `${name(head)}家还没排查，也没调查，先不用复核。`,
  'revisit.reviewed': ({ head }: Vars<'revisit.reviewed'>) =>
    `${name(head)}家乡里已评过，复核不能再改。`,
  'revisit.declined': ({ head }: Vars<'revisit.declined'>) =>
    `${name(head)}家这一轮已经没评上，不用复核，没有记。`,
  'revisit.changed': () => '这户刚有新的说法，没有记。请再发：复核 户主姓名',
  'revisit.no_round': () => '现在没有在评的轮次，不用复核，没有记。',
} satisfies Partial<Messages>

const rest = (open: number) => (open > 0 ? `还有${open}条没弄清，弄清了再发“复核”。` : '')
