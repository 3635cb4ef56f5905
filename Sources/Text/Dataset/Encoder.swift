import Tokens

/// Encodes texts as the ids that a vocabulary gives their tokens.
struct Encoder {
  let vocabulary: Vocabulary
  let tokenizer: any Tokenizer
  /// Called with the number of tokens in each batch; an error it throws stops the work.
  var progress: (_ tokens: Int) throws -> Void = { _ in }

  /// Appends the framed ids of one document: `<bos> w … w <eos>`, or only the words if the
  /// vocabulary has no special tokens.
  ///
  /// - Returns: how many were appended.
  /// - Throws: `DatasetError.unknownWord` if the vocabulary has neither the word nor `<unk>`.
  func append(
    _ documents: Documents, at index: Int, to ids: inout [TokenID]
  ) throws -> Int {
    let start = ids.count
    // snippet.frame
    if let beginning = vocabulary.beginning { ids.append(beginning) }
    try appendWords(of: documents, at: index, to: &ids)
    if let end = vocabulary.end { ids.append(end) }
    // snippet.end
    return ids.count - start
  }

  private func appendWords(
    of documents: Documents, at index: Int, to ids: inout [TokenID]
  ) throws {
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
  }
}
