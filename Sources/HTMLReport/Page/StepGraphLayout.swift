import Record

/// The places of a graph's steps: in rows from top to bottom, each below all steps that lead to it.
struct StepGraphLayout {
  /// A place in a row, which has as many as it needs, all equally wide.
  struct Place: Hashable {
    let row: Int
    let index: Int
    let count: Int

    /// The middle of the place, as a percentage of the width.
    var middle: Double { 100 * (Double(index) + 0.5) / Double(count) }
  }

  /// A part of an arrow: between two rows, or through one.
  struct Piece: Hashable {
    let arrow: StepGraph.Arrow
    let start: Place
    let end: Place

    /// Whether it goes through a row in which its arrow has a place but no step.
    var isLane: Bool { start == end }
  }

  private(set) var places: [StepID: Place] = [:]
  private(set) var pieces: [Piece] = []

  /// A step, or an arrow that passes through the row on its way.
  private enum Occupant: Hashable {
    case step(StepID)
    case arrow(StepGraph.Arrow)
  }

  init(_ graph: StepGraph) {
    let arrows = graph.arrows
    var depths: [StepID: Int] = [:]
    for step in graph.steps {
      depths[step] = arrows.filter { $0.end == step }.map { (depths[$0.start] ?? 0) + 1 }.max() ?? 0
    }
    var ways = Dictionary(uniqueKeysWithValues: arrows.map { ($0, [Place]()) })
    for row in 0...(depths.values.max() ?? 0) {
      let passing = arrows.filter { arrow in
        (depths[arrow.start] ?? 0) < row && row < (depths[arrow.end] ?? 0)
      }
      let occupants =
        graph.steps.filter { depths[$0] == row }.map(Occupant.step) + passing.map(Occupant.arrow)
      // What comes from the left stays on the left.
      let ordered = occupants.enumerated().sorted { one, other in
        (origin(of: one.element, arrows, ways), one.offset)
          < (origin(of: other.element, arrows, ways), other.offset)
      }
      for (index, occupant) in ordered.map(\.element).enumerated() {
        let place = Place(row: row, index: index, count: ordered.count)
        switch occupant {
        case .step(let step):
          places[step] = place
          for arrow in arrows where arrow.start == step || arrow.end == step {
            ways[arrow, default: []].append(place)
          }
        case .arrow(let arrow): ways[arrow, default: []].append(place)
        }
      }
    }
    pieces = arrows.flatMap { arrow -> [Piece] in
      let way = ways[arrow] ?? []
      let steps = zip(way, way.dropFirst()).map { Piece(arrow: arrow, start: $0, end: $1) }
      return steps + way.dropFirst().dropLast().map { Piece(arrow: arrow, start: $0, end: $0) }
    }
  }

  /// Where an occupant of the next row comes from, on average.
  private func origin(
    of occupant: Occupant, _ arrows: [StepGraph.Arrow], _ ways: [StepGraph.Arrow: [Place]]
  ) -> Double {
    let incoming =
      switch occupant {
      case .step(let step): arrows.filter { $0.end == step }
      case .arrow(let arrow): [arrow]
      }
    let middles = incoming.compactMap { ways[$0]?.last?.middle }
    return middles.isEmpty ? 0 : middles.reduce(0, +) / Double(middles.count)
  }
}
