import type { Article } from '../../record/index.ts'
import type { NameMention, Sentence } from '../analysis.ts'
import { sureCasings } from './casing.ts'
import { type NameInput, makeDocument, readingOrder } from './document.ts'
import { reviseNames } from './revise.ts'
import { type NameTagger, mentionsOf } from './tagger.ts'

/** Whether a sentence is a headline: it is read after the running text, which then tells what is a name. */
export function isHeadline(article: Article, sentence: Sentence): boolean {
  const kind = article.parts[sentence.part]?.kind
  return kind === 'title' || kind === 'headline'
}

/** What names are found in: the tokens of an article as far as they have been analysed. */
export interface NameText {
  readonly article: Article
  readonly n: number
  readonly lex: Int32Array
  readonly xpos: readonly string[]
  readonly sentences: readonly Sentence[]
}

/** The names of an article, in text order, running text read before headlines. */
export function findNames(text: NameText, tagger: NameTagger): NameMention[] {
  const sentences = sureCasings(text.sentences, text.lex, tagger.lexicon)
  const order = readingOrder(sentences, (s) => isHeadline(text.article, s))
  const input: NameInput = { n: text.n, lex: text.lex, xpos: text.xpos, sentences, order }
  const document = makeDocument(input, tagger.lexicon)
  return reviseNames(mentionsOf(tagger.tag(document)), document)
}
