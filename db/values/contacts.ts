export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * How a contact proved its household: from a phone of the register with an ID's last four and the
 * member's name, or by a cadre's one-time code. A link by a cadre's code cannot sign.
 */
export const LINK_WAYS = ['register_phone', 'cadre_code'] as const
export type LinkWay = (typeof LINK_WAYS)[number]

/** Where a person wants their messages: on the contact they write from, by text, or in a chat. */
export const WANTED_PLACES = ['here', 'text', 'chat'] as const
export type WantedPlace = (typeof WANTED_PLACES)[number]
