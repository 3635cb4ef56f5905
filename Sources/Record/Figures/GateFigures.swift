/// The gates of the model's last layer while it reads one text.
package struct GateFigures: Codable, Hashable, Sendable {
  /// One of the three gates.
  package struct Gate: Codable, Hashable, Sendable {
    /// "input", "forget" or "output".
    package var name: String
    /// The mean over all units, for each word; 0 ... 1.
    package var means: [Double]
    /// A row for each unit shown, a number for each word; 0 ... 1.
    package var units: [[Double]]

    package init(name: String, means: [Double], units: [[Double]]) {
      self.name = name
      self.means = means
      self.units = units
    }
  }

  package var tokens: [String]
  package var gates: [Gate]
  /// The units shown, counted from 0.
  package var units: [Int]
  /// H.
  package var hidden: Int

  package init(tokens: [String], gates: [Gate], units: [Int], hidden: Int) {
    self.tokens = tokens
    self.gates = gates
    self.units = units
    self.hidden = hidden
  }
}
