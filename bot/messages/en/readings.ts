import type { Messages } from '../messages'

export const enReadings = {
  'reading.which': () => 'Not sure I understand. Do you want to:',
  'reading.which_urgent': () => 'Danger? Ambulance 120, fire 119, police 110. You want to:',
  'reading.only_urgent': () => 'Danger? Ambulance 120, fire 119, police 110. You want to:',
  'reading.status': () => 'see how it stands',
  'reading.objection': () => 'object',
  'reading.complaint': () => 'report an official',
  'reading.policy': () => 'ask about a rule',
  'reading.stop': () => 'get no more texts',
  'reading.help': () => 'see how this works',
  'reading.urgent': () => 'call for rescue',
  'reading.none': () => 'none of these',
} satisfies Partial<Messages>
