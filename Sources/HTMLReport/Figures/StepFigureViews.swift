import Record

/// The figures of each step, from the data that the step recorded; none without data.
struct StepFigureViews {
  let context: ReportContext

  func make(_ step: StepID) -> [View] {
    figures(of: step).enumerated().map { index, figure in
      figure.view(step: step.number, number: index + 1)
    }
  }

  private func figures(of step: StepID) -> [Figure] {
    let values = RunValues(record: context.record, catalog: context.catalog)
    let data = context.figures
    let figures: [Figure?] =
      switch step {
      case .load:
        data.load.map {
          [
            SourceFigure.make($0), LengthFigure.make(of: $0),
            ExcerptsFigure.make($0),
          ]
        } ?? []
      case .vocab:
        data.vocab.map {
          [
            FrequencyFigure.make($0, values: values), WordsFigure.make($0),
            DictionaryFigure.make($0), TokenIDsFigure.make($0),
          ]
        } ?? []
      case .dataset:
        data.dataset.map {
          [
            $0.windows.flatMap(WindowsFigure.make), PairsFigure.make($0), SplitsFigure.make($0),
            LengthFigure.make(of: $0), $0.windows.flatMap(StridesFigure.make),
          ]
        } ?? []
      case .loader: data.loader.map { [BatchFigure.make($0)] } ?? []
      case .model:
        data.model.map {
          [
            ShapesFigure.make($0, loader: data.loader), ParametersFigure.make($0),
            CellFigure.make($0),
          ]
        } ?? []
      case .optimizer: data.optimizer.map { [OverfitFigure.make($0, values: values)] } ?? []
      case .train:
        data.train.map {
          [
            LossFigure.make($0, values: values), GradientFigure.make($0, values: values),
            ThroughputFigure.make($0), $0.cost.flatMap(CostFigure.make),
            ContinuationsFigure.make($0),
          ]
        } ?? []
      case .evaluate:
        (data.evaluate.map {
          [
            LadderFigure.make($0), ContinuationsFigure.make($0), ContinuationsFigure.compare($0),
            $0.nextWord.flatMap(NextWordFigure.make), SurpriseFigure.make($0),
            GatesFigure.make($0.gates), NeighboursFigure.make($0.neighbours),
          ]
        } ?? []) + [context.comparison.map(ReferenceFigure.make)]
      }
    return figures.compactMap { $0 }
  }
}
