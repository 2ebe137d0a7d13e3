import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'

/** Where a sealed value stands; a value moved to another place does not open there. */
export interface Place {
  county: string
  table: string
  column: string
  row: string
}

/** What a blind index is for: equal values under different purposes have different indexes. */
export type IndexPurpose =
  | 'phone'
  | 'address'
  | 'id_number'
  | 'roll'
  | 'link_code'
  | 'sign_code'
  | 'media'
  | 'poster'
  | 'said'
  | 'lead'
  | 'complaint_code'
  | 'overview'
  | 'annual_report'
  | 'evaluation_photo'

export interface Sealer {
  seal(place: Place, text: string): Buffer
  /** Throws when the value was altered, moved or sealed under an unknown key. */
  open(place: Place, sealed: Buffer): string
  /** 16 bytes that find exact values only. */
  index(purpose: IndexPurpose, county: string, text: string): Buffer
}

const IV_LENGTH = 12
const TAG_LENGTH = 16

/**
 * AES-256-GCM as [key id][iv][tag][ciphertext], bound to its place; HMAC-SHA-256 for the indexes.
 * @param dataKey 32 bytes. Both working keys are derived from it by HKDF.
 */
export function createSealer(dataKey: Buffer): Sealer {
  if (dataKey.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64')
  const sealingKey = derive(dataKey, 'cunxin sealing 1')
  const indexKey = derive(dataKey, 'cunxin index 1')
  const keyId = 1
  const nextIv = pooledIvs()

  return {
    seal(place, text) {
      const iv = nextIv()
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv)
      cipher.setAAD(Buffer.from(aad(place)))
      const body = cipher.update(text, 'utf8')
      cipher.final()
      return Buffer.concat([Buffer.of(keyId), iv, cipher.getAuthTag(), body])
    },
    open(place, sealed) {
      if (sealed[0] !== keyId) throw new Error('sealed under an unknown key')
      const iv = sealed.subarray(1, 1 + IV_LENGTH)
      const tag = sealed.subarray(1 + IV_LENGTH, 1 + IV_LENGTH + TAG_LENGTH)
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, iv, {
        authTagLength: TAG_LENGTH,
      })
      decipher.setAAD(Buffer.from(aad(place)))
      decipher.setAuthTag(tag)
      const body = sealed.subarray(1 + IV_LENGTH + TAG_LENGTH)
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
    },
    index(purpose, county, text) {
      const hmac = createHmac('sha256', indexKey).update(`${purpose}\n${county}\n${text}`)
      return hmac.digest().subarray(0, 16)
    },
  }
}

const aad = ({ county, table, column, row }: Place) => `${county}\n${table}\n${column}\n${row}`

function derive(key: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, 32)))
}

/** One system call for a thousand IVs: sealing a county's roll would otherwise wait on them. */
function pooledIvs(): () => Buffer {
  const pool = Buffer.alloc(IV_LENGTH * 1024)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += IV_LENGTH
    return Buffer.from(pool.subarray(used - IV_LENGTH, used))
  }
}
