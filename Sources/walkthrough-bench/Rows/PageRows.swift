import Foundation

/// The sample run's page in Chromium: see .ci/time-page.py.
enum PageRows {
  static var all: [Row] {
    [
      row("page.paint", "first paint of the page", goal: nil) { $0.paint },
      row("page.unpack", "unpacking the page's model", goal: Row.Goal(reach: 300)) { $0.unpack },
      row("page.word", "a word in the page's model", goal: Row.Goal(reach: 2)) { $0.word },
    ]
  }

  /// What the script prints, in milliseconds. A page without a model has only the first.
  private struct Times: Decodable {
    let paint: Double
    let unpack: Double?
    let word: Double?
  }

  private static func row(
    _ name: String, _ title: String, goal: Row.Goal?, time: @escaping (Times) -> Double?
  ) -> Row {
    Row(name: name, title: title, quantity: .milliseconds, goal: goal) { bench in
      let checks = bench.root.appending(path: ".ci")
      let python = checks.appending(path: ".venv/bin/python")
      let script = checks.appending(path: "time-page.py")
      let needed = [python.path, script.path, "/usr/bin/chromium"]
      guard needed.allSatisfy(FileManager.default.fileExists) else {
        throw Skipped("no browser to open the page with; .ci/install-checks installs one")
      }
      let page = try SampleRun(bench: bench).page
      return {
        let printed = try Child.output(of: python, [script.path, page.path])
        let times = try JSONDecoder().decode(Times.self, from: Data(printed.utf8))
        guard let milliseconds = time(times) else { throw Problem("the page has no model") }
        return Row.Sample(amount: milliseconds, seconds: milliseconds / 1000)
      }
    }
  }
}
