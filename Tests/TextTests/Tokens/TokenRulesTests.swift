import Random
import Testing

@testable import Text

/// The single pass with its fast path for letters, against the rules applied one by one.
@Suite struct TokenRulesTests {
  /// ASCII text with words long enough to fill several fast steps.
  private func randomText(_ count: Int, using generator: inout MersenneTwister) -> String {
    let marks = Array(" \t\n'\".,()!?;:<>/-_&%*@`$0189[\\]^{|}~+=#")
    var text = ""
    while text.count < count {
      for _ in 0..<generator.next() % 20 {
        let letter = "abmyzABMYZ".randomElement(using: &generator) ?? "a"
        text.append(letter)
      }
      switch generator.next() % 8 {
      case 0...3: text.append(" ")
      case 4:
        text += ["<br />", "<BR />", "<br/>", "<b\"r />"].randomElement(using: &generator) ?? ""
      default: text.append(marks.randomElement(using: &generator) ?? " ")
      }
    }
    // Cut anywhere, even in the middle of a word, where the text has fewer than eight bytes left.
    return String(text.prefix(count))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 40, 200, 5000])
  func asciiAgreesWithTheRulesOneByOne(count: Int) {
    var generator = MersenneTwister(seed: UInt64(count))
    for _ in 0..<(count > 1000 ? 20 : 200) {
      let text = randomText(count, using: &generator)
      // The break tag is looked for after quotation marks have been removed.
      #expect(
        BasicEnglishTokenizer().tokens(in: text) == Naive.basicEnglish(text),
        "\(text.debugDescription)")
      #expect(WordTokenizer().tokens(in: text) == Naive.words(text), "\(text.debugDescription)")
    }
  }

  /// What surrounds a word must not change it: the fast path reads beyond its end.
  @Test func wordsComeOutAlikeWhereverTheyStand() {
    for length in 1...30 {
      let word = String(repeating: "Abcdefghij", count: 3).prefix(length)
      for gap in 0...9 {
        let text = String(repeating: " ", count: gap) + word + String(repeating: "!", count: gap)
        #expect(
          BasicEnglishTokenizer().tokens(in: text)
            == [word.lowercased()] + Array(repeating: "!", count: gap))
      }
    }
  }
}
