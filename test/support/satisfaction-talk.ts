import { beforeEach } from 'vitest'
import { COUNTY, TOWNSHIP } from './api'
import { receiptIn, startVillage } from './talk'

/** A village whose township drafts and approves surveys, and whose families are asked. */
export async function startSurveys() {
  const village = await startVillage()
  const { api, bot, talk } = village
  const clerkPhone = '+8619988880001'
  const headPhone = '+8619988880002'
  const officePhone = '+8619988880003'
  await api.addStaff({ name: '向清河', phone: clerkPhone, roles: [['township_clerk', TOWNSHIP]] })
  await api.addStaff({ name: '陶映雪', phone: headPhone, roles: [['township_head', TOWNSHIP]] })
  await api.addStaff({ name: '冉启明', phone: officePhone, roles: [['county_office', COUNTY]] })
  for (const phone of [clerkPhone, headPhone, officePhone]) await api.addContact({ phone })
  // Every test surveys its own families alone.
  beforeEach(async () => {
    await api.sql`update satisfaction_surveys set status = 'cancelled' where status in ('draft', 'asking')`
    await api.ownerSql`update households set status = 'closed'`
    await api.sql`delete from outbox where status = 'queued'`
  })

  const clerk = talk(clerkPhone)
  const head = talk(headPhone)
  const office = talk(officePhone)

  /** Drafted by the clerk, approved by the head of the township, and asked at once; its code. */
  async function survey(questions = '干部上门勤不勤；公示看得懂不（是否）；还有啥想说的') {
    await clerk.says(`满意度 天元乡 200户 ${questions}`, '送人批准吗')
    const code = receiptIn(await clerk.says('1', '拟好了'))
    await head.says(`批准满意度 ${code}`, '批准问天元乡')
    await head.says('1', '批准了')

    await bot.survey()
    return code
  }

  const answers = () => api.sql<
    { seq: number; value: number | null; is_skipped: boolean; words: boolean }[]
  >`select a.seq, a.value, a.is_skipped, a.words_sealed is not null as words
      from satisfaction_answers a
      join satisfaction_draws d on d.county = a.county and d.id = a.draw_id
      join satisfaction_surveys s on s.county = a.county and s.id = d.survey_id and s.status <> 'cancelled'
     where a.county = ${COUNTY} order by a.draw_id, a.seq`

  return { ...village, clerk, head, office, survey, answers }
}
