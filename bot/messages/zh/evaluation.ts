export const zhEvaluation = {}
