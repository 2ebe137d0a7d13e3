import { createHash, createHmac } from 'node:crypto'
import type { GatewayAccount, HttpRequest, Stamp } from '../profile'

const ALGORITHM = 'ACS3-HMAC-SHA256'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** RFC 3986: `encodeURIComponent` leaves five characters that must be written out. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

interface Call {
  action: string
  version: string
  parameters: Record<string, string>
}

/**
 * A call in the RPC form of the V3 signature: parameters in the query, an empty body, and every header
 * that says what is called signed with the key. The query is signed as it is sent.
 */
export function signedCall(
  { url, keyId, keySecret }: Pick<GatewayAccount, 'url' | 'keyId' | 'keySecret'>,
  { action, version, parameters }: Call,
  { at, nonce }: Stamp,
): HttpRequest {
  const query = Object.entries(parameters)
    .toSorted(byName)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
  const headers: Record<string, string> = {
    host: new URL(url).host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${at.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const signed = Object.entries(headers).toSorted(byName)
  const names = signed.map(([name]) => name).join(';')
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonical = ['POST', '/', query, lines, names, sha256('')].join('\n')
  const signature = createHmac('sha256', keySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex')
  const authorization = `${ALGORITHM} Credential=${keyId},SignedHeaders=${names},Signature=${signature}`
  // `fetch` writes the host itself, from the address.
  const { host: _host, ...rest } = headers
  return {
    url: `${url}/?${query}`,
    method: 'POST',
    headers: { ...rest, Authorization: authorization, Accept: 'application/json' },
    body: '',
  }
}
