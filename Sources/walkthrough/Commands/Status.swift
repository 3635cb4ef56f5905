import ArgumentParser
import Foundation
import Pipeline
import Record

/// `walkthrough status`: what is fresh, what is stale and why.
struct Status: PlanCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show for each step whether it is fresh, stale (and why) or never ran.")

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions

  func run() throws {
    let project = try bookOptions.project()
    let decoded = try planOptions.decoded(try project.book(bookOptions.book))
    let output = bookOptions.outputFolder(of: project)
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions,
      observer: TerminalObserver(terminal: .current, isQuiet: true))
    RecipeLines.report(plan.recipe)
    let folder = bookOptions.runFolder(of: project)
    let survey = RunSurvey(plan: plan, output: output.url, folder: folder)
    for step in survey.steps() {
      let name = step.record.id.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
      let state = StepLine.state(of: step.record, terminal: .current)
      var parts: [TerminalText] = ["\(step.record.id.number)  \(name)", state]
      if let stale = step.record.stale { parts.append("\(stale).") }
      if let finished = step.finished { parts.append("\(Self.describe(finished))") }
      let headline = StepLine.headline(of: step.record)
      if !headline.isEmpty { parts.append("\(headline)") }
      Terminal.write("\(parts.joined(separator: " "))\n")
    }
    let store = output.store
    let size = ValueFormat.bytes.string(.integer(store.bytes))
    let clean = SuggestedCommand(
      "clean", bookOptions.book, as: bookOptions.runName, repeating: bookOptions.folders.arguments)
    Terminal.write("Stored results: \(size) in \(store.folder.path); `\(clean)` removes them.\n")
  }

  /// "2026-11-23 14:02, took 12 s."
  private static func describe(_ finished: RunSurvey.Finished) -> String {
    let when = finished.date.formatted(
      .iso8601.year().month().day().dateSeparator(.dash).dateTimeSeparator(.space)
        .time(includingFractionalSeconds: false))
    return "\(when) UTC, took \(ValueFormat.seconds.string(.number(finished.seconds)))."
  }
}
