import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { verifyArchive } from '../../../api/archive/verify'
import { households } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { decide, newcomer } from '../../support/archive'
import { commandContext } from '../../support/command'
import { clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, talk, linkedFamily, cadre } = await startVillage()
beforeEach(() => clearCounty(api))

const takeStock = () => verifyArchive(commandContext(api), { isRecording: true })

test('a family sees its own file in parts: how it stands, who is in it, the income, how to have it put right', async () => {
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  const { id } = family.household
  await api.db
    .update(households)
    .set({ type: 'subsistence_allowance', netIncomePerHeadFen: 320_050, mainCause: 'illness' })
    .where(eq(households.id, id))
  await takeStock()
  await decide(api, {
    householdId: id,
    reason: 'born_or_joined',
    join: [{ person: newcomer({ health: ['serious_illness'] }), reason: 'birth' }],
  })
  await family.says(
    '我的档案',
    '档案：牟大山家（宝坪村3社）：在帮扶中，低保户，2口人。',
    /家里人：牟大山（户主，509938\*\*\*\*）、谭小满（之子，509938\*\*\*\*）/,
  )
  const rest = await family.says('下', '档案里人均纯收入一年3200.5元')
  expect(rest).not.toMatch(/病|残|509938\d/)
  await family.says('下', '档案哪里不对，请发：更正 哪里不对')
  const read = await api.sql`
    select action, subject from audit
     where county = ${COUNTY} and action = 'archive.read' and actor like 'contact:%'`
  expect(read).toEqual([{ action: 'archive.read', subject: `household:${id}` }])
})

test.each(['我家档案', '看档案', '档案', '查我的档案', 'dangan'])(
  '%s asks for it, too',
  async (words) => {
    const family = await linkedFamily({ head: '谭大山' })
    await takeStock()
    await family.says(words, '档案：谭大山家')
  },
)

test('whoever stands for several households is asked which', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  const other = await api.addHousehold({ head: '冉启旺' })
  const [mine] = await api.sql<{ id: string }[]>`
    select contact_id as id from contact_links where household_id = ${family.household.id}`
  await api.link(mine?.id ?? '', other.id)
  await takeStock()
  await family.says('我的档案', '牟大山', '冉启旺')
  const shown = await family.says('冉启旺', '档案：冉启旺家')
  expect(shown).not.toContain('牟大山')
})

test('a phone that stands for nobody is asked to prove itself first, and sees nothing', async () => {
  await linkedFamily({ head: '牟大山' })
  const shown = await talk().says('我的档案', '先核对是不是您家')
  expect(shown).not.toContain('牟大山')
})

test('with a neighbour’s name behind it, it is still one’s own', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  await api.addHousehold({ head: '冉启旺' })
  await takeStock()
  const shown = await family.says('档案 冉启旺', '档案：牟大山家')
  expect(shown).not.toContain('冉启旺')
})

test('a cadre who names nobody is asked whose', async () => {
  await cadre.says('档案', '看哪一户的档案？请发：档案 户主姓名')
})

test('a complaint about files is none of it', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  const answer = await family.says('档案丢了怎么办')
  expect(answer).not.toContain('档案：')
})
