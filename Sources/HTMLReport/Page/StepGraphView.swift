import Chapters
import Drawings
import Record
import Rendering
import Wording

/// The steps of a run as a graph: what each made, and what runs again after a change to it.
struct StepGraphView {
  let context: ReportContext
  let veils: Veils

  /// The columns of the grid: rows of one, two, three, four or six places divide them evenly.
  private static let columns = 12

  /// `nil` for a book without chapters.
  func make() -> View? {
    let steps = context.book.chapters.compactMap { StepID(rawValue: $0.cell.identifier) }
      .filter { context.graph.reads[$0] != nil }
    guard !steps.isEmpty else { return nil }
    let layout = StepGraphLayout(context.graph)
    let values = RunValues(record: context.record, catalog: context.catalog)
    return View([
      "steps": steps.map { station($0, layout, values) },
      "arrows": layout.pieces.map(view),
      "sentences": steps.map { View(["id": $0.rawValue, "sentence": sentence($0)]) },
    ])
  }

  private func station(_ step: StepID, _ layout: StepGraphLayout, _ values: RunValues) -> View {
    let result = "\(step).\(step.yield.result)"
    let amount = values.string(named: result)
    let record = context.record[step]
    let state = StepState(record)
    let seconds = state.hasResults ? record?.seconds : nil
    return View([
      "id": step.rawValue, "number": step.number,
      "made": values.unit.phrase(
        localized(Phrase(amount == "1" ? singular(step.yield.label) : step.yield.label))),
      "amount": amount == ValueFormat.absent ? nil : amount,
      "veil": veils.attribute(for: [result]),
      "state": state.view,
      "time": seconds.flatMap { $0.isFinite ? $0 : nil }.map {
        ValueFormat.seconds.string(.number(max($0, 0)))
      },
      "again": context.graph.affected(by: step).map(\.rawValue).joined(separator: " "),
      "area": layout.places[step].map { area($0, line: 2 * $0.row + 1) },
      "isReached": context.graph.arrows.contains { $0.end == step },
    ])
  }

  /// "training document" for "training documents": a book about one text has one.
  private func singular(_ label: String) -> String {
    label.replacing("documents", with: "document")
  }

  /// Rows of steps and of what is between them take turns.
  private func view(_ piece: StepGraphLayout.Piece) -> View {
    guard !piece.isLane else {
      return View([
        "from": piece.arrow.start.rawValue, "path": "M50 0L50 10", "class": "graph-lane",
        "area": area(piece.start, line: 2 * piece.start.row + 1),
      ])
    }
    let (start, end) = (
      Coordinate.string(piece.start.middle), Coordinate.string(piece.end.middle)
    )
    return View([
      "from": piece.arrow.start.rawValue, "class": "graph-gap",
      "path": "M\(start) 0C\(start) 6 \(end) 4 \(end) 10",
      "area": "grid-row:\(2 * piece.start.row + 2);grid-column:1/-1",
    ])
  }

  private func area(_ place: StepGraphLayout.Place, line: Int) -> String {
    let width = max(Self.columns / place.count, 1)
    return "grid-row:\(line);grid-column:\(place.index * width + 1)/span \(width)"
  }

  /// What a step reads, and what follows from a change to it, after the step's name.
  private func sentence(_ step: StepID) -> String {
    let read = context.graph.reads[step] ?? []
    let again = context.graph.affected(by: step)
    let rest = context.graph.steps.filter { !again.contains($0) }
    let origin =
      read.isEmpty
      ? localized("reads no other step.") : localized("reads \(Self.list(read)).")
    let outcome =
      again.count == 1
      ? localized("Change this, and it alone runs again.")
      : localized("Change this, and these run again: \(Self.list(again)).")
    let kept =
      switch rest.count {
      case 0: [String]()
      case 1: [localized("\(Self.list(rest)) stays as it is.")]
      default: [localized("\(Self.list(rest)) stay as they are.")]
      }
    return ([origin, outcome] + kept).joined(separator: " ")
  }

  private static func list(_ steps: [StepID]) -> String {
    let names = steps.map(\.rawValue)
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return localized("\(names.dropLast().joined(separator: ", ")) and \(last)")
  }
}
