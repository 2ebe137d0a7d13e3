import { startAssessment } from './assessment-world'
import { Talk, startVillage } from './talk'

/** The world of assessment, everybody with a phone; for the top of a file. */
export async function startAssessmentTalks() {
  const village = await startVillage()
  const { api, bot } = village
  const world = await startAssessment(api)
  const talk = ({ phone }: { phone: string | null | undefined }) => new Talk(bot, phone ?? '')
  const [one, two, three] = world.assessors
  const talks = {
    office: talk(world.office),
    second: talk(world.second),
    third: talk(world.third),
    one: talk(one),
    two: talk(two),
    three: talk(three),
    leader: talk(world.leader),
    other: talk(world.other),
  }
  const toDay = (day: string) => {
    api.clock.now = new Date(`${day}T10:00:00+08:00`)
  }
  /** The draft is out from 9 March, appeals until the 14th. */
  async function draft() {
    const code = await world.open()
    await world.scoreAll(code)
    await world.act(code, { type: 'end_scoring' })
    await world.act(code, { type: 'release' })
    return code
  }
  async function publish(code: string) {
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    await world.act(code, { type: 'publish' }, world.second.actor)
  }
  return { ...village, world, talks, toDay, draft, publish }
}
