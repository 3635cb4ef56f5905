import Foundation

/// One line of the table: something that can be measured again and again, and what it should reach.
struct Row {
  /// The kind of number that a row reaches.
  enum Quantity: String, Codable {
    /// Operations a second, as a share of what sgemm does.
    case shareOfSgemm = "of sgemm"
    /// Targets a second.
    case tokens = "tokens/s"
    /// Text a second, in millions of bytes.
    case text = "MB/s"
    case seconds = "s"
    /// The largest resident set, in millions of bytes.
    case memory = "MB"
    /// How many times as much.
    case factor = "×"

    var isBetterHigher: Bool {
      switch self {
      case .shareOfSgemm, .tokens, .text: true
      case .seconds, .memory, .factor: false
      }
    }
  }

  /// What to reach, and what would be better still.
  struct Goal: Codable {
    var reach: Double
    var stretch: Double?
  }

  /// What one measurement found.
  struct Sample {
    /// In the units of the quantity: operations, targets, bytes, or the number itself.
    var amount: Double
    var seconds: Double
    /// Targets of the model, where the amount is something else.
    var tokens: Double?
    /// What else to tell.
    var note: String?
  }

  /// The same work in PyTorch, and how many times as fast this project should be.
  struct PeerGoal {
    var peer: Peers.Variant
    var goal: Goal
    /// Arguments of the script that does the work.
    var arguments: (Bench) throws -> [String]
  }

  let name: String
  let title: String
  let quantity: Quantity
  var goal: Goal?
  var peerGoal: PeerGoal?
  /// Measured once, however many runs are asked for: it takes long and varies little.
  var isMeasuredOnce = false
  /// Makes everything ready and returns what is to be measured.
  let prepare: (Bench) throws -> () throws -> Sample

  var summary: String {
    let name = self.name.padding(toLength: 18, withPad: " ", startingAt: 0)
    return "\(name) \(title)"
  }

  /// In the order of the table.
  static var all: [Row] {
    ShapeRows.all + EpochRows.all + TextRows.all + RunRows.all + ScalingRows.all + [BuildRow.row]
  }
}
