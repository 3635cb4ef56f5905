/// Counts the positions that passes over a text have gone through, and reports them now and then.
struct PassProgress {
  /// Few enough to take a moment, enough that reporting them takes no time.
  private static let piece = 1 << 18

  /// The number of positions that all passes together will go through.
  let total: Int
  private var done = 0
  private let report: (_ done: Int, _ total: Int) throws -> Void

  init(total: Int, report: @escaping (_ done: Int, _ total: Int) throws -> Void) {
    self.total = total
    self.report = report
  }

  /// Calls `body` with each number below `count`.
  ///
  /// - Throws: what reporting throws; the pass then ends early.
  mutating func pass(over count: Int, _ body: (Int) -> Void) throws {
    for start in stride(from: 0, to: count, by: Self.piece) {
      let end = min(start + Self.piece, count)
      for index in start..<end { body(index) }
      done += end - start
      try report(done, total)
    }
  }
}
