import Foundation

/// The lines of a recipe that aren't settings, turned into values of the right types.
struct RecipeHead {
  /// The keys that the recipe has, even if their values can't be read.
  var named: Set<RecipeKey> = []
  var arguments: [RecipeKey: Argument] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private static let longestText = 200
  private static let largestCount = 1_000_000_000_000_000
  private static let mostWords = 1_000_000_000

  /// - Parameter start: the beginning of the recipe.
  mutating func description(at start: SourceLocation) -> String? {
    if !named.contains(.description) {
      diagnostics.append(
        Diagnostic(
          at: start,
          "the recipe has no description; add a line such as description = \"what it is for\""))
    }
    return text(.description)
  }

  mutating func tie() -> Recipe.Tie? {
    guard let kind = value(.data, as: Recipe.DataKind.self),
      let location = arguments[.data]?.valueLocation
    else { return nil }
    return Recipe.Tie(kind: kind, location: location)
  }

  /// `nil` if nothing was measured, or after an error.
  mutating func measurement() -> RecipeMeasurement? {
    requireWholeMeasurement()
    let perplexity = value(.perplexity, as: Double.self, "at least 1") { $0 >= 1 }
    let targets = value(.targets, as: Int.self, "from 1 to \(Self.largestCount)") {
      (1...Self.largestCount).contains($0)
    }
    let minutes = value(.minutes, as: Double.self, "above 0") { $0 > 0 }
    let machine = text(.machine)
    let date = value(.date, as: String.self, "a day such as \"2026-11-27\"", where: Self.isDay)
    let words = value(.words, as: Int.self, "from 1 to \(Self.mostWords)") {
      (1...Self.mostWords).contains($0)
    }
    guard let perplexity, let targets, let minutes, let machine, let date else { return nil }
    return RecipeMeasurement(
      perplexity: perplexity, targets: targets, minutes: minutes, machine: machine, date: date,
      words: words)
  }

  private mutating func requireWholeMeasurement() {
    let missing = RecipeKey.measurement.filter { !named.contains($0) }
    let present = (RecipeKey.measurement + [.words]).compactMap { arguments[$0] }
    guard !missing.isEmpty, let first = present.first else { return }
    diagnostics.append(
      Diagnostic(
        at: first.labelLocation,
        "a measurement has no parts missing; add \(RecipeKey.list(missing)), or remove the others"))
  }

  private mutating func text(_ key: RecipeKey) -> String? {
    value(key, as: String.self, "one line of at most \(Self.longestText) characters") { text in
      text.count <= Self.longestText && !text.allSatisfy(\.isWhitespace)
        && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }

  /// The value of a line, if there is one and it is valid.
  private mutating func value<Value>(
    _ key: RecipeKey, as type: Value.Type, _ requirement: String = "",
    where isValid: (Value) -> Bool = { _ in true }
  ) -> Value? {
    guard let argument = arguments[key] else { return nil }
    let reading = SettingReading(
      WrittenSettings.Entry(argument: argument, name: key.rawValue), as: type)
    diagnostics += reading.diagnostics
    guard let value = reading.value else { return nil }
    guard isValid(value) else {
      diagnostics.append(
        Diagnostic(at: argument.valueLocation, "\(key.rawValue) must be \(requirement)"))
      return nil
    }
    return value
  }

  /// Whether the text is a day of the calendar, written as in ISO 8601.
  private static func isDay(_ text: String) -> Bool {
    let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
    return (try? style.parse(text))?.formatted(style) == text
  }
}
