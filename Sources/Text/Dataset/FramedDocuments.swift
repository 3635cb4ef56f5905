import Tokens

/// The documents of one split as sequences of at most `length` tokens.
struct FramedDocuments {
  let sequences: TokenSequences
  /// The number of documents that were longer.
  let cut: Int
  /// Tokens of each framed document before it was cut.
  let framedLengths: [Int]

  /// An empty document is kept: it becomes `<bos> <eos>`. A document that is cut gets no `<eos>`,
  /// since it doesn't end there.
  init(
    _ documents: Documents, indices: some Sequence<Int>, encoder: Encoder, length: Int
  ) throws {
    var ids: [TokenID] = []
    var offsets = [0]
    var framedLengths: [Int] = []
    for index in indices {
      let framed = try encoder.append(documents, at: index, to: &ids)
      ids.removeLast(max(0, framed - length))
      offsets.append(ids.count)
      framedLengths.append(framed)
    }
    sequences = TokenSequences(ids: ids, layout: .documents(offsets: offsets))
    cut = framedLengths.count { $0 > length }
    self.framedLengths = framedLengths
  }
}
