/// How windows cover one long text.
package struct WindowFigures: Codable, Hashable, Sendable {
  /// The part of the text that a split covers.
  package struct Part: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    package var name: String
    package var tokens: Int
    package var windows: Int
    /// The number of tokens from the start of one window to the start of the next.
    package var stride: Int

    package init(name: String, tokens: Int, windows: Int, stride: Int) {
      self.name = name
      self.tokens = tokens
      self.windows = windows
      self.stride = stride
    }
  }

  /// What an epoch would be at another stride.
  package struct Stride: Codable, Hashable, Sendable {
    package var stride: Int
    package var windows: Int
    /// Targets per epoch.
    package var targets: Int
    /// How often a token far from both ends is a target in an epoch.
    package var repeats: Double

    package init(stride: Int, windows: Int, targets: Int, repeats: Double) {
      self.stride = stride
      self.windows = windows
      self.targets = targets
      self.repeats = repeats
    }
  }

  /// The number of inputs in a window.
  package var length: Int
  /// Whether every position of a window has a target, or only the last.
  package var scoresEveryPlace: Bool
  /// In the order of the text.
  package var parts: [Part]
  /// In ascending order, including that of the run.
  package var strides: [Stride]

  package init(
    length: Int, scoresEveryPlace: Bool, parts: [Part], strides: [Stride]
  ) {
    self.length = length
    self.scoresEveryPlace = scoresEveryPlace
    self.parts = parts
    self.strides = strides
  }

  /// The number of tokens from the start of one training window to the start of the next.
  package var stride: Int { parts.first?.stride ?? 1 }
}
