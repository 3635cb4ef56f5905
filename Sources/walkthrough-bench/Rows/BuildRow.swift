import Foundation

/// A clean build and the first report, as the README has a new user make it.
enum BuildRow {
  static var row: Row {
    Row(
      name: "build.first", title: "build in a new clone and the first report", quantity: .seconds,
      goal: Row.Goal(reach: 240, stretch: 180), isMeasuredOnce: true
    ) { bench in
      guard bench.buildsClone else {
        throw Skipped("it takes minutes; ask for it with --clean-build")
      }
      return {
        let clone = bench.scratch.url.appending(path: "clone")
        let env = URL(filePath: "/usr/bin/env")
        _ = try Child.output(of: env, ["git", "clone", "--quiet", bench.root.path, clone.path])
        let time = try seconds { _ = try Child.output(of: env, ["make", "run"], in: clone) }
        guard
          FileManager.default.fileExists(
            atPath: clone.appending(path: "output/imdb/report.html").path)
        else { throw Problem("make run wrote no report in \(clone.path)") }
        return Row.Sample(amount: 0, seconds: time, note: "of the committed sources")
      }
    }
  }
}
