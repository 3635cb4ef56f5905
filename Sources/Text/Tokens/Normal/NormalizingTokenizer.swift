/// A tokenizer whose texts are brought into a normal form first.
struct NormalizingTokenizer: Tokenizer {
  let tokenizer: any Tokenizer
  let normalizer: TextNormalizer
  let blocks: TextBlocks

  init(tokenizer: any Tokenizer, normalizer: TextNormalizer, size: Int = TextBlocks.size) {
    self.tokenizer = tokenizer
    self.normalizer = normalizer
    blocks = TextBlocks(borders: tokenizer.borders, size: size)
  }

  var borders: TextBorders { tokenizer.borders }

  /// A block in ASCII is passed on as it is.
  func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    var normal: [UInt8] = []
    var changes = NormalizationCounts()
    try blocks.forEach(of: text) { block in
      guard !isASCII(block) else { return try tokenizer.forEachBatch(in: block, body) }
      normal.removeAll(keepingCapacity: true)
      normalizer.append(block, to: &normal, counting: &changes)
      try normal.withUnsafeBufferPointer { try tokenizer.forEachBatch(in: $0, body) }
    }
  }

  /// What normalization changes in a text.
  func changes(in documents: Documents, at index: Int) -> NormalizationCounts {
    var normal: [UInt8] = []
    var changes = NormalizationCounts()
    documents.forEachBlock(ofTextAt: index, blocks) { block in
      guard !isASCII(block) else { return }
      normal.removeAll(keepingCapacity: true)
      normalizer.append(block, to: &normal, counting: &changes)
    }
    return changes
  }
}

/// Whether every byte is below 0x80.
private func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let start = bytes.baseAddress else { return true }
  var union: UInt64 = 0
  var position = 0
  while position + 8 <= bytes.count {
    union |= UnsafeRawPointer(start + position).loadUnaligned(as: UInt64.self)
    position += 8
  }
  var rest: UInt8 = 0
  while position < bytes.count {
    rest |= bytes[position]
    position += 1
  }
  return union & 0x8080_8080_8080_8080 == 0 && rest < 0x80
}
