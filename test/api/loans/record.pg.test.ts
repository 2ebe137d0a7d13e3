import { afterAll, expect, test } from 'vitest'
import { COUNTY, startApi, TOWNSHIP } from '../../support/api'
import { addLoan } from '../../support/loans'
import { deliverDue } from '../../support/outbox'

const api = await startApi({ connections: 4 })
await api.addCounty()
afterAll(api.close)
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })

let born = 0
/** Of an age in which one may borrow. */
async function borrower() {
  const { id: householdId } = await api.addHousehold({ status: 'registered' })
  const [person] = await api.sql<{ id: string }[]>`
    select id from people where household_id = ${householdId}`
  const personId = person?.id ?? ''
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: personId }
  const idNumber = `50993819800101${String(++born).padStart(3, '0')}X`
  await api.ownerSql`
    update people set id_number_sealed = ${api.deps.sealer.seal(place, idNumber)}
     where id = ${personId}`
  return { householdId, personId }
}

const body = (who: object, more: object = {}) => ({
  ...who,
  bank: '农商行',
  amountFen: 3_000_000,
  rateBasisPoints: 435,
  months: 12,
  text: '养牛',
  ...more,
})

test('of two loans of a household at once only what is allowed together is noted', async () => {
  const who = await borrower()
  const record = (bank: string) =>
    api.call('/loans', { actor: clerk.actor, body: body(who, { bank }) })
  const answers = await Promise.all([record('农商行'), record('信用社')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a household may borrow as much again as it has paid back, and not a fen more', async () => {
  const who = await borrower()
  await addLoan(api, { householdId: who.householdId, amountFen: 5_000_000, repaidFen: 2_000_000 })
  const record = async (amountFen: number) =>
    (await api.call('/loans', { actor: clerk.actor, body: body(who, { amountFen }) })).status
  expect(await record(2_000_001)).toBe(409)
  expect(await record(2_000_000)).toBe(200)
})

test('a household is reminded before its loan is due and the day after, and not once it is paid back', async () => {
  const due: string[] = []
  for (const isPaid of [false, true]) {
    const who = await borrower()
    const contact = await api.addContact({ linkedTo: [who.householdId] })
    const { body: answer } = await api.call('/loans', { actor: clerk.actor, body: body(who) })
    if (isPaid) {
      const { code } = answer['vars'] as { code: string }
      const path = `/loans/by-code/${code}/repayments`
      await api.call(path, { actor: clerk.actor, body: { amountFen: 3_000_000 } })
    }
    due.push(contact.address)
  }
  await deliverDue(api)
  const today = api.clock.now
  const reminded = async (day: string) => {
    api.clock.now = new Date(`${day}T04:00:00Z`)
    return (await deliverDue(api)).map(({ to, template }) => `${template} ${due.indexOf(to)}`)
  }
  // Lent on 9 March for a year; a Monday and a Wednesday in 2027 are the days around it.
  expect(await reminded('2027-03-09')).toEqual(['loan.due_soon 0'])
  expect(await reminded('2027-03-10')).toEqual(['loan.late 0'])
  expect(await reminded('2027-03-11')).toEqual([])
  api.clock.now = today
})

test('the same request twice notes one loan and gives one answer', async () => {
  const who = await borrower()
  const record = () => api.call('/loans', { actor: clerk.actor, body: body(who), key: 'once' })
  const first = await record()
  expect((await record()).body).toEqual(first.body)
  expect(await api.sql`select from loans where household_id = ${who.householdId}`).toHaveLength(1)
})

test('somebody of another household cannot be the borrower', async () => {
  const { householdId } = await borrower()
  const { personId } = await borrower()
  const answer = await api.call('/loans', {
    actor: clerk.actor,
    body: body({ householdId, personId }),
  })
  expect(answer.status).toBe(404)
})

test('without a figure in force nothing is noted', async () => {
  const who = await borrower()
  await api.setFigures({ loan_most: null })
  const answer = await api.call('/loans', { actor: clerk.actor, body: body(who) })
  await api.setFigures()
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await api.sql`select from loans where household_id = ${who.householdId}`).toHaveLength(0)
})

test('the ledger counts what is open, late and owed', async () => {
  await api.ownerSql`delete from loan_repayments`
  await api.ownerSql`delete from loans`
  await addLoan(api, { dueOn: '2026-03-08', repaidFen: 1_000_000 })
  await addLoan(api, { dueOn: '2026-03-09' })
  await addLoan(api, { status: 'repaid' })
  const counts = await api.call('/loans/counts', { actor: clerk.actor })
  expect(counts.body).toEqual({ open: 2, late: 1, owedFen: 9_000_000 })
})
