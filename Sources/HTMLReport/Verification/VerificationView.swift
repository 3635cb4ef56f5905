import Drawings
import Record
import Wording

/// The page of a verification as one view: a row for each run, what is wrong with the others, and
/// how to make each again.
enum VerificationView {
  static func make(_ results: ClassResults) throws -> View {
    let sections = [
      section("results", localized("Results"), 1, table(results)),
      section("reasons", localized("What to know"), 2, reasons(results)),
      section("again", localized("To make a run again"), 3, commands(results)),
    ].compactMap { $0 }
    let script = try OverviewScript.text()
    return View([
      "head": try HeadView.make(title: localized("Verification of \(results.own.book)")),
      "pageScript": Markup.script(script),
      "wording": ScriptWording.make(for: script),
      "title": localized("Runs of \(results.own.book), verified"),
      "verdict": results.sentence,
      "runs": [View(["name": localized("verified on"), "facts": basis(results.own)])],
      "banner": banner(results),
      "contents": View(["chapters": sections.map(\.entry)]),
      "sections": sections.map(\.view),
    ])
  }

  private struct Section {
    let entry: View
    let view: View
  }

  private static func section(
    _ id: String, _ title: String, _ number: Int, _ figure: Figure?
  ) -> Section? {
    figure.map {
      Section(
        entry: View(["id": id, "title": [View("inline/text", ["text": title])]]),
        view: View([
          "id": id, "title": title, "figures": [$0.view(step: number, number: 1)],
        ]))
    }
  }

  /// The text and the words that the models were scored on.
  private static func basis(_ own: RunRecord) -> String {
    func count(_ step: StepID, _ name: String) -> String {
      ValueFormat.count.string(own[step]?.results[name])
    }
    let (targets, words) = (count(.dataset, "test.tokens"), count(.vocab, "size"))
    let data = own.data?.source ?? localized("no data")
    let settings = ClassResults.settings(of: own)
    return localized("\(data): \(targets) test targets, \(words) words; \(settings)")
  }

  private static func banner(_ results: ClassResults) -> View? {
    let names = results.verifications.filter(\.isContradicted).map(\.name)
      .joined(separator: ", ")
    guard !names.isEmpty else { return nil }
    return View([
      "class": "failed", "mark": "cross", "title": localized("Not every record is true."),
      "text": localized(
        "What the model reaches differs from what run.json states: \(names)."),
      "hasLinks": false,
    ])
  }

  private static func table(_ results: ClassResults) -> Figure {
    let format = ValueFormat.perplexity
    return Figure(
      title: localized("Every run on the same test text"),
      sentence: localized(
        "Perplexity is the model’s on the test text here; recorded is what run.json states."),
      content: [
        .table(
          DataTable(
            label: localized("Runs by test perplexity"),
            columns: [
              .number("place"), .text("run"),
              .number("perplexity"), .number("recorded"),
              .text("record"), .text("settings"),
            ],
            allRows: results.places.map { place, run in
              [
                place, run.name, format.string(run.perplexity.map(Value.number)),
                format.string(run.recordedPerplexity.map(Value.number)), run.verdict,
                run.record.map(ClassResults.settings) ?? ValueFormat.absent,
              ]
            }))
      ])
  }

  private static func reasons(_ results: ClassResults) -> Figure? {
    let wrong = results.verifications.filter(\.needsReason)
    guard !wrong.isEmpty else { return nil }
    return Figure(
      title: localized("Records that are false, and numbers that can’t be compared"),
      sentence: localized("Where two numbers stand, the first is what came out here."),
      content: [
        .table(
          DataTable(
            label: localized("What to know"),
            columns: [.text("run"), .text("reason")],
            allRows: wrong.map { [$0.name, $0.reason] }))
      ])
  }

  private static func commands(_ results: ClassResults) -> Figure? {
    let made = results.verifications.compactMap { run in run.command.map { [run.name, $0] } }
    guard !made.isEmpty else { return nil }
    return Figure(
      title: localized("The command of each run"),
      sentence: localized(
        """
        On the same kind of machine it gives the same model, bit for bit. Only this shows that a \
        model was trained as its record says, and not on the test text.
        """),
      content: [
        .table(
          DataTable(
            label: localized("Commands"),
            columns: [.text("run"), .text("command")], allRows: made))
      ])
  }
}
