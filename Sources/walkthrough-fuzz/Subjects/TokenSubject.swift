import Foundation
import Random
import Text

/// A text of any script, or none: what tokens are made of it must not depend on how it is spelled.
final class TokenSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\r\n", "\r", "\n", " ", "\t", "\u{301}", "\u{323}", "\u{345}", "\u{200D}", "\u{FE0F}",
    "\u{AD}", "\u{200B}", "é", "Å", "\u{212B}", "Σ", "가", "\u{11A8}", "\u{1100}", "\u{1161}", "が",
    "か\u{3099}", "क\u{93C}", "ส", "ดี", "👩", "👧", "🇩", "🇪", "\u{1F3FD}", "“", "”", "’", "—", "…",
    "\u{A0}", "日本", "。", "，", "ネ", "\u{FF9E}", "ภาษา", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ", "3.14",
    "\u{600}", "\u{0}", "\u{FEFF}", "<br />",
  ])
  private static let start =
    "“Don’t,” said the café—naïve… The na\u{308}ive 2nd 日本語 한국어 did not.\nOr 👩‍👧 \u{FB01}?\n"

  private var bytes: [UInt8] = []

  func prepare(_ random: inout MersenneTwister) throws {
    bytes = Self.mutator.mutate(Array(Self.start.utf8), &random)
  }

  func run(_ random: inout MersenneTwister) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw POSIXError(.EILSEQ) }
    for kind in [TokenizerKind.words, .dictionary, .characters] {
      let tokenization = Tokenization(kind)
      let tokens = tokenization.tokenizer.tokens(in: text)
      let decomposed = tokenization.tokenizer.tokens(in: text.decomposedStringWithCanonicalMapping)
      // Strings compare by canonical equivalence, tokens by their bytes.
      guard tokens.map({ Array($0.utf8) }) == decomposed.map({ Array($0.utf8) }) else {
        throw Violation("the tokens by \(kind) depend on the normal form")
      }
      if kind == .dictionary { try requireEverything(of: text, in: tokens, tokenization) }
      var (documents, counter) = (Documents(), TokenCounter())
      documents.append(text, name: "text")
      counter.add(documents, tokenizer: tokenization.tokenizer) { _ in }
      let survey = VocabularySurvey(of: counter, in: [documents], tokenization: tokenization) { _ in
      }
      guard survey.tokens == tokens.count, (survey.longest?.label.count ?? 0) <= 40 else {
        throw Violation("the survey of \(kind) is wrong: \(survey)")
      }
    }
  }

  /// Whatever a dictionary finds, words are cut out of the text and nothing is lost but white space.
  private func requireEverything(
    of text: String, in tokens: [String], _ tokenization: Tokenization
  ) throws {
    let words = Tokenization(.words, form: tokenization.form, punctuation: tokenization.punctuation)
    let marks = Set(",.:;?!$()/_&%*@'`\"-".unicodeScalars)
    func rest(_ tokens: [String]) -> [Unicode.Scalar] {
      tokens.joined().unicodeScalars.filter { !marks.contains($0) }
    }
    // The other tokenizer leaves out hyphens.
    guard rest(tokens) == rest(words.tokenizer.tokens(in: text)) else {
      throw Violation("the words of a dictionary aren't the text: \(tokens)")
    }
  }
}
