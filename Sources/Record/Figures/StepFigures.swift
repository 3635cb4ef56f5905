/// The data behind the figures of a run: the contents of `steps/<id>.json`. A step that has not run
/// has none.
package struct StepFigures: Hashable, Sendable {
  package var load: LoadFigures?
  package var vocab: VocabFigures?
  package var dataset: DatasetFigures?
  package var loader: LoaderFigures?
  package var model: ModelFigures?
  package var optimizer: OptimizerFigures?
  package var train: TrainFigures?
  package var evaluate: EvaluateFigures?

  package init() {}
}
