import type { PressVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const LEVELS = {
  national: '中央级',
  municipal: '市级',
  county: '县级',
} as const satisfies Record<PressVarKinds['outletLevel'], string>
const STATES = {
  open: '等答复',
  answered: '已答复',
  contested: '等再答复',
  rated: '已评定',
} as const satisfies Record<PressVarKinds['pressStatus'], string>
const TRUTHS = {
  true: '属实',
  partly: '部分属实',
  not_true: '不属实',
} as const satisfies Record<PressVarKinds['pressTruth'], string>
const TONES = {
  positive: '正面',
  critical: '批评',
} as const satisfies Record<PressVarKinds['pressTone'], string>

const WHY = {
  not_journalist: '没有这个记者，没有办。请先加人。',
  days_wrong: '日子不对，没有办。请写明从哪天到哪天。',
  already_accredited: '这位记者这几天已经备案了，没有再办。',
  not_accredited: '您现在没有采访备案，没有收。请找县扶贫办备案。',
  no_words: '没有写内容，没有收。请写上再发。',
  id_number: '不能写身份证号，没有收。请去掉再发一次。',
  phone: '不能写电话，没有收。请去掉再发一次。',
  unit_unknown: '没找到该答复的单位，没有收。请在前面写乡镇或单位名。',
  already_filed: '同样的已经收过了，没有再收。发“媒体”看。',
  day_in_future: '日子还没到，没有收。请改了再发。',
  not_unit: '这一件不是您单位答复的，没有办。',
  already_answered: '这一件已经答复了，没有改。',
  not_answered: '单位还没有答复，现在不能办。',
  already_contested: '这一件已经质疑过一次，不能再提。',
  contest_over: '质疑的日子过了，没有收。',
  own_unit: '是您自己单位的，要回避，没有办。',
  tied: '您和答复的人有关系，要回避，没有办。',
  contest_open: '记者还可以质疑，过了期限再评定。',
  already_rated: '已经评定过了，没有改。',
  not_rated: '还没有评定，不能公开。',
  already_published: '已经公开了，没有再办。',
  already_ended: '已经不算数了，没有再办。',
  figure_missing: '还没有规定几天答复，没有收。请县里先设这个数。',
  level_missing: '要写明是中央级、市级还是县级，没有办。请再发一次。',
  day_missing: '要写明是哪天的，没有办。请再发一次。',
} as const satisfies Record<PressVarKinds['pressWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')
const unit = (text: string) => cut(text, 14)
const points = (tenths: number) => (tenths / 10).toFixed(1)

export const zhPressReports = {
  'press.ask_area': () => '是哪个乡镇、村或单位？请回名字，如 天元乡、县民政局',
  'press.ask_text': () => '看到了什么？请用一两句话说，别写户主姓名、身份证号和电话。',
  'press.ask_way': () => '这像是举报违纪。要保密交给纪委，还是交给单位公开答复？',
  'press.way_complaint': () => '保密举报给纪委',
  'press.way_report': () => '交单位答复',
  'press.confirm': ({ area: place, text, unit: of }: Vars<'press.confirm'>) =>
    `反映${area(place)}：${cut(text, 60)}。由${unit(of)}答复。对吗？`,
  'press.filed': ({ unit: of, due, code: number }: Vars<'press.filed'>) =>
    `收到了，${unit(of)}${day(due)}前答复您，编号${code(number)}。`,
  'press.filed_alleging': ({ unit: of, due, code: number }: Vars<'press.filed_alleging'>) =>
    `收到了，${unit(of)}${day(due)}前答复，编号${code(number)}。有人违纪还可以发“举报”，只有纪委看得到。`,
  'press.dropped': () => '好，没有办。',
  'press.refused': ({ pressWhy }: Vars<'press.refused'>) => WHY[pressWhy],
  'press.names_said': ({ words }: Vars<'press.names_said'>) =>
    `里面有农户的名字：${cut(words, 30)}。不能写给媒体，没有发。请改了再发。`,
  'press.unknown_code': () => '没有这个编号，请看一下再发。发“媒体”看清单。',
  'press.mine': ({ code: number, unit: of, pressStatus, due, left }: Vars<'press.mine'>) =>
    `${code(number)} ${unit(of)}，${STATES[pressStatus]}，${day(due)}前。看答复请发：媒体 ${code(number)}${more(left)}`,
  'press.mine_none': () => '您还没有反映过。要反映请发：媒体 地方 看到什么',
  'press.mine_answer': ({ unit: of, text, left }: Vars<'press.mine_answer'>) =>
    `${unit(of)}答复：${cut(text, 90)}${more(left)}`,
  'press.answered': ({ unit: of, text, code: number }: Vars<'press.answered'>) =>
    `${unit(of)}答复：${cut(text, 66)}。不服可发：媒体 质疑 ${code(number)} 原因`,
  'press.ask_contest': () => '哪里说得不对？请用一两句话说。只能质疑一次。',
  'press.contest_confirm': ({ unit: of, text }: Vars<'press.contest_confirm'>) =>
    `质疑${unit(of)}的答复：${cut(text, 60)}。只能一次。对吗？`,
  'press.contested': ({ unit: of, due, code: number }: Vars<'press.contested'>) =>
    `记下了，${unit(of)}${day(due)}前再答复，不答复由县扶贫办答。编号${code(number)}。`,

  'press.to_unit': ({ outlet, text, due, code: number }: Vars<'press.to_unit'>) =>
    `${cut(outlet, 10)}反映：${cut(text, 50)}。请${day(due)}前发：媒体 ${code(number)} 答复内容`,
  'press.to_unit_again': ({ outlet, text, due, code: number }: Vars<'press.to_unit_again'>) =>
    `${cut(outlet, 10)}质疑：${cut(text, 50)}。请${day(due)}前再发：媒体 ${code(number)} 答复内容`,
  'press.due_soon': ({ due, code: number }: Vars<'press.due_soon'>) =>
    `媒体反映${code(number)}还没答复，${day(due)}是最后一天。请发：媒体 ${code(number)} 答复内容`,
  'press.owed': ({ outlet, text, due, code: number, left }: Vars<'press.owed'>) =>
    `${cut(outlet, 10)}：${cut(text, 40)}。${day(due)}前发：媒体 ${code(number)} 答复内容${more(left)}`,
  'press.owed_none': () => '没有等您答复的媒体反映。',
  'press.ask_answer': ({ code: number }: Vars<'press.ask_answer'>) =>
    `怎么答复${code(number)}？请用几句话说，别写农户姓名、身份证号和电话。`,
  'press.answer_confirm': ({ text }: Vars<'press.answer_confirm'>) =>
    `答复媒体：${cut(text, 80)}。发出不能改。对吗？`,
  'press.answer_sent': ({ code: number }: Vars<'press.answer_sent'>) =>
    `答复发出了，编号${code(number)}。`,
  'press.rated_unit': (v: Vars<'press.rated_unit'>) =>
    `${cut(v.outlet, 10)}的反映${code(v.code)}评定了：${TRUTHS[v.pressTruth]}，${TONES[v.pressTone]}，重要程度${v.importance}。`,
  'press.result': ({ unit: of, points: sum, reports, left }: Vars<'press.result'>) =>
    `${unit(of)}媒体${reports}件，共${points(sum)}分${more(left)}`,
  'press.result_line': (v: Vars<'press.result_line'>) =>
    `${cut(v.outlet, 12)}：${TRUTHS[v.pressTruth]}，${TONES[v.pressTone]}，${points(v.points)}分${more(v.left)}`,
  'press.no_result': ({ year }: Vars<'press.no_result'>) => `${year}年还没有评定过的媒体报道。`,

  'press.log_format': () => '要登记请发：媒体 登记 报刊名 市级 3月1日 第3版 天元乡 内容',
  'press.log_confirm': (v: Vars<'press.log_confirm'>) =>
    `登记${cut(v.outlet, 10)}（${LEVELS[v.outletLevel]}）${day(v.day)}：${cut(v.text, 40)}。由${unit(v.unit)}答复。对吗？`,
  'press.logged': ({ unit: of, due, code: number }: Vars<'press.logged'>) =>
    `登记了，${unit(of)}${day(due)}前答复，编号${code(number)}。`,
  'press.state': (v: Vars<'press.state'>) =>
    `${code(v.code)} ${cut(v.outlet, 10)}，${unit(v.unit)}，${STATES[v.pressStatus]}${more(v.left)}`,
  'press.state_none': () => '还没有媒体反映。要登记请发：媒体 登记 报刊名 市级 哪天 地方 内容',
  'press.detail': ({ outlet, unit: of, text, left }: Vars<'press.detail'>) =>
    `${cut(outlet, 10)}，${unit(of)}：${cut(text, 70)}${more(left)}`,
  'press.detail_answer': ({ text, left }: Vars<'press.detail_answer'>) =>
    `答复：${cut(text, 90)}${more(left)}`,
  'press.rate_format': () =>
    '要评定请发：媒体 评定 编号 属实（或部分属实、不属实） 正面（或批评） 重要2',
  'press.rate_confirm': (v: Vars<'press.rate_confirm'>) =>
    `评定${code(v.code)}：${TRUTHS[v.pressTruth]}，${TONES[v.pressTone]}，重要程度${v.importance}。对吗？`,
  'press.rated': ({ code: number }: Vars<'press.rated'>) =>
    `${code(number)}评定好了。要公开请发：媒体 公开 ${code(number)} 文稿`,
  'press.publish_format': () => '要公开请发：媒体 公开 编号 文稿（别写农户姓名）',
  'press.publish_confirm': ({ text }: Vars<'press.publish_confirm'>) =>
    `公开：${cut(text, 70)}。单位的答复一起公开。对吗？`,
  'press.published': ({ code: number }: Vars<'press.published'>) =>
    `${code(number)}公开了，群众发“媒体监督”就能看到。`,
  'press.accredit_format': () => '要备案请发：媒体 备案 记者姓名 报刊名 市级 3月1日到3月31日',
  'press.accredit_confirm': (v: Vars<'press.accredit_confirm'>) =>
    `给${name(v.name)}备案：${cut(v.outlet, 12)}（${LEVELS[v.outletLevel]}），${day(v.from)}到${day(v.until)}，两头都算。对吗？`,
  'press.accredited': ({ name: who, outlet, from, until }: Vars<'press.accredited'>) =>
    `${name(who)}备案好了：${cut(outlet, 12)}，${day(from)}到${day(until)}。`,
  'press.end_confirm': ({ name: who, outlet }: Vars<'press.end_confirm'>) =>
    `撤销${name(who)}的采访备案（${cut(outlet, 12)}），从今天起不能再反映。对吗？`,
  'press.ended': ({ outlet }: Vars<'press.ended'>) => `撤销了${cut(outlet, 12)}的这个备案。`,
  'press.end_none': () => '没有可以撤销的备案，请看一下姓名。',

  'press.public_none': () => '现在没有公开的媒体监督。',
  'press.public': (v: Vars<'press.public'>) =>
    `${cut(v.outlet, 10)}${day(v.day)}：${cut(v.text, 38)}（${TRUTHS[v.pressTruth]}）。${unit(v.unit)}答复：${cut(v.answer, 26)}${more(v.left)}`,
} satisfies Partial<Messages>
