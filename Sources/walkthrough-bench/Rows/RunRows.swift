import Foundation

/// Whole runs of the program, each in a process of its own.
enum RunRows {
  static var all: [Row] { [freshSample, freshReviews, report, memory] }

  private static var freshSample: Row {
    Row(
      name: "run.fresh", title: "run in which every step is fresh", quantity: .seconds,
      goal: Row.Goal(reach: 0.5, stretch: 0.1)
    ) { bench in
      let run = try SampleRun(bench: bench)
      return { try run.again() }
    }
  }

  private static var freshReviews: Row {
    Row(
      name: "run.freshReviews", title: "the same, on 25,000 reviews", quantity: .seconds,
      goal: Row.Goal(reach: 0.5, stretch: 0.1)
    ) { bench in
      let run = try bench.reviewsRun()
      return { try run.again() }
    }
  }

  private static var report: Row {
    Row(
      name: "run.report", title: "rendering the report", quantity: .seconds,
      goal: Row.Goal(reach: 0.3, stretch: 0.1)
    ) { bench in
      let run = try SampleRun(bench: bench)
      return {
        Row.Sample(amount: 0, seconds: try run.report().seconds, note: "walkthrough report in full")
      }
    }
  }

  private static var memory: Row {
    Row(
      name: "memory.reviews", title: "peak memory of a run on 25,000 reviews", quantity: .memory,
      goal: Row.Goal(reach: 600, stretch: 300), isMeasuredOnce: true
    ) { bench in
      let run = try bench.reviewsRun()
      return {
        Row.Sample(amount: Double(run.peakBytes), seconds: run.seconds, note: run.description)
      }
    }
  }
}
