/**
 * What a message carries at the gateway: our id of it and, behind a point, which handing-over it was. The
 * receipt and the gateway's own lists bring it back, so that a late word on an earlier try is known as one.
 */
export const tagOf = (reference: string, nonce: string): string =>
  `${reference}.${nonce.slice(0, 8)}`

export const referenceOf = (tag: string): string => tag.split('.', 1)[0] ?? ''
