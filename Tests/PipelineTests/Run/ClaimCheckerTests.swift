import Chapters
import Foundation
import Pipeline
import Record
import TestSupport
import Testing

@Suite struct ClaimCheckerTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  private func record(stale: StepID? = nil, overrides: [String: String] = [:]) throws -> RunRecord {
    RunRecord(
      book: "tiny", run: "tiny", seed: 42, started: .now, machine: .current, threads: 1,
      overrides: overrides,
      steps: try workplace.plan().steps.map { planned in
        StepRecord(
          id: planned.id, key: planned.key, state: .ran,
          stale: planned.id == stale ? "its stored result is gone" : nil,
          settings: planned.settings,
          results: planned.id == .train
            ? ["steps": 12, "loss.last": .number(.nan), "seconds": 0.5] : [:])
      })
  }

  private func check(
    _ claim: String, isBooksOwn: Bool = true, stale: StepID? = nil
  ) throws -> ClaimRecord {
    workplace.book.prose["train"] = TinyBook.claim(claim)
    let checker = ClaimChecker(record: try record(stale: stale), isBooksOwn: isBooksOwn)
    let claims = checker.check(try workplace.readBook())
    #expect(claims.count == 1)
    let only = try #require(claims.first)
    #expect(only.text == claim)
    #expect(only.location == "chapters/tiny/07-train.md:8")
    return only
  }

  @Test(arguments: [true, false]) func aTrueClaimHolds(isBooksOwn: Bool) throws {
    let claim = try check("train.steps == 6 * train.epochs", isBooksOwn: isBooksOwn)
    #expect(claim.state == .holds)
    #expect(claim.detail == "12 == 12")
  }

  @Test(arguments: [(true, ClaimRecord.State.fails), (false, .doesNotHoldHere)])
  func aFalseClaimIsAMistakeOnlyUnderTheBooksOwnSettings(
    isBooksOwn: Bool, expected: ClaimRecord.State
  ) throws {
    let claim = try check("train.steps < train.seconds", isBooksOwn: isBooksOwn)
    #expect(claim.state == expected)
    #expect(claim.detail.hasPrefix("12.") && claim.detail.contains(" < 0.5"))
  }

  @Test func aClaimOnAnAbsentResultIsNotChecked() throws {
    let claim = try check("evaluate.floorPerplexity < train.steps")
    #expect(claim.state == .notChecked)
    #expect(claim.detail == "this run has no evaluate.floorPerplexity")
  }

  @Test func aClaimOnATextIsNotChecked() throws {
    #expect(try check("loader.order > 1").state == .notChecked)
  }

  @Test func notANumberBearsNothingOut() throws {
    #expect(try check("train.loss.last != 1").state == .fails)
  }

  @Test func staleResultsAreNotTheBooks() throws {
    #expect(try check("train.steps < 0", stale: .train).state == .doesNotHoldHere)
    #expect(try check("train.steps < 0", stale: .load).state == .fails)
  }

  @Test func claimsAreCheckedAnewAgainstARecord() throws {
    workplace.book.prose["load"] = TinyBook.claim("train.steps < 0")
    func state(_ record: RunRecord) throws -> ClaimRecord.State? {
      try workplace.decoded().checkClaims(against: record).first?.state
    }
    #expect(try state(try record()) == .fails)
    #expect(try state(try record(overrides: ["train.epochs": "1"])) == .doesNotHoldHere)
    // The book has changed since.
    let before = try record()
    workplace.book.cells["loader"] = "loader(batchSize: 8)"
    #expect(try state(before) == .doesNotHoldHere)
  }

  @Test func aRecordReadFromItsFileIsStillTheBooks() throws {
    workplace.book.prose["load"] = TinyBook.claim("train.steps < 0")
    try workplace.place(try record())
    let read = try #require(workplace.run.readRecord())
    #expect(try workplace.decoded().checkClaims(against: read).first?.state == .fails)
  }
}
