import { readMessages } from './labelled'
import { train } from './train'
import { storeWeights } from './weights'

/** `npm run -s train`: fits the weights to the messages anew, and writes them down. */
storeWeights(train(readMessages()))
