import { type ApiClient, type Behalf, parseResponse } from '../api/client'

interface DigestDeps {
  clientFor(behalf: Behalf): ApiClient
  county: string
}

/** Has the morning's digests queued; the API knows whether it is time and whether it is done. */
export async function sendDigests({ clientFor, county }: DigestDeps): Promise<number> {
  const api = clientFor({ actor: 'job:worker', county })
  const { waiting } = await parseResponse(api.digests.index.$post())
  return waiting
}

/** Has those told who handle complaints; the API knows whether it is the hour. */
export async function remindHandlers({ clientFor, county }: DigestDeps): Promise<number> {
  const api = clientFor({ actor: 'job:worker', county })
  const { told } = await parseResponse(api.complaintHandling.reminders.$post())
  return told
}

/** Has surveys asked and reminded of; the API knows whose hour it is. */
export async function runSurveys({ clientFor, county }: DigestDeps): Promise<number> {
  const api = clientFor({ actor: 'job:worker', county })
  const { asked } = await parseResponse(api.satisfaction.runs.$post())
  return asked
}

/** Has counted anew what has changed, and the month recorded that is over; the API knows what there is to do. */
export async function refreshOverview({ clientFor, county }: DigestDeps): Promise<number> {
  const api = clientFor({ actor: 'job:worker', county })
  const { counted } = await parseResponse(api.overview.refresh.$post())
  return counted
}
