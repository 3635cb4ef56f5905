import Checksums
import Drawings
import Files
import Foundation
import Listings
import Pipeline
import Record

/// The figures of one run: read from its folder, brought up to date from the store, drawn.
package struct RunFigures: Sendable {
  /// By name; `.some(nil)` for a figure that has nothing to show in this run.
  private var figures: [String: (any StepFigure)?] = [:]
  /// The keys that the data was computed under, by name.
  private var keys: [String: String]

  /// Reads the data that a run's folder has. What is missing or can't be read is computed again by
  /// `refresh`.
  package init(_ contents: RunContents) {
    keys = contents.record.figures ?? [:]
    for step in StepID.allCases {
      guard let data = contents[figuresOf: step],
        let file = try? JSONFile.decode(FigureFile.self, from: data)
      else { continue }
      for type in Figures.all where type.step == step {
        figures[type.name] = file.figures[type.name]
      }
    }
  }

  /// The data of a figure; `nil` if the run has none.
  package subscript<Content: StepFigure>(type: Content.Type) -> Content? {
    figures[type.name].flatMap { $0 } as? Content
  }

  /// Computes again what was computed by other code or from other results. No step runs.
  ///
  /// - Returns: the figures that stay as they were, or absent, in the order of the chapters.
  package mutating func refresh(from run: StoredRun) -> [OutdatedFigure] {
    let held = Set(StepID.allCases.filter(run.holds))
    return Figures.all.compactMap { type in
      refresh(type, from: run, held: held).map { OutdatedFigure(step: type.step, cause: $0) }
    }
  }

  /// - Returns: why the figure is not up to date; `nil` if it is.
  private mutating func refresh<Content: StepFigure>(
    _ type: Content.Type, from run: StoredRun, held: Set<StepID>
  ) -> OutdatedFigure.Cause? {
    let needed = [type.step] + type.reads
    guard needed.allSatisfy({ run.record[$0]?.hasResults == true }) else {
      figures[type.name] = nil
      keys[type.name] = nil
      return nil
    }
    // The page says that the step is stale; its figures stay with its results.
    if run.record[type.step]?.stale != nil, figures[type.name] != nil { return nil }
    let key = Self.key(of: type, in: run.record)
    if keys[type.name] == key, figures[type.name] != nil { return nil }
    guard held.isSuperset(of: needed) else { return .lackingResult }
    do {
      figures[type.name] = .some(try Content(of: run))
      keys[type.name] = key
      return nil
    } catch is StorageError {
      return .lackingResult
    } catch {
      return .failure("\(error)")
    }
  }

  /// What a figure's data depends on: the code of all figures, and the keys and results of the
  /// steps that it is computed from.
  private static func key(of type: any StepFigure.Type, in record: RunRecord) -> String {
    let parts = Set([type.step] + type.reads).sorted().map { step in
      let results = record[step]?.results ?? [:]
      return "\(step) \(record[step]?.key ?? "") "
        + results.sorted { $0.key < $1.key }
        .map { "\($0.key)=\(ValueFormat.plain.string($0.value))" }.joined(separator: ",")
    }
    return SHA256.hex(of: Array(([code, type.name] + parts).joined(separator: "\n").utf8))
  }

  /// The digest of this target's code, of the readings, and of the code whose texts and rules a
  /// figure keeps.
  private static let code = SourceLibrary.compiled.digest(
    of: [
      "Figures/", "Readings/", "Drawings/LiveModel.swift", "Pipeline/Products/Detokenizer.swift",
      "Record/Ladder.swift", "Record/TokenUnit.swift",
    ])

  /// Writes the data to the contents of the run's folder.
  package func write(to contents: inout RunContents) throws {
    let known = Set(Figures.all.map { $0.name })
    contents.record.figures = keys.filter { known.contains($0.key) }
    for step in StepID.allCases {
      var file = FigureFile()
      for type in Figures.all where type.step == step {
        file.figures[type.name] = figures[type.name]
      }
      let data = try JSONFile.data(file)
      if !file.figures.isEmpty {
        contents[figuresOf: step] = data
      } else if contents.record[step]?.hasResults != true {
        // Data that can't be read stays: the version that wrote it can still show it.
        contents[figuresOf: step] = nil
      }
    }
  }

  /// Draws every figure that has something to show, in the order of the chapters.
  ///
  /// - Parameters:
  ///   - comparison: the run beside a PyTorch run, drawn after the other figures.
  ///   - others: runs to switch on in the figure of the losses.
  package func drawn(
    in values: RunValues, comparison: ReferenceComparison? = nil, others: OtherRuns? = nil
  ) -> [StepID: [Figure]] {
    var drawn: [StepID: [Figure]] = [:]
    for type in Figures.all {
      let data = figures[type.name].flatMap { $0 }
      var figure =
        if let losses = data as? LossFigure, let others {
          losses.drawn(in: values, beside: others)
        } else {
          data?.drawn(in: values)
        }
      figure = figure?.phrased(for: values.unit)
      figure?.name = type.name
      if let figure { drawn[type.step, default: []].append(figure) }
    }
    if let comparison { drawn[.evaluate, default: []].append(ReferenceFigure.make(comparison)) }
    return drawn
  }
}

extension RunFigures {
  /// What the run's text is; `nil` if it has not been read.
  package var origin: TextOrigin? { self[SourceFigure.self]?.origin }

  /// The losses that the run's training went through; `nil` if it has not trained.
  package var training: TrainingCurve? { self[LossFigure.self]?.curve }

  /// What the run's model wrote in the evaluation.
  package var continuations: [Continuation] { self[ContinuationsFigure.self]?.continuations ?? [] }
}
