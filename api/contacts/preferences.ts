import { and, eq } from 'drizzle-orm'
import { contacts } from '../../db/schema'
import type { Language, WantedPlace } from '../../db/values/contacts'
import { STOPPABLE_CLASSES, type StoppableClass } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import { ofPerson } from './person'
import { bestOf, isWanted } from './rules'

export interface Preferences {
  wanted: StoppableClass[]
  stopped: StoppableClass[]
  language: Language
  /** Which of the person's contacts gets the messages: the one that asks, or another. */
  where: WantedPlace
}

/** What a contact's owner gets, in which language, and where. */
export async function getPreferences(ctx: RequestContext): Promise<Preferences> {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const id = requireContact(ctx)
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
  if (!contact) throw new ApiError('not_found', 'contact')
  const person = await db.select().from(contacts).where(ofPerson(county, contact))
  const best = bestOf(person) ?? contact
  return {
    wanted: STOPPABLE_CLASSES.filter((each) => isWanted(contact, each)),
    stopped: STOPPABLE_CLASSES.filter((each) => !isWanted(contact, each)),
    language: contact.language,
    where: best.id === id ? 'here' : best.isPhone ? 'text' : 'chat',
  }
}
