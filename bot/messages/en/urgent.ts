import { name, phone } from '../format'
import type { Messages } from '../messages'

const TO_DO = {
  disaster: 'Get out, do not go back in for anything, call out. Fire 119, ambulance 120.',
  violence: 'Go where people are, do not fight back. Police 110 now, ambulance 120.',
  illness: 'Phone 120 now. Stay there, do not make them vomit or move, keep the pack.',
  missing: 'Phone 110 now, do not wait. Say who, seen when and where, in what clothes.',
  self_harm: 'You are not alone; stay with somebody. 12356 listens, in danger 110 or 120.',
  any: 'Get to safety, call out. Fire 119, ambulance 120, police 110.',
}

export const enUrgent = {
  'urgent.now': ({ danger, responder, code, hotline }) => {
    const toDo =
      danger === 'need'
        ? `An official contacts you. Cannot wait: ${phone(hotline)}; somebody faints: 120.`
        : TO_DO[danger]
    return `${toDo} ${name(responder)} is told. Receipt ${code}`
  },
  'urgent.unfiled': ({ danger, hotline }) =>
    danger === 'need'
      ? `This could not be noted. Phone ${phone(hotline)} now; if somebody faints 120.`
      : `${TO_DO[danger]} Then phone ${phone(hotline)}`,
  'help.over': ({ responder, code }) =>
    `Good to hear, and thank you for telling. ${name(responder)} is told. Receipt ${code}`,
  'help.well': () => 'Good to hear. Reply 5 whenever you need help.',
} satisfies Partial<Messages>
