/// Curves that readers can switch on in a drawing, beside the one that it shows.
package struct CurveSwitches: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    /// In epochs.
    package let x: Double
    /// The loss.
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Curve: Hashable, Sendable {
    package let training: [Point]
    package let validation: [Point]

    package init(training: [Point], validation: [Point]) {
      self.training = training
      self.validation = validation
    }
  }

  package struct Switch: Hashable, Sendable {
    package let name: String
    /// What sets it apart, such as "train.epochs = 8".
    package let differences: [String]
    /// What it came to, as a clause.
    package let result: String
    package let curve: Curve

    package init(name: String, differences: [String], result: String, curve: Curve) {
      self.name = name
      self.differences = differences
      self.result = result
      self.curve = curve
    }
  }

  /// A level to compare with.
  package struct Level: Hashable, Sendable {
    package let label: String
    package let value: Double

    package init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// The name of the drawing, whose place a chart of all curves takes.
  package let drawing: String
  package let own: Curve
  package let others: [Switch]
  package let levels: [Level]
  /// What is not among them, and why.
  package let note: String?
  /// The curves as numbers.
  package let table: DataTable?

  package init(
    drawing: String, own: Curve, others: [Switch], levels: [Level], note: String?,
    table: DataTable?
  ) {
    self.drawing = drawing
    self.own = own
    self.others = others
    self.levels = levels
    self.note = note
    self.table = table
  }
}
