import Record

/// Every figure of the chapters, in the order in which a chapter shows its own.
package enum Figures {
  package static let all: [any StepFigure.Type] = [
    SourceFigure.self, DocumentLengthsFigure.self, ExcerptsFigure.self,

    FrequencyFigure.self, WordsFigure.self, DictionaryFigure.self, TokenIDsFigure.self,

    WindowsFigure.self, PairsFigure.self, SplitsFigure.self, SequenceLengthsFigure.self,
    StridesFigure.self,

    BatchFigure.self,

    ShapesFigure.self, ParametersFigure.self, CellFigure.self,

    OverfitFigure.self,

    LossFigure.self, GradientFigure.self, ThroughputFigure.self, CostFigure.self,
    EpochTextsFigure.self,

    LadderFigure.self, NGramsFigure.self, ContinuationsFigure.self, TemperaturesFigure.self,
    NextWordFigure.self, LiveModelFigure.self, SurprisalFigure.self, MentionsFigure.self,
    GatesFigure.self, NeighboursFigure.self,
  ]
}
