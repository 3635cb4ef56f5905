import Pipeline
import Record

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

  /// - Parameter tokens: the tokens of the prompt, which determine the space before the first word.
  init(prompt: String, tokens: [String], unit: TokenUnit) {
    self.prompt = prompt
    self.unit = unit
    text = prompt
    detokenizer = Detokenizer(unit)
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
