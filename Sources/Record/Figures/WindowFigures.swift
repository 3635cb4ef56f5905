/// How windows lie over one long text.
package struct WindowFigures: Codable, Hashable, Sendable {
  /// The piece of the text that a split takes.
  package struct Part: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    package var name: String
    package var tokens: Int
    package var windows: Int
    /// From the start of one window to that of the next.
    package var stride: Int

    package init(name: String, tokens: Int, windows: Int, stride: Int) {
      self.name = name
      self.tokens = tokens
      self.windows = windows
      self.stride = stride
    }
  }

  /// What an epoch would be with another stride.
  package struct Stride: Codable, Hashable, Sendable {
    package var stride: Int
    package var windows: Int
    /// Targets of an epoch.
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

  /// Inputs of a window.
  package var length: Int
  /// Whether every place of a window has a target, or the last alone.
  package var scoresEveryPlace: Bool
  /// In the order of the text.
  package var parts: [Part]
  /// In rising order; that of the run is one of them.
  package var strides: [Stride]

  package init(
    length: Int, scoresEveryPlace: Bool, parts: [Part], strides: [Stride]
  ) {
    self.length = length
    self.scoresEveryPlace = scoresEveryPlace
    self.parts = parts
    self.strides = strides
  }

  /// From the start of one training window to that of the next.
  package var stride: Int { parts.first?.stride ?? 1 }
}
