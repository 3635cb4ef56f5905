import Foundation
import TensorFiles
import Text
import Wording

/// The vocabulary that the rows of a model's embedding stand for, as `model.safetensors` carries it in
/// its metadata: weights without their words are numbers that mean nothing.
struct WeightsVocabulary: Codable, Hashable, Sendable {
  let tokenization: Tokenization
  /// The library that found the words, if its version counts.
  var library: String?
  /// Whether ids 0 ... 3 are the special tokens.
  let hasSpecials: Bool
  /// Every token by id.
  let words: [String]

  init(_ vocab: TokenizedVocabulary) {
    tokenization = vocab.tokenization
    library = tokenization.kind.library
    hasSpecials = vocab.vocabulary.hasSpecials
    words = vocab.vocabulary.words
  }

  private static let name = "vocabulary"
  /// The format limits a header to 100 MB; words can be of any length.
  private static let mostBytes = 50_000_000

  /// From the metadata of a file; `nil` for weights that another program wrote.
  ///
  /// - Throws: `StepProblem` if it is damaged.
  init?(_ file: TensorFile) throws {
    guard let json = file.metadata[Self.name] else { return nil }
    guard
      let decoded = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)),
      Set(decoded.words.map { Array($0.utf8) }).count == decoded.words.count,
      !decoded.hasSpecials || decoded.words.starts(with: Vocabulary.specials),
      decoded.words.count > (decoded.hasSpecials ? Vocabulary.specials.count : 0)
    else { throw StepProblem("its vocabulary is damaged") }
    self = decoded
  }

  /// What a file of weights has as metadata; without the vocabulary if that is too long for a header.
  func metadata() throws -> [String: String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = try encoder.encode(self)
    guard json.count <= Self.mostBytes else { return [:] }
    return [Self.name: String(decoding: json, as: UTF8.self)]
  }

  /// In what way the ids of another vocabulary stand for other words, as the end of a sentence that
  /// names the file; `nil` if they stand for the same.
  func difference(from other: WeightsVocabulary) -> Phrase? {
    let (theirs, ours) = (tokenization, other.tokenization)
    if theirs.kind != ours.kind {
      return "its words were cut by .\(theirs.kind.rawValue), not by .\(ours.kind.rawValue)"
    }
    if theirs != ours { return "its texts were normalized otherwise" }
    if hasSpecials != other.hasSpecials {
      return hasSpecials
        ? "its vocabulary has special tokens, and the present one lacks them"
        : "its vocabulary lacks special tokens, and the present one has them"
    }
    let differing = zip(words, other.words).enumerated().filter {
      Array($0.element.0.utf8) != Array($0.element.1.utf8)
    }
    if let first = differing.first {
      return "its ids stand for other words: id \(first.offset) is "
        + "\"\(Self.shown(first.element.0))\" there and \"\(Self.shown(first.element.1))\" here, and "
        + "\(differing.count) of \(min(words.count, other.words.count)) ids differ"
    }
    if words.count != other.words.count {
      return "its vocabulary has \(words.count) words, and the present one \(other.words.count)"
    }
    return nil
  }

  private static func shown(_ word: String) -> String {
    word.unicodeScalars.count > 40 ? String(word.prefix(20)) + "…" : word
  }
}
