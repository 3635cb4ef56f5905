import Pipeline
import Record

/// Takes a text word by word as a model writes it, and shows it in some way.
protocol GeneratedText: AnyObject {
  /// All that was written, the prompt included.
  var text: String { get }

  func start()
  /// - Parameter choice: what the word was picked from, where that was asked for.
  func write(_ word: String, _ choice: NextWord?)
  /// Prints what is still to come.
  func finish() throws
}

extension GeneratedText {
  func start() {}
}

/// A prompt and the words after it, set as prose.
struct WrittenText {
  let prompt: String
  private(set) var words: [String] = []
  private(set) var text: String
  private var prose = Prose()

  /// - Parameter tokens: those of the prompt, after which the first word is set.
  init(prompt: String, tokens: [String]) {
    self.prompt = prompt
    text = prompt
    for token in tokens { _ = prose.append(token) }
  }

  /// Adds a word.
  ///
  /// - Returns: the word with the space that it needs before it.
  mutating func append(_ word: String) -> String {
    let written = prose.append(word)
    words.append(word)
    text += written
    return written
  }
}
