import Record

/// Every figure of the chapters, in the order in which a chapter shows its own.
package enum Figures {
  package static let all: [any StepFigure.Type] = [
    SourceFigure.self, FindingsFigure.self, DocumentLengthsFigure.self, ExcerptsFigure.self,

    WordSurveyFigure.self, FrequencyFigure.self, WordsFigure.self, DictionaryFigure.self,
    TokenIDsFigure.self, TinyIDsFigure.self,

    WindowsFigure.self, PairsFigure.self, SplitsFigure.self, SequenceLengthsFigure.self,
    StridesFigure.self, TinyPairsFigure.self,

    BatchFigure.self,

    ShapesFigure.self, ParametersFigure.self, CellFigure.self, CellStepsFigure.self,
    TinyParametersFigure.self, TinyForwardFigure.self,

    OverfitFigure.self, TinyLossFigure.self,

    LossFigure.self, GradientFigure.self, ThroughputFigure.self, CostFigure.self,
    EpochTextsFigure.self, TinyBackwardFigure.self, TinyStepFigure.self,

    LadderFigure.self, NGramsFigure.self, ContinuationsFigure.self, TemperaturesFigure.self,
    NextWordFigure.self, LiveModelFigure.self, SurprisalFigure.self, MentionsFigure.self,
    GatesFigure.self, NeighboursFigure.self, TinyPerplexityFigure.self,
  ]

  /// The names by which chapters can refer to figures, and the steps whose chapters show them.
  package static var names: [FigureName] {
    all.map { FigureName($0.name, of: $0.step) } + [FigureName(ReferenceFigure.name, of: .evaluate)]
  }
}
