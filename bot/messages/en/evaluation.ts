export const enEvaluation = {}
