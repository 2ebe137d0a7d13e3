import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { Actor } from '../shared/actor'
import { ApiError } from '../shared/errors'
import { type Action, RIGHTS } from '../shared/rights'
import { findStaffActor, findStaffByToken, findStaffOfContact } from '../staff/actors'
import type { AppDeps } from './context'

const JOBS = ['bot', 'worker', 'command'] as const
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Who asks, from the headers: nothing at all is the public; the service token with `On-Behalf-Of`
 * is whoever that names; any other bearer token must be a member of staff's own.
 */
export async function authenticate(
  c: Context,
  deps: AppDeps,
  county: string,
  action: Action,
): Promise<Actor> {
  const bearer = c.req.header('Authorization')?.replace(/^Bearer /, '')
  if (bearer === undefined) return { kind: 'public' }
  if (!same(bearer, deps.serviceToken)) {
    const staff = await findStaffByToken(deps.connection.sql, county, bearer, deps.clock())
    if (!staff) throw new ApiError('unauthenticated', 'token')
    return staff
  }
  const [kind = '', name = ''] = (c.req.header('On-Behalf-Of') ?? '').split(':')
  const job = JOBS.find((each) => each === name)
  if (kind === 'job' && job) return { kind: 'job', name: job }
  if (!UUID.test(name)) throw new ApiError('unauthenticated', 'on_behalf_of')
  if (kind === 'staff') {
    const staff = await findStaffActor(deps.connection.sql, county, name)
    if (staff) return staff
  }
  if (kind === 'contact') return actorOfContact(deps, county, name, action)
  throw new ApiError('unauthenticated', 'on_behalf_of')
}

/** A contact acts as itself where contacts may act, and as its member of staff where only they may. */
export async function actorOfContact(
  deps: Pick<AppDeps, 'connection'>,
  county: string,
  contactId: string,
  action: Action,
): Promise<Actor> {
  if ('contact' in RIGHTS[action]) return { kind: 'contact', contactId }
  const staff = await findStaffOfContact(deps.connection.sql, county, contactId)
  return staff ?? { kind: 'contact', contactId }
}

function same(given: string, wanted: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}
