import Record

/// What a reader must know of a step's results before reading them.
enum StepState: String, Hashable {
  case ran, cached, stale, failed
  case notRun = "not run"

  /// A step that the record does not name has not run. Stale outweighs ran and cached: the results
  /// are there, but they belong to other settings.
  init(_ record: StepRecord?) {
    switch record?.state {
    case .failed: self = .failed
    case .ran: self = record?.stale == nil ? .ran : .stale
    case .cached: self = record?.stale == nil ? .cached : .stale
    case .notRun, nil: self = .notRun
    }
  }

  /// The shape beside the word: no state is told by colour alone.
  var mark: String {
    switch self {
    case .ran: "check"
    case .cached: "half"
    case .stale: "triangle"
    case .failed: "cross"
    case .notRun: "ring"
    }
  }

  var hasResults: Bool { self == .ran || self == .cached || self == .stale }

  var view: View {
    View(["word": rawValue, "mark": mark, "class": self == .notRun ? "open" : rawValue])
  }
}
