import type { Db } from '../../db/client'
import type { WantedPlace } from '../../db/values/contacts'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { phoneIndexOf, phoneOf } from './address'
import { textContactOfPhone } from './of-phone'
import type { Contact } from './person'
import { bestOf } from './rules'
import { lockOwn, set } from './service'

/** 就发这里, 用短信: of a person's contacts this one gets the messages from now on. */
export async function chooseContact(
  tx: Db,
  ctx: RequestContext,
  { where }: { where: WantedPlace },
): Promise<Outcome> {
  const { contact, person } = await lockOwn(tx, ctx)
  const meant = await contactMeant(tx, ctx, where, contact, person)
  // Whoever writes from a contact is reached there again.
  if (meant.addressFault !== null && meant.id !== contact.id)
    throw new ApiError('refused', 'unreachable')
  const others = person.filter(({ id, chosenAt }) => id !== meant.id && chosenAt !== null)
  for (const { id } of others) await set(tx, ctx, id, { chosenAt: null })
  if (meant.chosenAt === null || others.length > 0) {
    await set(tx, ctx, meant.id, { chosenAt: ctx.now })
    const details = meant.id === contact.id ? {} : { by: contact.id }
    await record(tx, ctx, { subject: `contact:${meant.id}`, type: 'contact.chosen', details })
  }
  const place: WantedPlace = meant.id === contact.id ? 'here' : meant.isPhone ? 'text' : 'chat'
  return { code: 'chosen', vars: { where: place } }
}

async function contactMeant(
  tx: Db,
  ctx: RequestContext,
  where: WantedPlace,
  contact: Contact,
  person: readonly Contact[],
): Promise<Contact> {
  if (where === 'here' || (where === 'text') === contact.isPhone) return contact
  if (where === 'chat') {
    const chat = bestOf(person.filter(({ isPhone }) => !isPhone))
    if (!chat) throw new ApiError('refused', 'no_chat')
    return chat
  }
  const index = phoneIndexOf(contact)
  const read = () => phoneOf(ctx.deps, ctx.county, contact) ?? ''
  const text = index && (await textContactOfPhone(tx, ctx, { index, read }))
  if (!text) throw new ApiError('refused', index ? 'unreachable' : 'no_phone')
  return text
}
