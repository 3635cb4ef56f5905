/// The contents of `steps/<step>.json`: figures by name, null for one that has nothing to show.
struct FigureFile: Codable {
  var figures: [String: (any StepFigure)?] = [:]

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init() {}

  /// A figure that can't be decoded counts as absent.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for type in Figures.all {
      let name = Name(stringValue: type.name)
      guard container.contains(name) else { continue }
      if (try? container.decodeNil(forKey: name)) == true {
        figures[type.name] = .some(nil)
      } else if let figure = try? container.decode(type, forKey: name) {
        figures[type.name] = figure
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for (name, figure) in figures {
      if let figure {
        try container.encode(figure, forKey: Name(stringValue: name))
      } else {
        try container.encodeNil(forKey: Name(stringValue: name))
      }
    }
  }
}
