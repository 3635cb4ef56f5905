import Record
import Wording

/// The state of a step's results, shown above them.
enum StepState: String, Hashable {
  case ran, cached, stale, failed, notRun

  /// A step missing from the record has not run. Stale takes precedence over ran and cached: there
  /// are results, but for other settings.
  init(_ record: StepRecord?) {
    switch record?.state {
    case .failed: self = .failed
    case .ran: self = record?.stale == nil ? .ran : .stale
    case .cached: self = record?.stale == nil ? .cached : .stale
    case .notRun, nil: self = .notRun
    }
  }

  /// The shape beside the word, so that no state depends on colour alone.
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

  private var word: String {
    switch self {
    case .ran: localized("ran")
    case .cached: localized("cached")
    case .stale: localized("stale")
    case .failed: localized("failed")
    case .notRun: localized("not run")
    }
  }

  var view: View {
    View(["word": word, "mark": mark, "class": self == .notRun ? "open" : rawValue])
  }
}
