import Foundation
import TestSupport
import Testing

/// `walkthrough --version`.
@Suite struct VersionTests {
  private static let package = URL(filePath: #filePath).appending(path: "../../../..")
    .standardizedFileURL

  @Test func itSaysWhatWasBuiltFromWhat() throws {
    let outcome = try Project([:]).run("--version")
    #expect(outcome.status == 0 && outcome.errors == "")
    let form =
      #/
      walkthrough\ (\d+\.\d+\.\d+)\ \(commit\ (.+)\)\n
      built\ with\ (.+),\ for\ (.+)\n
      matrix\ products\ by\ (.+)\n
      dictionaries\ of\ (.+)\n
      /#
    let version = try #require(try form.wholeMatch(in: outcome.output), "\(outcome.output)")
    #expect(try /[0-9a-f]{8,}(-dirty)?|unknown/.wholeMatch(in: version.2) != nil, "\(version.2)")
    #expect(version.3.hasPrefix("Swift 6."))
    #expect(try /(ICU|macOS) \d+\.\d+/.wholeMatch(in: version.6) != nil, "\(version.6)")
    #expect(["AVX-512", "AVX2", "SSE2", "NEON"].contains(version.4))
    #if os(Linux)
      // With the kernels in use.
      let products = /OpenBLAS \d\S* \(\w+\)(, libxsmm \S+ \(\w+\))?/
      #expect(try products.wholeMatch(in: version.5) != nil, "\(version.5)")
    #else
      #expect(version.5 == "Accelerate")
    #endif
  }

  @Test func theChangelogHasTheVersionOrWhatComesNext() throws {
    let output = try Project([:]).run("--version").output
    let number = try #require(output.firstMatch(of: /\d+\.\d+\.\d+/)).0
    let log = try String(
      contentsOf: Self.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let heading = try #require(log.firstMatch(of: /(?m)^## (.+)$/)).1
    #expect(heading == "Unreleased" || heading.hasPrefix("\(number) "), "\(heading)")
  }

  /// What archives are named after.
  @Test func theScriptsOfAReleaseKnowTheVersion() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.package.appending(path: ".dist/version")
    process.standardOutput = output
    try process.run()
    let data = try #require(try output.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    let number = try #require(String(validating: data, as: UTF8.self)).dropLast()
    #expect(try Project([:]).run("--version").output.hasPrefix("walkthrough \(number) ("))
  }

  @Test func helpNamesTheFlag() throws {
    #expect(try Project([:]).run("help").output.contains("--version"))
  }
}
