import Drawings
import Record
import Rendering
import Wording

extension ReportContext {
  /// The model that a figure lets the reader write with, and the place of that figure.
  var liveModel: (model: LiveModel, step: StepID, number: Int)? {
    for step in figures.keys.sorted() {
      for numbered in numberedFigures(of: step) {
        for case .liveModel(let model) in numbered.figure.content {
          return (model, step, numbered.number)
        }
      }
    }
    return nil
  }

  /// The report without that figure's model, which would make the page too large.
  ///
  /// - Parameter bytes: the size of a page with it.
  func withoutLiveModel(of bytes: Int) -> ReportContext {
    var report = self
    report.figures = figures.mapValues { figures in
      figures.map { figure in
        let content = figure.content.filter { if case .liveModel = $0 { false } else { true } }
        guard content.count < figure.content.count else { return figure }
        let megabytes = (bytes + 999_999) / 1_000_000
        var small = Figure(
          title: figure.title,
          sentence: localized(
            """
            With the trained model in it, this page would have \(megabytes) MB. To have it here, \
            render the page again with --page-limit \(megabytes).
            """),
          content: content)
        small.name = figure.name
        return small
      }
    }
    return report
  }
}
