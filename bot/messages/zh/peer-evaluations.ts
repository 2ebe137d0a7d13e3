import type { PeerVarKinds, Vars } from '../../../api/client'
import { cut, dayZh as day } from '../format'
import type { Messages } from '../messages'

const FIELDS = {
  townships: '乡镇',
  group_units: '集团单位',
  all: '乡镇和集团单位',
} as const satisfies Record<PeerVarKinds['peerField'], string>

const WHY = {
  due_in_past: '日子过了，没有办。请换个今天以后的日子再发。',
  already_opened: '这一年的互评已经开了，没有再开。发“互评”看。',
  too_few_each: '规定的互评家数不到3家，看得出是谁评的，没有开。请先改这个数。',
  too_few_units: '单位太少，排不出互不对评的名单，没有开。',
  all_tied: '有关系要回避的太多，排不出名单，没有开。',
  own_unit: '您是被评单位的人，要回避，没有办。请同事来办。',
  no_questions: '还没有互评的题目，没有开。请先导入题目。',
  id_number: '不能写身份证号，没有记。请去掉再发一次。',
  phone: '不能写电话，没有记。请去掉再发一次。',
  not_yours: '这一家不是请您评的，没有记。发“互评”看您的。',
  already_answered: '这一家您已经评过了，没有改。',
  recused: '这一家您已经回避了，没有记。',
  closed: '这次互评已经结束，没有记。',
  questions_changed: '题目没有答全，没有记。请再发一次：互评 单位名',
  marks_out_of_range: '有分数超出范围，没有记。请再发一次：互评 单位名',
  reason_missing: '要写一句原因，没有记。请加上原因再发。',
  not_open: '这次互评没有开着，没有办。发“互评”看。',
  still_waits: '还有没评完的，日子也没过，没有锁定。',
  not_locked: '还没有锁定，不能公布。请先发：互评 锁定',
  already_released: '已经公布过了。',
  fingerprint_differs: '数据和锁定时的不一样，没有公布。请找技术人员查。',
  figure_missing: '还没有规定一家由几家来评，没有办。请先设这个数。',
} as const satisfies Record<PeerVarKinds['peerWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')
const unit = (text: string) => cut(text, 14)
const points = (permille: number) => (permille / 10).toFixed(1)

export const zhPeerEvaluations = {
  'peer.ask_field': () => '哪些单位互评？请回：乡镇、单位，或全部',
  'peer.ask_due': () => '哪天以前评完？不能早于今天。请回，如 12月20日、年底',
  'peer.confirm': ({ year, peerField, units, each, due }: Vars<'peer.confirm'>) =>
    `${year}年${FIELDS[peerField]}互评：${units}家，抽签定每家评${each}家，${day(due)}前。对吗？`,
  'peer.confirm_without': (v: Vars<'peer.confirm_without'>) =>
    `${v.year}年${FIELDS[v.peerField]}互评：${v.units}家，每家评${v.each}家，${day(v.due)}前。没有人能答、不参加的：${cut(v.without, 30)}。对吗？`,
  'peer.opened': ({ year, units, each, repeated, due }: Vars<'peer.opened'>) =>
    `${year}年互评开了：${units}家，每家评${each}家，${day(due)}前${repeated > 0 ? `，和去年相同的${repeated}对` : ''}。只告诉了评的人。`,
  'peer.dropped': () => '好，没有办。',
  'peer.refused': ({ peerWhy }: Vars<'peer.refused'>) => WHY[peerWhy],
  'peer.state': (v: Vars<'peer.state'>) =>
    `${v.year}年${FIELDS[v.peerField]}互评，${day(v.due)}前：已评${v.answered}份，没评${v.waiting}份，${
      { open: '评着', locked: '已锁定', released: '已公布' }[v.peerStatus]
    }${more(v.left)}`,
  'peer.none_run': () => '还没有互评。要开请发：互评 开 乡镇 哪天前',
  'peer.nothing_to_settle': () => '没有可以这样办的互评。发“互评”看。',
  'peer.which': () => '哪一次？',
  'peer.lock_confirm': ({ year, peerField, answered, waiting }: Vars<'peer.lock_confirm'>) =>
    `锁定${year}年${FIELDS[peerField]}互评：已评${answered}份，没评${waiting}份。锁定后不能再评。对吗？`,
  'peer.locked': ({ answered, waiting, fingerprint }: Vars<'peer.locked'>) =>
    `锁定了：${answered}份，没评${waiting}份，指纹${cut(fingerprint, 8)}。要公布请发：互评 公布`,
  'peer.release_confirm': ({ year, peerField, answered }: Vars<'peer.release_confirm'>) =>
    `公布${year}年${FIELDS[peerField]}互评，共${answered}份：各单位只看到自己的平均分。对吗？`,
  'peer.released': ({ units }: Vars<'peer.released'>) => `公布了，告诉了${units}家。`,
  'peer.extreme': (v: Vars<'peer.extreme'>) =>
    `${unit(v.evaluator)}给${unit(v.evaluated)}打${points(v.permille)}分，和别家差得多${more(v.left)}`,
  'peer.no_extreme': ({ answered }: Vars<'peer.no_extreme'>) =>
    `已评${answered}份，没有和别家差得多的。`,

  'peer.asked': ({ units, count, due }: Vars<'peer.asked'>) =>
    `请评${count}家：${cut(units, 44)}，${day(due)}前。请保密，对方看不到是谁评的。发“互评”开始。`,
  'peer.due_soon': ({ due }: Vars<'peer.due_soon'>) =>
    `互评还没评完，${day(due)}是最后一天。发“互评”接着评。`,
  'peer.none': () => '没有等您评的单位。',
  'peer.line': ({ unit: of, due, late, left }: Vars<'peer.line'>) =>
    `${late > 0 ? '过期，' : ''}${day(due)}前。要评请发：互评 ${unit(of)}${more(left)}`,
  'peer.unknown_unit': () => '没有请您评这一家。发“互评”看请您评的。',
  'peer.question': ({ at, of, text, full }: Vars<'peer.question'>) =>
    `${at}/${of} ${cut(text, 34)}（0到${full}分）请回分数`,
  'peer.not_in_range': ({ full }: Vars<'peer.not_in_range'>) => `分数请回0到${full}的整数。`,
  'peer.ask_reason': ({ marks, full }: Vars<'peer.ask_reason'>) =>
    `给${marks}分（满分${full}），请用一句话说原因；要改分就回数字。别写身份证号和电话。`,
  'peer.answer_confirm': ({ unit: of, total, full }: Vars<'peer.answer_confirm'>) =>
    `给${unit(of)}共${total}分，满分${full}。交了不能改。对吗？`,
  'peer.answered': ({ unit: of, total, full }: Vars<'peer.answered'>) =>
    `${unit(of)}评好了，${total}分（满分${full}）。对方看不到是谁评的。发“互评”看其他的。`,
  'peer.recuse_format': () => '要回避请发：互评 回避 单位名 原因',
  'peer.ask_recusal': ({ unit: of }: Vars<'peer.ask_recusal'>) =>
    `为什么回避${unit(of)}？请用一句话说。`,
  'peer.recuse_confirm': ({ unit: of, text }: Vars<'peer.recuse_confirm'>) =>
    `回避${unit(of)}：${cut(text, 30)}。改由抽签定别家来评。对吗？`,
  'peer.recused': ({ unit: of }: Vars<'peer.recused'>) =>
    `记下了，${unit(of)}不用您评了，请继续保密。`,

  'peer.released_unit': ({ year, permille }: Vars<'peer.released_unit'>) =>
    `${year}年互评公布了：您单位平均${points(permille)}分（满分100）。发“互评 结果”看每一项。`,
  'peer.result': ({ unit: of, year, permille, left }: Vars<'peer.result'>) =>
    `${unit(of)}${year}年互评平均${points(permille)}分（满分100）${more(left)}`,
  'peer.result_line': ({ text, tenths, full, left }: Vars<'peer.result_line'>) =>
    `${cut(text, 30)}：平均${points(tenths)}分，满分${full}${more(left)}`,
  'peer.result_few': ({ unit: of, year, left }: Vars<'peer.result_few'>) =>
    `${unit(of)}${year}年评的不到3家，不公布分数${more(left)}`,
  'peer.no_result': ({ year }: Vars<'peer.no_result'>) => `${year}年的互评还没有公布结果。`,
} satisfies Partial<Messages>
