import Pipeline
import Record
import Text

/// Takes a text word by word as a model generates it, and prints it in some form.
protocol GeneratedText: AnyObject {
  /// Everything written so far, including the prompt.
  var text: String { get }

  func start()
  /// - Parameter choice: the candidates for the word, if requested.
  func write(_ word: String, _ choice: NextWord?)
  /// Prints what remains.
  func finish() throws
}

extension GeneratedText {
  func start() {}
}

/// A prompt and the words after it, as readable text.
struct WrittenText {
  let prompt: String
  private(set) var words: [String] = []
  private(set) var text: String
  /// What the text is made of.
  let unit: TokenUnit
  private var detokenizer: Detokenizer

  /// - Parameters:
  ///   - tokens: those of the prompt, which determine the space before the first word.
  ///   - kind: what makes the tokens.
  init(prompt: String, tokens: [String], unit: TokenUnit, by kind: TokenizerKind = .words) {
    self.prompt = prompt
    self.unit = unit
    text = prompt
    detokenizer = Detokenizer(kind)
    for token in tokens { _ = detokenizer.append(token) }
  }

  /// Adds a word.
  ///
  /// - Returns: the word with the space that it needs before it, if any.
  mutating func append(_ word: String) -> String {
    let written = detokenizer.append(word)
    words.append(word)
    text += written
    return written
  }
}
