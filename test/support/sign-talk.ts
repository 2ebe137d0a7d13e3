import { beforeEach } from 'vitest'
import { type Signing, startSigning } from './sign-offs'
import { startVillage, Talk } from './talk'

/** Who signs in 宝坪村, each at their own phone, and families whose cases wait; for the top of the file. */
export async function startSignTalk() {
  const village = await startVillage()
  const { bot, api } = village
  const signing = await startSigning(api)
  beforeEach(async () => {
    await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
    await api.sql`update sign_offs set status = 'void' where status = 'asked'`
    await api.sql`delete from staff_ties`
    await api.sql`delete from link_attempts`
  })
  const talkOf = ({ phone }: { phone: string | null }) => new Talk(bot, phone ?? '')

  /** Families whose cases are asked for at once, with their phones; what goes out now is not read. */
  async function ask(cases: readonly Parameters<Signing['addCase']>[0][]) {
    const families = []
    for (const given of cases) {
      const found = await signing.addCase(given)
      families.push(Object.assign(new Talk(bot, found.contact?.address ?? ''), { found }))
    }
    await signing.ask(...families.map(({ found }) => found.applicationId))
    return families
  }

  /** All that goes out now, to be read phone by phone. */
  async function post() {
    const sent = await bot.delivered()
    return {
      all: sent.map(({ text }) => text).join('\n'),
      to: ({ phone }: { phone: string }) =>
        sent.flatMap(({ to, text }) => (to === phone ? [text] : [])).join('\n'),
    }
  }

  return {
    ...village,
    post,
    signing,
    secretary: talkOf(signing.secretary),
    first: talkOf(signing.first),
    committee: talkOf(signing.committee),
    clerk: talkOf(signing.clerk),
    villageCadre: talkOf(signing.cadre),
    resident: talkOf(signing.resident),
    ask,
  }
}

/** The seven digits in a text. */
export function codeIn(text: string): string {
  const code = /(?<!\d)\d{7}(?!\d)/.exec(text)?.[0]
  if (!code) throw new Error(`no code in: ${text}`)
  return code
}
