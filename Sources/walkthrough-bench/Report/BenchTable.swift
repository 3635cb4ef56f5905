import Record

/// A record of measurements as a table for a terminal.
enum BenchTable {
  static func text(_ record: BenchRecord) -> String {
    let titles = ["row", "reached", "goal", "ratio", "× PyTorch", "goal", "× its bfloat16", ""]
    let lines = [titles] + record.rows.map(cells)
    let widths = titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let measured = record.rows.compactMap(\.sgemmGFLOPS)
    let head =
      "\(record.machine.processor), \(record.threads) threads, \(record.machine.blas); "
      + "sgemm \(decimal(median(measured), 1)) GFLOP/s, by \(record.products)"
    let table = lines.map { line in
      zip(line, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "  ").trimmingTrailingSpaces
    }
    return ([head, ""] + table).joined(separator: "\n")
  }

  private static func cells(_ row: RowRecord) -> [String] {
    let told = row.failure.map { "failed: \($0)" } ?? row.skipped.map { "skipped: \($0)" }
    guard told == nil, let reached = row.reached else {
      return [row.title, "—", "", "", "", "", "", told ?? ""]
    }
    let rounded = row.peers.first { !$0.variant.isFloat32 }?.ratio
    return [
      row.title, number(reached, row.quantity), goal(row.goal, row.quantity),
      row.ratio.map { decimal($0, 2) } ?? "", row.bestPeer.map(peer) ?? "",
      row.bestPeer == nil ? "" : goal(row.peerGoal, .factor),
      rounded.map { number($0, .factor) } ?? "",
      [verdict(row), row.note ?? ""].filter { !$0.isEmpty }
        .joined(separator: "; "),
    ]
  }

  private static func peer(_ peer: PeerRecord) -> String {
    "\(decimal(peer.ratio ?? .nan, 2)) × (\(peer.variant.rawValue))"
  }

  /// "reached", "stretch reached" or "missed", by the row's own goal and, if PyTorch was measured,
  /// by that one as well.
  static func verdict(_ row: RowRecord) -> String {
    var grades: [Int] = []
    if let goal = row.goal, let reached = row.reached {
      grades.append(grade(reached, goal, higher: row.quantity.isBetterHigher))
    }
    if let goal = row.peerGoal, let ratio = row.bestPeer?.ratio {
      grades.append(grade(ratio, goal, higher: true))
    }
    return grades.min().map { ["missed", "reached", "stretch reached"][$0] } ?? ""
  }

  private static func grade(_ value: Double, _ goal: Row.Goal, higher: Bool) -> Int {
    func passes(_ limit: Double) -> Bool { higher ? value >= limit : value <= limit }
    guard passes(goal.reach) else { return 0 }
    return goal.stretch.map(passes) == true ? 2 : 1
  }

  private static func goal(_ goal: Row.Goal?, _ quantity: Row.Quantity) -> String {
    guard let goal else { return "" }
    return ([goal.reach] + [goal.stretch].compactMap { $0 })
      .map { number($0, quantity) }.joined(separator: " / ")
  }

  private static func number(_ value: Double, _ quantity: Row.Quantity) -> String {
    switch quantity {
    case .shareOfSgemm: decimal(value, 2)
    case .factor, .speedup: "\(decimal(value, 2)) ×"
    case .tokens: "\(decimal(value, 0)) tokens/s"
    case .text: "\(decimal(value, 0)) MB/s"
    case .memory: "\(decimal(value, 0)) MB"
    case .milliseconds: "\(decimal(value, 1)) ms"
    case .minutes: "\(decimal(value, 1)) min"
    case .seconds: ValueFormat.seconds.string(.number(value))
    }
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String {
    ValueFormat.decimal(digits).string(.number(value))
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
