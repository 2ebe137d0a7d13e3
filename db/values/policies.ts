/** How a question about policy ended: a card or an article answered it, choices were offered, or nobody's text does. */
export const QUESTION_OUTCOMES = ['answered', 'offered', 'declined'] as const
export type QuestionOutcome = (typeof QUESTION_OUTCOMES)[number]

/** A card the county's own people write is proposed by one and decided by another. */
export const CARD_STATUSES = ['proposed', 'published', 'refused', 'withdrawn'] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

/** What of a library changed: a version of a document came, ended or went, or a card did. */
export const LIBRARY_PARTS = ['version', 'card'] as const
export type LibraryPart = (typeof LIBRARY_PARTS)[number]
