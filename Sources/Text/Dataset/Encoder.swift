import Tokens

/// Encodes texts as the ids that a vocabulary gives their tokens.
struct Encoder {
  let vocabulary: Vocabulary
  let tokenizer: any Tokenizer
  /// Called with the number of tokens in each batch; an error it throws stops the work.
  var progress: (_ tokens: Int) throws -> Void = { _ in }

  /// The framed ids of one document: `<bos> w … w <eos>`, or only the words if the vocabulary has
  /// no special tokens.
  ///
  /// - Throws: `DatasetError.unknownWord` if the vocabulary has neither the word nor `<unk>`.
  func framedIDs(of documents: Documents, at index: Int) throws -> [TokenID] {
    var ids: [TokenID] = []
    var missing: String?
    try documents.forEachBatch(ofTextAt: index, tokenizer: tokenizer, progress: progress) { batch in
      for word in batch {
        if let id = vocabulary.id(of: word) {
          ids.append(id)
        } else if missing == nil {
          missing = word.string
        }
      }
    }
    if let missing {
      throw DatasetError.unknownWord(missing, document: documents.names[index])
    }
    // snippet.frame
    guard let beginning = vocabulary.beginning, let end = vocabulary.end else { return ids }
    return [beginning] + ids + [end]
    // snippet.end
  }
}
