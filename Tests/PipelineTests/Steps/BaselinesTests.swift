import Record
import Testing
import Text

@testable import Pipeline

@Suite struct BaselinesTests {
  /// The ladder says what each baseline knows.
  @Test func eachHasARungOfTheLadder() {
    #expect(Baselines.models.map { $0.name } == Ladder.baselines.map(\.name))
    for baseline in Ladder.baselines {
      #expect(ResultCatalog.standard[QualifiedName(.evaluate, baseline.result)] != nil)
    }
  }
}
