import Foundation
import Tokens

/// The words that a model knows, numbered: ids 0 ..< `size`.
package struct Vocabulary: Sendable {
  /// The special tokens, in the order of their ids.
  package static let specials = ["<unk>", "<pad>", "<bos>", "<eos>"]

  /// Every token by id, special ones first.
  private let table: TokenTable
  /// How often each token occurs in the text that was counted, by id; 0 for special tokens.
  package let counts: [Int]
  /// Whether ids 0 ... 3 are the special tokens.
  package let hasSpecials: Bool
  /// Distinct words of the text that was counted, kept or not.
  package let types: Int
  /// All words of the text that was counted.
  package let tokens: Int

  /// Restores a vocabulary from what was stored of it.
  ///
  /// - Parameters:
  ///   - words: every token by id, special ones included.
  ///   - counts: as many as `words`.
  package init(words: [String], counts: [Int], hasSpecials: Bool, types: Int, tokens: Int) {
    precondition(words.count == counts.count, "A vocabulary has one count for each word")
    var table = TokenTable()
    for word in words { _ = Token.with(word) { table.insert($0) } }
    precondition(table.count == words.count, "A word occurs twice in the vocabulary")
    self.table = table
    self.counts = counts
    self.hasSpecials = hasSpecials
    self.types = types
    self.tokens = tokens
  }

  package var size: Int { counts.count }

  /// Every token by id.
  package var words: [String] { (0..<size).map(token(of:)) }

  /// The id for words outside the vocabulary.
  package var unknown: TokenID? { hasSpecials ? 0 : nil }
  /// The id that pads the short sequences of a batch and is never predicted.
  package var padding: TokenID? { hasSpecials ? 1 : nil }
  /// The id that every document begins with.
  package var beginning: TokenID? { hasSpecials ? 2 : nil }
  /// The id that ends a document.
  package var end: TokenID? { hasSpecials ? 3 : nil }

  /// The id of a word of a text, or `unknown`.
  ///
  /// A text can't spell a special token: `<pad>` in a review is an ordinary word, and an unknown
  /// one.
  package func id(of word: Token) -> TokenID? {
    guard let id = table.find(word), !(hasSpecials && id < Self.specials.count) else {
      return unknown
    }
    return TokenID(id)
  }

  /// The id of a word of a text, or `unknown`.
  package func id(of word: String) -> TokenID? {
    Token.with(word) { id(of: $0) }
  }

  /// The token that `id` stands for.
  package func token(of id: Int) -> String { table.string(of: id) }

  /// The token that `id` stands for as a page shows it: at most forty characters of it, and a sign
  /// for white space.
  package func label(of id: Int) -> String { ShownToken.label(table.bytes(of: id)) }

  /// The token that `id` stands for within a text: at most forty characters of it.
  package func excerpt(of id: Int) -> String { ShownToken.cut(table.bytes(of: id)) }

  /// The share of all counted words that are in the vocabulary, 0 ... 1.
  package var coverage: Double {
    tokens == 0 ? 0 : Double(counts.reduce(0, +)) / Double(tokens)
  }

  /// The loss, in nats per token, of guessing each token by its share of the counted text: the
  /// entropy of the counts. All words that the vocabulary lacks count as one.
  package var unigramLoss: Double {
    let lacking = tokens - counts.reduce(0, +)
    return (counts + [lacking]).reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / Double(tokens)
      return sum - share * log(share)
    }
  }
}
