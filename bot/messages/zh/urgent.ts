import { name, phone } from '../format'
import type { Messages } from '../messages'

/** 12356 is the national line for whoever is in despair. */
const TO_DO = {
  disaster: '人先出来，莫再回去拿东西，大声喊人。火警119，有人伤打120。',
  violence: '快到人多的地方去，莫硬拼，马上打110。有人伤打120。',
  illness: '马上打120。守着人，莫自己催吐，莫乱搬动，留好药瓶包装。',
  missing: '马上打110，不用等。说清是谁、啥时在哪见过、穿啥。',
  self_harm: '别一个人扛，身边莫离人。12356有人听您说，急时打110、120。',
  any: '先顾人：离开危险处，大声喊人。火警119 急救120 报警110。',
}

export const zhUrgent = {
  'urgent.now': ({ danger, responder, code, hotline }) => {
    const toDo =
      danger === 'need'
        ? `莫急，干部会联系您。等不得打${phone(hotline)}，人不行打120。`
        : TO_DO[danger]
    return `${toDo}已告诉${name(responder)}，回执${code}`
  },
  'urgent.unfiled': ({ danger, hotline }) =>
    danger === 'need'
      ? `这里没能记下，请马上打${phone(hotline)}，人不行打120。`
      : `${TO_DO[danger]}再打${phone(hotline)}`,
  'help.over': ({ responder, code }) =>
    `平安就好，谢谢您告诉一声。已转告${name(responder)}，回执${code}。再有事随时发来。`,
  'help.well': () => '没事就好。有难处随时回5。',
} satisfies Partial<Messages>
