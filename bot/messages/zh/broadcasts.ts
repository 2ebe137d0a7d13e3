import { BROADCAST_END, type BroadcastAudience, LONGEST_BODY, type Vars } from '../../../api/client'
import { area, code, cut, instantZh as instant, name, phone, yuan } from '../format'
import type { Messages } from '../messages'

const WHOM = {
  households: '农户',
  registered: '在册户',
  unregistered: '非在册户',
  exited: '脱贫户',
  watched: '监测户',
  applied: '申请户',
  posted: '公示户',
  contested: '有异议户',
  declined: '未评上户',
  staff: '干部',
} as const satisfies Record<BroadcastAudience, string>

function confirmed(vars: Vars<'broadcast.confirm'>): string {
  const { area: place, audience, households, recipients, withoutPhone, optedOut } = vars
  const isStaff = audience === 'staff'
  const homes = isStaff ? '' : `${households}户，`
  const lost = vars.unreachable > 0 ? `，不通${vars.unreachable}人` : ''
  const none = `没手机${withoutPhone}${isStaff ? '人' : '户'}，退订${optedOut}人${lost}`
  const least = vars.segmentsLeast < vars.segments ? `${vars.segmentsLeast}至` : ''
  const cost = `每人${least}${vars.segments}段，约${yuan(vars.costFen)}元`
  return `${area(place)}${WHOM[audience]}：${homes}发${recipients}人，${none}。${cost}`
}

function progress(vars: Vars<'broadcast.progress'>): string {
  const pace = vars.perMinute > 0 ? `，每分钟约${vars.perMinute}条` : ''
  const done = `已发${vars.sent}，收到${vars.delivered}，还有${vars.left}`
  return `${area(vars.area)}的通知：${done}${pace}`
}

export const zhBroadcasts = {
  'broadcast.text': ({ text }) => `${cut(text, LONGEST_BODY)}${BROADCAST_END}`,
  'broadcast.preview': ({ text }) => cut(text, LONGEST_BODY),
  'broadcast.none_to_approve': () => '没有等您批准的通知。',
  'broadcast.todo': ({ open, codes }) =>
    `有${open}份通知等您批准：${cut(codes, 34)}。看内容请发：批准 编号`,
  'broadcast.ask_whom': () =>
    '发给哪里？请写您管的村或乡，如 宝坪村、宝坪村3社、宝坪村在册户、村干部。',
  'broadcast.ask_body': ({ area: place, audience }) =>
    `通知${area(place)}${WHOM[audience]}什么？请写内容，${LONGEST_BODY}字以内。`,
  'broadcast.too_long': ({ over }) => `长了${over}个字，还没有拟。请写短些再发一次。`,
  'broadcast.nobody': ({ area: place, audience }) =>
    `${area(place)}${WHOM[audience]}没有能收的手机，没有拟。请用喇叭或上门说。`,
  'broadcast.everybody': ({ recipients, costFen }) =>
    `这是发给全县${recipients}人的，约${yuan(costFen)}元。真要发给全县吗？`,
  'broadcast.sample': ({ text }) => cut(text, LONGEST_BODY),
  'broadcast.confirm': (vars) => `${confirmed(vars)}。拟好吗？`,
  'broadcast.confirm_later': (vars) =>
    vars.from === vars.until
      ? `${confirmed(vars)}，${instant(vars.from)}起发。拟好吗？`
      : `${confirmed(vars)}，${instant(vars.from)}至${instant(vars.until)}分村发。拟好吗？`,
  'broadcast.past': () => '定的时间已经过了，没有动。请换个时间再发一次。',
  'broadcast.variable': ({ name: named }) =>
    `“${cut(named, 12)}”这里不能用。能用户主、人口、村、社、乡、县，发给干部只能用县。请改了再发。`,
  'broadcast.too_late_today': () =>
    '今天太晚，明早8点才发，那时“今天、明天”就不是那天了。请回2，写明几月几日再拟。',
  'broadcast.drafted': ({ code: digits }) => `拟好了。请另一位同事发：批准 ${code(digits)}`,
  'broadcast.not_now': ({ hotline }) =>
    `短信价格还没有定，现在不能拟通知。请县办公室先定，或打${phone(hotline)}`,
  'broadcast.dropped': () => '好，没有发。',
  'broadcast.to_approve': ({ name: who, area: place, code: digits }) =>
    `${name(who)}拟了给${area(place)}的通知。看内容再定，请发：批准 ${code(digits)}`,
  'broadcast.approve': ({ area: place, audience, recipients, withoutPhone, costFen }) =>
    `发给${area(place)}${WHOM[audience]}${recipients}人，没手机${withoutPhone}，约${yuan(costFen)}元。批准吗？`,
  'broadcast.approve_later': ({ area: place, audience, recipients, costFen, from }) =>
    `${instant(from)}起发给${area(place)}${WHOM[audience]}${recipients}人，约${yuan(costFen)}元。批准吗？`,
  'broadcast.approved': ({ code: digits, recipients }) =>
    `批准了，发给${recipients}人。发${code(digits)}看收到没有。`,
  'broadcast.approved_later': ({ code: digits, recipients, from }) =>
    `批准了，${instant(from)}起发给${recipients}人。发${code(digits)}看收到没有。`,
  'broadcast.kept': () => '好，照旧，什么都没动。',
  'broadcast.cancel': ({ area: place }) => `不发给${area(place)}的这条通知了，对吗？`,
  'broadcast.stopped': () => '好，没发出去的不再发了。',
  'broadcast.all_sent': () => '这条早已全部发出，收不回来。要更正，请再拟一条通知。',
  'broadcast.own_draft': ({ code: digits }) =>
    `自己拟的不能自己批。请另一位同事发：批准 ${code(digits)}`,
  'broadcast.day_unclear': ({ code: digits }) =>
    `发出去时“今天、明天”就不是那天了，没有批。请发：不批准 ${code(digits)}，写明几月几日再拟。`,
  'broadcast.already_approved': ({ code: digits }) =>
    `这条已经批准了。发${code(digits)}看收到没有。`,
  'broadcast.cancelled': () => '这条通知已经取消了。要发请另拟。',
  'broadcast.not_found': () => '没有查到这条通知。请对着短信再发一次号码。',
  'broadcast.waits': ({ area: place, code: digits }) =>
    `给${area(place)}的通知还没批。请另一位同事发：批准 ${code(digits)}`,
  'broadcast.report': (vars) => {
    const { recipients, sent, delivered, waiting, failed, unknown, dropped } = vars
    const rest = [
      waiting > 0 && `等着发${waiting}`,
      failed > 0 && `没成${failed}`,
      unknown > 0 && `不明${unknown}`,
      dropped > 0 && `没发${dropped}`,
    ].filter(Boolean)
    const tail = rest.length > 0 ? `，${rest.join('，')}` : ''
    return `${area(vars.area)}的通知：共${recipients}人，已发${sent}，收到${delivered}${tail}。`
  },
  'broadcast.pause': ({ area: place }) => `给${area(place)}的这条通知先停下，对吗？`,
  'broadcast.resume': ({ area: place }) => `给${area(place)}的这条通知接着发，对吗？`,
  'broadcast.resend': ({ area: place, failed }) =>
    `给${area(place)}的通知有${failed}条没成，再发一次吗？`,
  'broadcast.paused': ({ code: digits }) =>
    `停下了，没发的先不发。接着发请发：继续 ${code(digits)}`,
  'broadcast.resumed': ({ code: digits }) => `接着发了。发${code(digits)}看收到没有。`,
  'broadcast.resumed_later': ({ code: digits, from }) =>
    `好，${instant(from)}起接着发。发${code(digits)}看收到没有。`,
  'broadcast.resent': ({ code: digits, recipients }) =>
    `再发${recipients}条。发${code(digits)}看收到没有。`,
  'broadcast.nothing_failed': () => '没有能再发的：要么都没有失败，要么号码本身不通。',
  'broadcast.not_going': ({ code: digits }) =>
    `这条现在不能这样办，什么都没动。发${code(digits)}看怎么样了。`,
  'broadcast.progress': (vars) => `${progress(vars)}。`,
  'broadcast.progress_paused': ({ area: place, sent, left, code: digits }) =>
    `${area(place)}的通知停着：已发${sent}，还有${left}没发。接着发请发：继续 ${code(digits)}`,
  'broadcast.progress_end': (vars) => `${progress(vars)}，约${instant(vars.until)}发完。`,
  'broadcast.relayed': ({ withoutPhone, optedOut, told, untold, villages }) =>
    `没手机${withoutPhone}，退订${optedOut}。已当面告诉${told}户，还有${untold}户：${cut(villages, 35)}`,
  'broadcast.without_phone': ({ withoutPhone, optedOut, villages }) =>
    `没手机${withoutPhone}，退订${optedOut}，请用喇叭或上门说：${cut(villages, 80)}`,
} satisfies Partial<Messages>
