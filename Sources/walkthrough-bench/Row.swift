import Foundation

/// A row of the table: something that can be measured repeatedly, and its goal.
struct Row {
  /// The kind of number that a row measures.
  enum Quantity: String, Codable {
    /// Operations per second, as a share of sgemm's.
    case shareOfSgemm = "of sgemm"
    /// Targets per second.
    case tokens = "tokens/s"
    /// Text per second, in millions of bytes.
    case text = "MB/s"
    case seconds = "s"
    case minutes = "min"
    case milliseconds = "ms"
    /// The largest resident set, in millions of bytes.
    case memory = "MB"
    /// How many times as much.
    case factor = "×"
    /// How many times as fast.
    case speedup = "× as fast"

    var isBetterHigher: Bool {
      switch self {
      case .shareOfSgemm, .tokens, .text, .speedup: true
      case .seconds, .minutes, .milliseconds, .memory, .factor: false
      }
    }
  }

  /// The goal, and a stretch goal.
  struct Goal: Codable {
    var reach: Double
    var stretch: Double?
  }

  /// The result of one measurement.
  struct Sample {
    /// In the units of the quantity: operations, targets, bytes, or the number itself.
    var amount: Double
    var seconds: Double
    /// The model's targets, if the amount is something else.
    var tokens: Double?
    /// A remark to show.
    var note: String?
  }

  /// The same work in PyTorch, and how many times as fast this project should be as the best that
  /// PyTorch does with the same precision.
  struct PeerGoal {
    var goal: Goal
    /// The arguments of the script that does the work.
    var arguments: (Bench) throws -> [String]
  }

  let name: String
  let title: String
  let quantity: Quantity
  var goal: Goal?
  var peerGoal: PeerGoal?
  /// Whether it is measured once, however many runs are requested: it takes long and varies little.
  var isMeasuredOnce = false
  /// Prepares the measurement and returns the work to measure.
  let prepare: (Bench) throws -> () throws -> Sample

  var summary: String {
    let name = self.name.padding(toLength: 18, withPad: " ", startingAt: 0)
    return "\(name) \(title)"
  }

  /// In the order of the table.
  static var all: [Row] {
    ShapeRows.all + BatchRows.all + EpochRows.all + ThreadRows.all + QualityRows.all + TextRows.all
      + RunRows.all
      + PageRows.all + ScalingRows.all + [LongTextRow.row, BuildRow.row]
  }
}
