import Drawings

extension CurveSwitches {
  /// Each curve is marked by a letter, in the list and at its end in the chart.
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)

  /// The switches as the page shows them: without scripts, a list of what each run came to.
  var view: View {
    View(
      "figure/curves",
      [
        "drawing": drawing,
        "hasSwitches": !others.isEmpty,
        "switches": zip(others, Self.letters).enumerated().map { index, pair in
          let (other, letter) = pair
          let last = other.differences.count - 1
          return View([
            "index": index + 1, "letter": letter, "name": other.name,
            "settings": other.differences.enumerated().map {
              View(["setting": $0.element, "comma": $0.offset < last ? ", " : nil])
            },
            "result": other.result,
          ])
        },
        "note": note,
        "table": table?.view,
        "data": others.isEmpty ? nil : try? Markup.data(encoding: data),
      ])
  }

  /// What the page's script draws.
  private struct Data: Encodable {
    struct Curve: Encodable {
      let training: [[Double]]
      let validation: [[Double]]
    }

    struct Level: Encodable {
      let label: String
      let value: Double
    }

    let own: Curve
    let others: [Curve]
    let levels: [Level]
  }

  private var data: Data {
    func points(_ points: [Point]) -> [[Double]] {
      points.map { [Self.short($0.x), Self.short($0.y)] }
    }
    func curve(_ curve: Curve) -> Data.Curve {
      Data.Curve(training: points(curve.training), validation: points(curve.validation))
    }
    return Data(
      own: curve(own), others: others.map { curve($0.curve) },
      levels: levels.map { Data.Level(label: $0.label, value: Self.short($0.value)) })
  }

  /// Three decimals are finer than a pixel.
  private static func short(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}
