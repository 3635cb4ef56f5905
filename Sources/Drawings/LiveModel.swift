import Record

/// A trained model with everything that a page needs to run it: rounded weights, words, and the
/// rules that cut a text into words.
package struct LiveModel: Codable, Hashable, Sendable {
  /// A matrix of 64 levels a row.
  package struct Matrix: Codable, Hashable, Sendable {
    package let columns: Int
    /// For each row, the least value and the distance between levels: little-endian float32 in
    /// Base64.
    package let least: String
    package let steps: String
    /// A character of the Base64 alphabet for each value, whose place in it is the level.
    package let levels: String

    package init(columns: Int, least: String, steps: String, levels: String) {
      self.columns = columns
      self.least = least
      self.steps = steps
      self.levels = levels
    }
  }

  /// The weights of one LSTM layer.
  package struct Layer: Codable, Hashable, Sendable {
    package let input: Matrix
    package let hidden: Matrix
    /// The sum of both biases, as little-endian float32 in Base64.
    package let bias: String

    package init(input: Matrix, hidden: Matrix, bias: String) {
      self.input = input
      self.hidden = hidden
      self.bias = bias
    }
  }

  /// How a text is cut into words; each string is a set of characters.
  package struct Tokenizer: Codable, Hashable, Sendable {
    package let alone: String
    package let dropped: String
    package let space: String
    package let breakTag: Bool
    /// Whether a text is composed first, as in Normalization Form C.
    package let composes: Bool
    /// What replaces each of a set of marks first.
    package let marks: [Marks]
    /// Whether the browser finds words first, by Unicode's rules and its dictionaries.
    package let segments: Bool
    /// Whether each character is a token, a grapheme cluster: then the other rules aren't used.
    package let clusters: Bool

    package init(
      alone: String, dropped: String, space: String, breakTag: Bool, composes: Bool,
      marks: [Marks], segments: Bool, clusters: Bool
    ) {
      self.alone = alone
      self.dropped = dropped
      self.space = space
      self.breakTag = breakTag
      self.composes = composes
      self.marks = marks
      self.segments = segments
      self.clusters = clusters
    }
  }

  /// Typographic marks and the ASCII text that stands for each of them.
  package struct Marks: Codable, Hashable, Sendable {
    package let ascii: String
    package let marks: String

    package init(ascii: String, marks: String) {
      self.ascii = ascii
      self.marks = marks
    }
  }

  /// How words are joined into a text.
  package struct Spacing: Codable, Hashable, Sendable {
    /// What has no space before it.
    package let closing: [String]
    /// What has none after it.
    package let opening: [String]
    /// What has none after an apostrophe.
    package let endings: [String]
    /// First and last code points of the characters with no space on either side, and of those with
    /// none among themselves.
    package let unspaced: [[Int]]
    package let joined: [[Int]]

    package init(
      closing: [String], opening: [String], endings: [String], unspaced: [[Int]], joined: [[Int]]
    ) {
      self.closing = closing
      self.opening = opening
      self.endings = endings
      self.unspaced = unspaced
      self.joined = joined
    }
  }

  /// Ids that are not words of a text, where the vocabulary has them.
  package struct Specials: Codable, Hashable, Sendable {
    package let unknown: Int?
    package let beginning: Int?
    package let end: Int?
    /// Those that are never picked.
    package let excluded: [Int]

    package init(unknown: Int?, beginning: Int?, end: Int?, excluded: [Int]) {
      self.unknown = unknown
      self.beginning = beginning
      self.end = end
      self.excluded = excluded
    }
  }

  /// How the next word is picked, until the reader changes it.
  package struct Sampling: Codable, Hashable, Sendable {
    package let temperature: Double
    package let topK: Int
    package let topP: Double

    package init(temperature: Double, topK: Int, topP: Double) {
      self.temperature = temperature
      self.topK = topK
      self.topP = topP
    }
  }

  /// What these weights make of a text, computed beforehand.
  package struct Example: Codable, Hashable, Sendable {
    package struct Word: Codable, Hashable, Sendable {
      package let token: String
      /// −ln of its probability, in nats; `nil` for a first word that nothing stands before.
      package let surprisal: Double?
      /// The number of its tint, if it has one.
      package let tint: Int?

      package init(token: String, surprisal: Double?, tint: Int?) {
        self.token = token
        self.surprisal = surprisal
        self.tint = tint
      }
    }

    package let text: String
    package let words: [Word]
    /// The likeliest words after it.
    package let next: [NextWord.Candidate]

    package init(text: String, words: [Word], next: [NextWord.Candidate]) {
      self.text = text
      self.words = words
      self.next = next
    }
  }

  /// What the words are, if they aren't words.
  package let unit: TokenUnit
  /// By id.
  package let words: [String]
  package let specials: Specials
  package let tokenizer: Tokenizer
  package let spacing: Spacing
  package let embedding: Matrix
  package let layers: [Layer]
  /// `nil` if the embedding's table serves as the linear layer's weight.
  package let linear: Matrix?
  /// As little-endian float32 in Base64.
  package let linearBias: String
  package let sampling: Sampling
  /// The lower bounds of the tints for a word's surprisal, in nats.
  package let tints: [Double]
  package let example: Example

  package init(
    unit: TokenUnit, words: [String], specials: Specials, tokenizer: Tokenizer, spacing: Spacing,
    embedding: Matrix, layers: [Layer], linear: Matrix?, linearBias: String, sampling: Sampling,
    tints: [Double], example: Example
  ) {
    self.unit = unit
    self.words = words
    self.specials = specials
    self.tokenizer = tokenizer
    self.spacing = spacing
    self.embedding = embedding
    self.layers = layers
    self.linear = linear
    self.linearBias = linearBias
    self.sampling = sampling
    self.tints = tints
    self.example = example
  }
}
