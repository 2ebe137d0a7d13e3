/** Who may act for a household 代办: a relative, the first secretary, a clerk or cadre of the area. */
export const PROXY_ROLES = ['relative', 'first_secretary', 'clerk'] as const
export type ProxyRole = (typeof PROXY_ROLES)[number]

/** How the household agreed: by word of mouth, or on paper. */
export const CONSENT_WAYS = ['spoken', 'written'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]
