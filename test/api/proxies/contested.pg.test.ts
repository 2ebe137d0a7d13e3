import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { newName, proxiesOf } from '../../support/proxies'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

async function family() {
  const head = newName('冉')
  const household = await api.addHousehold({ head })
  const own = await api.addContact({ linkedTo: [household.id] })
  return { ...household, own, last4: household.idNumber.slice(-4) }
}
type Family = Awaited<ReturnType<typeof family>>

const open = (actor: `contact:${string}`, { head, last4 }: Family, isByRole = false) =>
  api.call('/proxies', {
    actor,
    body: { head, idLast4: isByRole ? null : last4, consent: 'spoken' },
  })

type Ground = 'should_not_be_listed' | 'wrong_facts' | 'left_out' | 'faulty_procedure'

/** An objection of a contact, about a household on a list. */
async function object(
  by: { id: string },
  about: Family | null,
  ground: Ground = 'should_not_be_listed',
  given: { proxyId?: string; postedBy?: string } = {},
) {
  const isListed = about && ground !== 'left_out'
  const { postedBy, proxyId } = given
  const list = await postList(api, {
    households: isListed ? [about] : [],
    ...(postedBy && { postedBy }),
  })
  const filed = await api.runCommand(by.id, {
    type: 'file_objection',
    code: list.code,
    ground,
    householdName: about?.head ?? null,
    ownHousehold: null,
    text: '情况和名单上不一样',
    proxyId: proxyId ?? null,
  })
  expect(filed.code).toBe('filed')
}

const staffPhone = async (ties: string[] = []) => {
  const member = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties })
  return { member, contact: await api.addContact({ phone: member.phone ?? '' }) }
}

const refused = { status: 409, body: { code: 'refused', reason: 'contested' } }
const opened = { status: 200, body: { code: 'opened' } }

describe('the person contested never acts', () => {
  test.each(['should_not_be_listed', 'wrong_facts'] as const)(
    'for a household that said of theirs: %s',
    async (ground) => {
      const [tan, mou] = [await family(), await family()]
      await object(tan.own, mou, ground)
      const answer = await open(mou.own.actor, tan)
      expect(answer).toMatchObject(refused)
      expect(await proxiesOf(api, tan.id)).toEqual([])
    },
  )

  test('for one they contest themselves', async () => {
    const [tan, mou] = [await family(), await family()]
    await object(mou.own, tan)
    expect(await open(mou.own.actor, tan)).toMatchObject(refused)
  })

  test('for one they contested as a stranger', async () => {
    const tan = await family()
    const stranger = await api.addContact()
    await object(stranger, tan)
    expect(await open(stranger.actor, tan)).toMatchObject(refused)
  })

  test('by the phone that stands for them in the register, though it is not linked', async () => {
    const tan = await family()
    const phone = '+8619955550001'
    const household = await api.addHousehold({ head: '冉手机', phone })
    const mou = { ...household, own: tan.own, last4: '' }
    await object(tan.own, mou)
    const contact = await api.addContact({ phone })
    expect(await open(contact.actor, tan)).toMatchObject(refused)
  })

  test('through kin among the staff', async () => {
    const [tan, mou] = [await family(), await family()]
    await object(tan.own, mou)
    const { contact } = await staffPhone([mou.id])
    expect(await open(contact.actor, tan, true)).toMatchObject(refused)
  })

  test('by their office for anybody, so that no refusal tells who objected', async () => {
    const [tan, mou, ran] = [await family(), await family(), await family()]
    await object(tan.own, mou)
    const { contact } = await staffPhone([mou.id])
    expect(await open(contact.actor, ran, true)).toMatchObject(refused)
    expect(await open(contact.actor, ran)).toMatchObject(refused)
    await api.sql`update objections set status = 'rejected' where household_id = ${mou.id}`
    expect(await open(contact.actor, ran, true)).toMatchObject(opened)
  })

  test('where somebody filed it for that household under a proxy', async () => {
    const [tan, mou] = [await family(), await family()]
    const niece = await api.addContact()
    const { body } = await open(niece.actor, tan)
    const { proxyId = '' } = body['vars'] as { proxyId?: string }
    await object(niece, mou, 'should_not_be_listed', { proxyId })
    expect(await open(mou.own.actor, tan)).toMatchObject(refused)
    // Who filed it may go on acting.
    expect(await open(niece.actor, tan)).toMatchObject(opened)
  })
})

describe('staff do not act', () => {
  test('for a household whose case they are to check', async () => {
    const [tan, mou] = [await family(), await family()]
    const { member, contact } = await staffPhone()
    await object(mou.own, tan)
    await api.sql`update objections set staff_id = ${member.id} where household_id = ${tan.id}`
    expect(await open(contact.actor, tan, true)).toMatchObject(refused)
  })

  test('for one that questions how they posted a list', async () => {
    const tan = await family()
    const { member, contact } = await staffPhone()
    await object(tan.own, null, 'faulty_procedure', { postedBy: member.id })
    expect(await open(contact.actor, tan, true)).toMatchObject(refused)
  })

  test('nor for others then: no refusal tells which household it was', async () => {
    const [tan, mou] = [await family(), await family()]
    const { member, contact } = await staffPhone()
    await object(mou.own, null, 'faulty_procedure', { postedBy: member.id })
    expect(await open(contact.actor, tan, true)).toMatchObject(refused)
  })

  test('who check an objection do, and learn of no household that it is theirs', async () => {
    const [tan, mou] = [await family(), await family()]
    const { member, contact } = await staffPhone()
    await object(mou.own, tan)
    await api.sql`update objections set staff_id = ${member.id} where household_id = ${tan.id}`
    expect(await open(contact.actor, mou, true)).toMatchObject(opened)
  })
})

describe('nothing stands between', () => {
  test('others and a household that is contested', async () => {
    const [tan, mou] = [await family(), await family()]
    await object(mou.own, tan)
    const niece = await api.addContact()
    expect(await open(niece.actor, tan)).toMatchObject(opened)
  })

  test('a household and whoever said that it was left out', async () => {
    const tan = await family()
    const neighbour = await api.addContact()
    await object(neighbour, tan, 'left_out')
    expect(await open(neighbour.actor, tan)).toMatchObject(opened)
  })

  test('a household and whoever put its own facts right for it', async () => {
    const tan = await family()
    const niece = await api.addContact()
    const { body } = await open(niece.actor, tan)
    const { proxyId = '' } = body['vars'] as { proxyId?: string }
    await object(niece, tan, 'wrong_facts', { proxyId })
    expect(await open(niece.actor, tan)).toMatchObject(opened)
  })

  test('the two any more once it is decided, or its withdrawal is in force', async () => {
    const [tan, mou] = [await family(), await family()]
    await object(tan.own, mou)
    await api.sql`
      update objections set withdrawal_asked_at = ${api.clock.now} where household_id = ${mou.id}`
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect(await open(mou.own.actor, tan)).toMatchObject(refused)
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    expect(await open(mou.own.actor, tan)).toMatchObject(opened)
  })

  test('the two any more once it is decided', async () => {
    const [tan, mou] = [await family(), await family()]
    await object(tan.own, mou)
    await api.sql`update objections set status = 'rejected' where household_id = ${mou.id}`
    expect(await open(mou.own.actor, tan)).toMatchObject(opened)
  })
})

test('the refusal says neither that there is an objection nor whose', async () => {
  const [tan, mou] = [await family(), await family()]
  await object(tan.own, mou)
  const { body } = await open(mou.own.actor, tan)
  expect(Object.keys(body).toSorted()).toEqual(['code', 'reason', 'status', 'title', 'type'])
})
