import Record
import Testing

@Suite struct QualifiedNameTests {
  @Test func readsStepAndName() {
    #expect(QualifiedName("evaluate.perplexity") == QualifiedName(.evaluate, "perplexity"))
    #expect(QualifiedName("load.train.documents") == QualifiedName(.load, "train.documents"))
  }

  @Test(arguments: ["", ".", "train", "train.", ".loss", "Train.loss", "test.loss", " train.loss"])
  func refusesWhatIsNone(_ text: String) {
    #expect(QualifiedName(text) == nil)
  }

  @Test(arguments: ["vocab.size", "train.loss.last"])
  func isWrittenAsItIsRead(_ text: String) {
    #expect(QualifiedName(text)?.description == text)
  }
}
