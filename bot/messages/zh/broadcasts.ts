import { BROADCAST_END, type BroadcastAudience, LONGEST_BODY } from '../../../api/client'
import { area, code, cut, instantZh as instant, name, phone, yuan } from '../format'
import type { Messages } from '../messages'

const WHOM = { households: '农户', registered: '在册户', staff: '干部' } as const satisfies Record<
  BroadcastAudience,
  string
>

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
  'broadcast.confirm': (vars) => {
    const { area: place, audience, households, recipients, withoutPhone, optedOut } = vars
    const homes = audience === 'staff' ? '' : `${households}户，`
    const none = `没手机${withoutPhone}${audience === 'staff' ? '人' : '户'}`
    const cost = `每人${vars.segments}段，约${yuan(vars.costFen)}元`
    return `${area(place)}${WHOM[audience]}：${homes}发${recipients}人，${none}，退订${optedOut}人。${cost}。拟好吗？`
  },
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
  'broadcast.approved': ({ code: digits, recipients }) =>
    `批准了，发给${recipients}人。发${code(digits)}看收到没有。`,
  'broadcast.approved_later': ({ code: digits, recipients, from }) =>
    `批准了，${instant(from)}起发给${recipients}人。发${code(digits)}看收到没有。`,
  'broadcast.kept': () => '好，照旧，什么都没动。',
  'broadcast.cancel': ({ area: place }) => `不发给${area(place)}的这条通知了，对吗？`,
  'broadcast.stopped': () => '好，没发出去的不再发了。',
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
  'broadcast.without_phone': ({ withoutPhone, optedOut, villages }) =>
    `没手机${withoutPhone}，退订${optedOut}，请用喇叭或上门说：${cut(villages, 80)}`,
} satisfies Partial<Messages>
